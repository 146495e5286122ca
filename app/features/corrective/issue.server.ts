import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { defaultTerms } from '#core/corrective/due-date.ts'
import { act, load } from '#server/adapter/remix.ts'
import { issueAction } from '#server/corrective/issue-action.ts'
import { mostRows } from '#server/list/list-query.ts'
import { listSuppliers } from '#server/supplier/list-suppliers.ts'

/** The suppliers that may be asked, and the days that each severity gives. */
export async function loadIssueForm(args: LoaderFunctionArgs) {
  const { rows } = await load(args, listSuppliers, { direct: true, pageSize: mostRows })
  const chosen = new URL(args.request.url).searchParams.get('supplier')
  return {
    suppliers: rows.map(({ orgId, name }) => ({ value: orgId, label: name })),
    chosen: rows.some(({ orgId }) => orgId === chosen) ? chosen : null,
    terms: defaultTerms,
  }
}

export const issueNow = (args: ActionFunctionArgs, base: string) =>
  act(args, issueAction, { redirectTo: ({ actionId }) => `${base}/${actionId}?done=issue` })
