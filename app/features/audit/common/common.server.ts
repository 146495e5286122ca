import type { LoaderFunctionArgs } from '@remix-run/node'
import { load } from '#server/adapter/remix.ts'
import { listCommonFaults } from '#server/audit/list-common-faults.ts'

/** Periods that may be looked at, in months. */
const periods = [6, 12, 24]

export async function loadCommonFaults(args: LoaderFunctionArgs) {
  const asked = Number(new URL(args.request.url).searchParams.get('months'))
  const months = periods.includes(asked) ? asked : 24
  return { ...(await load(args, listCommonFaults, { months })), months, periods }
}
