import type { LoaderFunctionArgs } from '@remix-run/node'
import { load } from '#server/adapter/remix.ts'
import { getAudit } from '#server/audit/get-audit.ts'
import { resultChart } from '../result/result-charts.server.ts'

const count = (value: string | null) => (value !== null && /^\d{1,4}$/.test(value) ? Number(value) : null)

/** An issued audit with what the last deed on the page has to say. */
export async function loadReview(args: LoaderFunctionArgs) {
  const audit = await load(args, getAudit, { auditId: args.params.auditId ?? '' })
  const search = new URL(args.request.url).searchParams
  const { result, selfResult, elements } = audit
  return {
    audit,
    chart: result && resultChart(result, selfResult, elements, args.context.locale),
    taken: count(search.get('taken')),
    proposed: count(search.get('proposed')),
    conflict: search.has('conflict'),
  }
}
