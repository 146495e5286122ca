import { Form } from '@remix-run/react'
import { useT } from '../../../i18n/use-t.ts'
import { LinkButton } from '../../../ui/button.tsx'
import { ConfirmSubmit } from '../../../ui/field/confirm-submit.tsx'
import { SubmitButton } from '../../../ui/field/submit-button.tsx'
import { TextAreaField, TextField } from '../../../ui/field/text-field.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import type { loadDraft } from './draft.server.ts'

type Data = Awaited<ReturnType<typeof loadDraft>>

/** Review and publication: what may be done now, and why not what may not. */
export function PublishPanel({ data, base, ready }: { data: Data; base: string; ready: boolean }) {
  const t = useT('standard-editor')
  const { draft, mayPublish } = data
  const reviewing = draft.status === 'in_review'
  const twoPeople = draft.fourEyes && (!reviewing || draft.wroteIt)
  return (
    <SectionCard title={t('publish.title')}>
      <Stack gap="small">
        {!ready && <p>{t('publish.notReady')}</p>}
        {draft.fourEyes && <p>{t(draft.wroteIt ? 'publish.fourEyesOwn' : 'publish.fourEyes')}</p>}
        {reviewing ? (
          <Form method="post">
            <input type="hidden" name="intent" value="return" />
            <Stack gap="small">
              <TextAreaField name="reason" label={t('publish.reason')} rows={2} required={!draft.wroteIt} />
              <SubmitButton tone="secondary">
                {t(draft.wroteIt ? 'publish.takeBack' : 'publish.sendBack')}
              </SubmitButton>
            </Stack>
          </Form>
        ) : (
          <Form method="post">
            <input type="hidden" name="intent" value="submit" />
            <SubmitButton tone={draft.fourEyes ? 'primary' : 'secondary'}>{t('publish.submit')}</SubmitButton>
          </Form>
        )}
        {mayPublish && !twoPeople && (
          <Form method="post">
            <input type="hidden" name="intent" value="publish" />
            <Stack gap="small">
              <TextField type="date" name="effectiveOn" label={t('publish.effectiveOn')} />
              <TextField
                type="date"
                name="followBy"
                label={t('publish.followBy')}
                hint={t('publish.followByHint')}
              />
              <TextAreaField name="changeNote" label={t('publish.changeNote')} rows={3} />
              <ConfirmSubmit
                tone="primary"
                label={t('publish.publish', { version: draft.baseVersion + 1 })}
                question={t('publish.question')}
                confirm={t('publish.confirm')}
              />
            </Stack>
          </Form>
        )}
        <Row>
          {draft.baseVersion > 0 && (
            <LinkButton
              to={`${base}/standards/${draft.standardId}/compare?from=${draft.baseVersion}&draft=${draft.draftId}`}
              size="small"
              tone="secondary"
            >
              {t('publish.compare')}
            </LinkButton>
          )}
          {!reviewing && (
            <Form method="post">
              <input type="hidden" name="intent" value="discard" />
              <ConfirmSubmit
                label={t('publish.discard')}
                question={t('publish.discardQuestion')}
                confirm={t('publish.discard')}
              />
            </Form>
          )}
        </Row>
      </Stack>
    </SectionCard>
  )
}

/** Why the draft came back, or who is reading it. */
export function ReviewState({ draft }: { draft: Data['draft'] }) {
  const t = useT('standard-editor')
  if (draft.status === 'in_review')
    return <Notice tone="info">{t('publish.inReview', { name: draft.submittedBy ?? '' })}</Notice>
  if (draft.sentBack)
    return (
      <Notice tone="warn" title={t('publish.sentBackBy', { name: draft.sentBack.by })}>
        {draft.sentBack.reason}
      </Notice>
    )
  return null
}
