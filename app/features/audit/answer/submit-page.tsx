import { Form } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useT } from '../../../i18n/use-t.ts'
import { useRoot } from '../../../shell/use-root.ts'
import { LinkButton } from '../../../ui/button.tsx'
import { CheckboxField } from '../../../ui/field/choice-field.tsx'
import { FormErrors } from '../../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../../ui/field/submit-button.tsx'
import { TextField } from '../../../ui/field/text-field.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { useLive } from '../../../ui/live.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import type { AuditData } from '../audit-types.ts'
import { answersKey, useSaveQueue } from '../use-save-queue.ts'
import { isConfirmable } from './earlier-answer.tsx'
import { ProgressTable } from './progress-table.tsx'

/** Last look before the self-assessment goes out: what is missing, whether all is saved, the declaration. */
export function SubmitPage({ audit, errors }: { audit: AuditData; errors?: readonly string[] }) {
  const t = useT('audit')
  const user = useRoot()?.session?.user
  const base = `/supply/audits/${audit.auditId}`
  const [saved, setSaved] = useState(audit.progress)
  useEffect(() => setSaved(audit.progress), [audit.progress])
  useLive([`audit:${audit.auditId}`])
  // What the answer page could not send yet is sent from here.
  const { state } = useSaveQueue<{
    outcome: 'saved'
    kept: AuditData['answers'][number]
    progress: typeof saved
  }>({
    procedure: 'audit.saveAnswer',
    auditId: audit.auditId,
    kept: audit.answers,
    key: answersKey(user?.id ?? '', audit.auditId),
    onSaved: ({ progress }) => setSaved(progress),
  })
  const unsent = state.entries.size
  const stuck = [...state.entries].filter(([, { status }]) => status !== 'waiting' && status !== 'sending')
  const unanswered = saved.total - saved.answered
  const waiting = audit.earlier.flatMap(({ questionId }) => {
    const given = state.entries.get(questionId) ?? state.kept.get(questionId)
    return given && isConfirmable(given) ? [] : [questionId]
  })
  const codeOf = (id: string) =>
    audit.elements.flatMap(({ questions }) => questions).find((question) => question.id === id)?.code
  return (
    <>
      <PageHeader
        crumbs={[
          { to: '/supply/audits', label: t('title') },
          { to: base, label: audit.title },
        ]}
        title={t('submit.title')}
      />
      <Stack>
        <FormErrors errors={errors} />
        {unsent > 0 && (
          <Notice
            tone="error"
            actions={
              <LinkButton to={`${base}/answer${stuck[0] ? `?q=${encodeURIComponent(stuck[0][0])}` : ''}`}>
                {t(stuck.length > 0 ? 'submit.decide' : 'submit.goOn')}
              </LinkButton>
            }
          >
            {stuck.length > 0
              ? t('submit.stuck', { count: stuck.length })
              : t('submit.unsent', { count: unsent })}
          </Notice>
        )}
        <Notice
          tone={saved.maySubmit ? 'success' : 'warn'}
          title={t(saved.maySubmit ? 'submit.ready' : 'submit.notReady')}
          actions={!saved.maySubmit && <LinkButton to={`${base}/answer`}>{t('submit.goOn')}</LinkButton>}
        >
          <p>{t('submit.rule', audit.standard.minimumEvaluated)}</p>
          <ul>
            {saved.missing.map(({ id, code, needed }) => (
              <li key={id}>{t('submit.need', { code, count: needed })}</li>
            ))}
            {saved.open.length > 0 && (
              <li>{t('submit.open', { codes: saved.open.map(({ code }) => code).join(t('listMark')) })}</li>
            )}
            {saved.notEvaluatedBeyond && <li>{t('submit.beyond', saved.notEvaluatedBeyond)}</li>}
            {saved.reasonsMissing.length > 0 && (
              <li>{t('submit.reasons', { count: saved.reasonsMissing.length })}</li>
            )}
            {saved.maySubmit && unanswered > 0 && <li>{t('submit.unanswered', { count: unanswered })}</li>}
          </ul>
        </Notice>
        {waiting.length > 0 && (
          <Notice
            tone="warn"
            title={t('earlier.unconfirmed', { count: waiting.length })}
            actions={<LinkButton to={`${base}/answer?q=${waiting[0]}`}>{t('earlier.toConfirm')}</LinkButton>}
          >
            {waiting.map(codeOf).join(t('listMark'))}
          </Notice>
        )}
        <SectionCard title={t('overview.progress')}>
          <ProgressTable audit={{ ...audit, progress: saved }} />
        </SectionCard>
        {saved.maySubmit && (
          <SectionCard title={t('submit.action')} note={t('submit.readyHint')}>
            <Form method="post">
              <Stack>
                <TextField
                  name="declaredBy"
                  label={t('submit.declare')}
                  hint={t('submit.declareHint')}
                  defaultValue={user?.name}
                  required
                  minLength={2}
                  maxLength={60}
                  autoComplete="name"
                />
                <CheckboxField name="agree" label={t('submit.agree')} required />
                <SubmitButton full disabled={unsent > 0}>
                  {t('submit.action')}
                </SubmitButton>
              </Stack>
            </Form>
          </SectionCard>
        )}
      </Stack>
    </>
  )
}
