import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { LinkButton } from '../../../ui/button.tsx'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { DueDate } from '../../../ui/due-date.tsx'
import { MainAside, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import type { AuditData } from '../audit-types.ts'
import { QuestionTable } from '../result/result-view.tsx'
import { ConsentHint, isConfirmable } from './earlier-answer.tsx'
import { ProgressTable } from './progress-table.tsx'

/** How a received audit stands before it is signed. */
export function OverviewPage({ audit, submitted }: { audit: AuditData; submitted: boolean }) {
  const t = useT('audit')
  const base = `/supply/audits/${audit.auditId}`
  const { can, progress } = audit
  const offered = audit.earlier.filter(
    (one) =>
      isConfirmable(one) &&
      !audit.answers.some((answer) => answer.questionId === one.questionId && isConfirmable(answer)),
  ).length
  return (
    <Stack>
      {submitted && <Notice tone="success">{t('submit.done')}</Notice>}
      {audit.returnReason && can.answer && (
        <Notice tone="warn" title={t('overview.returnedTitle')}>
          {audit.returnReason}
        </Notice>
      )}
      {can.answer && offered > 0 && <Notice>{t('earlier.overview', { count: offered })}</Notice>}
      <ConsentHint open={audit.consentOpen} />
      {audit.state === 'cancelled' && (
        <Notice tone="info" title={t('overview.cancelled')}>
          {audit.cancelReason}
        </Notice>
      )}
      {(audit.state === 'submitted' || audit.state === 'reviewing') && !submitted && (
        <Notice>{t('overview.waiting')}</Notice>
      )}
      <MainAside aside={<AuditFacts audit={audit} />}>
        <SectionCard
          title={t('overview.progress')}
          aside={
            can.answer && (
              <>
                {progress.maySubmit && (
                  <LinkButton to={`${base}/submit`} tone="secondary">
                    {t('submit.title')}
                  </LinkButton>
                )}
                <LinkButton to={`${base}/answer`}>
                  {t(progress.answered > 0 ? 'answer.resume' : 'answer.start')}
                </LinkButton>
              </>
            )
          }
        >
          <ProgressTable audit={audit} />
        </SectionCard>
        {audit.answers.length > 0 && !can.answer && (
          <SectionCard title={t('overview.answers')}>
            <QuestionTable audit={audit} />
          </SectionCard>
        )}
      </MainAside>
    </Stack>
  )
}

/** Who audits whom, against what and until when. */
export function AuditFacts({ audit }: { audit: AuditData }) {
  const t = useT('audit')
  const words = useT('standard')
  const format = useFormat()
  const open = audit.state === 'launched' || audit.state === 'answering'
  return (
    <SectionCard title={audit.number}>
      <Stack gap="small">
        <DescriptionList
          items={[
            { term: t('field.issuer'), value: audit.issuer.name },
            { term: t('field.supplier'), value: audit.subject.name },
            {
              term: t('field.standard'),
              value: `${audit.standard.title} · ${words('versionOf', audit.standard)}`,
            },
            { term: t('field.scope'), value: audit.elements.map(({ code }) => code).join(', ') },
            { term: t('field.due'), value: <DueDate due={audit.dueOn} done={!open} /> },
            { term: t('field.launched'), value: format.date(audit.launchedAt) },
            ...(audit.submittedAt
              ? [
                  { term: t('field.submitted'), value: format.date(audit.submittedAt, 'time') },
                  { term: t('field.declaredBy'), value: audit.declaredBy },
                ]
              : []),
            ...(audit.leadAuditor ? [{ term: t('field.auditor'), value: audit.leadAuditor }] : []),
          ]}
        />
        {audit.message && (
          <p>
            <b>{t('field.message')}</b> {audit.message}
          </p>
        )}
      </Stack>
    </SectionCard>
  )
}
