import type { SerializeFrom } from '@remix-run/node'
import { useT } from '../../../i18n/use-t.ts'
import { FormErrors } from '../../../ui/field/form-errors.tsx'
import { MainAside, Stack } from '../../../ui/layout.tsx'
import { useLive } from '../../../ui/live.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PrintButton } from '../../../ui/print-button.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import { AuditFacts } from '../answer/overview-page.tsx'
import { ProgressTable } from '../answer/progress-table.tsx'
import { AuditStateBadge } from '../audit-state.tsx'
import type { AuditData } from '../audit-types.ts'
import { QuestionTable, ResultView } from '../result/result-view.tsx'
import { CancelForm } from './refusal-forms.tsx'
import type { loadReview } from './review-loader.server.ts'
import { Scoring } from './scoring.tsx'

/** An audit as its issuer sees it: waiting for the answers, being scored, or signed. */
export function ReviewPage({
  data,
  base,
  actionsPath,
  error,
}: {
  data: SerializeFrom<typeof loadReview>
  base: string
  actionsPath: string | null
  error?: string
}) {
  const t = useT('audit')
  const { audit, chart } = data
  // Answers come in while the supplier writes; afterwards only the state can change under the auditor's hands.
  const answering = audit.state === 'launched' || audit.state === 'answering'
  useLive(
    answering
      ? [`audit:${audit.auditId}`, `answer:${audit.auditId}`]
      : [`audit:${audit.auditId}`, 'corrective'],
  )
  return (
    <>
      <PageHeader
        crumbs={[{ to: base, label: t(base.startsWith('/lead') ? 'title' : 'issuedTitle') }]}
        title={audit.subject.name ?? audit.number}
        subtitle={`${audit.title} · ${audit.number}`}
        badges={<AuditStateBadge state={audit.state} />}
        actions={audit.result && <PrintButton />}
      />
      <Stack>
        {error && <FormErrors errors={[error]} />}
        {data.conflict && <Notice tone="warn">{t('review.conflict')}</Notice>}
        {data.taken !== null && <Notice tone="success">{t('review.taken', { count: data.taken })}</Notice>}
        {data.proposed !== null && (
          <Notice tone={data.proposed > 0 ? 'success' : 'info'}>
            {data.proposed > 0 ? t('finding.proposed', { count: data.proposed }) : t('finding.proposedNone')}
          </Notice>
        )}
        {audit.result && chart ? (
          <ResultView audit={audit} result={audit.result} chart={chart} actionsPath={actionsPath} />
        ) : audit.live && audit.can.score ? (
          <Scoring audit={audit} live={audit.live} />
        ) : (
          <Waiting audit={audit} />
        )}
      </Stack>
    </>
  )
}

function Waiting({ audit }: { audit: AuditData }) {
  const t = useT('audit')
  return (
    <>
      {audit.state === 'cancelled' ? (
        <Notice title={t('overview.cancelled')}>{audit.cancelReason}</Notice>
      ) : (
        audit.party === 'issuer' && <Notice title={t('review.waiting')}>{t('review.waitingHint')}</Notice>
      )}
      <MainAside
        aside={
          <>
            <AuditFacts audit={audit} />
            <CancelForm audit={audit} />
          </>
        }
      >
        <SectionCard title={t('overview.progress')}>
          <ProgressTable audit={audit} />
        </SectionCard>
        {audit.answers.length > 0 && (
          <SectionCard title={t('review.self')}>
            <QuestionTable audit={audit} />
          </SectionCard>
        )}
      </MainAside>
    </>
  )
}
