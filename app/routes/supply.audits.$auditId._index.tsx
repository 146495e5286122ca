import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { load } from '#server/adapter/remix.ts'
import { getAudit } from '#server/audit/get-audit.ts'
import { OverviewPage } from '../features/audit/answer/overview-page.tsx'
import { AuditStateBadge } from '../features/audit/audit-state.tsx'
import { resultChart } from '../features/audit/result/result-charts.server.ts'
import { ResultView } from '../features/audit/result/result-view.tsx'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'
import { useLive } from '../ui/live.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { PrintButton } from '../ui/print-button.tsx'

export const handle = titled(
  'audit',
  (_t, { audit }: SerializeFrom<typeof loader>) => `${audit.title} ${audit.number}`,
)

export async function loader(args: LoaderFunctionArgs) {
  const audit = await load(args, getAudit, { auditId: args.params.auditId ?? '' })
  const { result, selfResult, elements } = audit
  return {
    audit,
    chart: result && resultChart(result, selfResult, elements, args.context.locale),
    submitted: new URL(args.request.url).searchParams.has('submitted'),
  }
}

export default function ReceivedAudit() {
  const t = useT('audit')
  const { audit, chart, submitted } = useLoaderData<typeof loader>()
  useLive([`audit:${audit.auditId}`, 'corrective'])
  return (
    <>
      <PageHeader
        crumbs={[{ to: '/supply/audits', label: t('title') }]}
        title={audit.title}
        subtitle={`${audit.number} · ${audit.issuer.name ?? ''}`}
        badges={<AuditStateBadge state={audit.state} />}
        actions={audit.result && <PrintButton />}
      />
      {audit.result && chart ? (
        <ResultView audit={audit} result={audit.result} chart={chart} actionsPath="/supply/actions" />
      ) : (
        <OverviewPage audit={audit} submitted={submitted} />
      )}
    </>
  )
}
