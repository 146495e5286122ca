import { Form, Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { CheckboxField } from '../../ui/field/choice-field.tsx'
import { ConfirmSubmit } from '../../ui/field/confirm-submit.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { Row as Line, Stack } from '../../ui/layout.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { OpenDraftButton } from './open-draft-button.tsx'
import styles from './standard-list.module.css'
import type { loadStandardList } from './standard-list.server.ts'

type Data = Awaited<ReturnType<typeof loadStandardList>>

/** Standards that are still being written and have no version yet. */
export function NewDrafts({ data, workspace }: { data: Data; workspace: string }) {
  const t = useT('standard')
  const format = useFormat()
  if (data.newDrafts.length === 0) return null
  return (
    <SectionCard title={t('list.newDrafts')}>
      <ul className={styles.drafts}>
        {data.newDrafts.map((draft) => (
          <li key={draft.draftId}>
            <Link to={`${workspace}/drafts/${draft.draftId}`}>{draft.title}</Link>
            <StatusBadge tone={draft.status === 'in_review' ? 'info' : 'neutral'}>
              {t(`status.${draft.status as 'draft'}`)}
            </StatusBadge>
            <small>{t('list.changedAt', { time: format.date(draft.updatedAt, 'time') })}</small>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}

/** What can be written from a standard of the list: its next version, or one's own that passes it on. */
export function DraftCell({
  row,
  base,
  workspace,
}: {
  row: Data['rows'][number]
  base: string
  workspace: string
}) {
  const t = useT('standard')
  if (row.draftId)
    return (
      <LinkButton to={`${workspace}/drafts/${row.draftId}`} size="small">
        {t('list.openDraft')}
      </LinkButton>
    )
  if (row.behind)
    return (
      <LinkButton to={`${base}/${row.standardId}/follow`} size="small" tone="primary">
        {t('list.follow')}
      </LinkButton>
    )
  if (row.mine)
    return <OpenDraftButton from="version" standardId={row.standardId} label={t('list.newVersion')} small />
  if (workspace === '/supply' && !row.adopted)
    return <OpenDraftButton from="adoption" versionId={row.versionId} label={t('list.adopt')} small />
  return row.adopted ? <span>{t('list.adopted')}</span> : null
}

/** Shipped templates: to adapt in a draft, or (where one person may) to publish as they are. */
export function Templates({ data }: { data: Data }) {
  const t = useT('standard')
  if (!data.mayEdit || data.templates.length === 0) return null
  return (
    <SectionCard title={t('template.title')} note={t('template.note')}>
      <Stack>
        {data.templates.map((template) => (
          <div key={template.templateId} className={styles.template}>
            <div>
              <h3>{template.title}</h3>
              <p>{template.source}</p>
              <small>{t('questions', { count: template.questions })}</small>
            </div>
            <Line>
              <OpenDraftButton from="template" templateId={template.templateId} label={t('template.adapt')} />
              {data.mayPublish && !data.fourEyes && (
                <Form method="post">
                  <input type="hidden" name="intent" value="publish-template" />
                  <input type="hidden" name="templateId" value={template.templateId} />
                  <ConfirmSubmit
                    tone="primary"
                    label={t('template.publish')}
                    question={t('template.question')}
                    confirm={t('template.publish')}
                  />
                </Form>
              )}
            </Line>
          </div>
        ))}
      </Stack>
    </SectionCard>
  )
}

/** Whether somebody else than the writers must publish. */
export function FourEyes({ fourEyes }: { fourEyes: boolean }) {
  const t = useT('standard')
  return (
    <SectionCard title={t('fourEyes.title')}>
      <Form method="post">
        <input type="hidden" name="intent" value="four-eyes" />
        <Stack gap="small">
          <CheckboxField
            name="fourEyes"
            label={t('fourEyes.label')}
            hint={t('fourEyes.hint')}
            defaultChecked={fourEyes}
          />
          <div>
            <SubmitButton tone="secondary">{t('fourEyes.save')}</SubmitButton>
          </div>
        </Stack>
      </Form>
    </SectionCard>
  )
}

/** For how long suppliers may confirm what they answered before, in audits launched from now on. */
export function AnswerOnce({ months }: { months: number }) {
  const t = useT('standard')
  return (
    <SectionCard title={t('answerOnce.title')}>
      <Form method="post">
        <input type="hidden" name="intent" value="answer-once" />
        <Stack gap="small">
          <div className={styles.months}>
            <TextField
              name="months"
              type="number"
              min={0}
              max={60}
              required
              label={t('answerOnce.label')}
              hint={t('answerOnce.hint')}
              defaultValue={String(months)}
            />
          </div>
          <div>
            <SubmitButton tone="secondary">{t('fourEyes.save')}</SubmitButton>
          </div>
        </Stack>
      </Form>
    </SectionCard>
  )
}
