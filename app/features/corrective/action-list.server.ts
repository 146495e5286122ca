import type { LoaderFunctionArgs } from '@remix-run/node'
import { correctiveStates } from '#core/corrective/state.ts'
import { permissionsOf } from '#core/identity/permission.ts'
import { load } from '#server/adapter/remix.ts'
import { type ActionRow, actionSorts, listActions } from '#server/corrective/list-actions.ts'
import { download, exportList, instead } from '#server/list/export-list.ts'
import { mostRows } from '#server/list/list-query.ts'
import { serverT } from '../../i18n/server-t.server.ts'
import { readTableQuery } from '../../ui/table/table-query.ts'

type Side = 'issued' | 'received' | 'shared'

const rules = {
  sorts: actionSorts,
  defaultSort: 'urgency',
  filters: {
    state: ['open', ...correctiveStates],
    severity: ['critical', 'major', 'minor'],
    ball: ['issuer', 'subject'],
    overdue: ['1'],
    side: ['shared'],
  },
} as const

/**
 * Corrective actions of one side, or the same list as a workbook with `?export=xlsx`. The leader may turn to those
 * shared with it (`?side=shared`). `?supplier=<id>` narrows to one supplier.
 */
export async function loadActionList(args: LoaderFunctionArgs, own: Exclude<Side, 'shared'>) {
  const url = new URL(args.request.url)
  const query = readTableQuery(url, rules)
  const exporting = url.searchParams.get('export') === 'xlsx'
  const { actor, locale } = args.context
  const { state, severity, overdue, ball, side: wanted } = query.filters
  const side: Side = own === 'issued' && wanted === 'shared' && actor.kind === 'leader' ? 'shared' : own
  const list = await load(args, listActions, {
    side,
    q: query.q,
    sort: query.sort as 'urgency',
    descending: query.descending,
    page: exporting ? 1 : query.page,
    pageSize: exporting ? mostRows : query.pageSize,
    state: state === 'open' ? undefined : (state as ActionRow['state'] | undefined),
    open: state === 'open' || undefined,
    severity: severity as ActionRow['severity'] | undefined,
    ball: ball as 'issuer' | 'subject' | undefined,
    overdue: overdue === '1' || undefined,
    subjectOrgId: url.searchParams.get('supplier') || undefined,
  })
  if (exporting) throw instead(args.context, await workbook(list.rows, locale))
  const permissions = permissionsOf(actor)
  return { ...list, query, side, mayIssue: permissions.includes('corrective:issue') }
}

async function workbook(rows: ActionRow[], locale: 'zh' | 'en'): Promise<Response> {
  const t = serverT(locale, 'corrective')
  const content = await exportList<ActionRow>({
    sheet: t('exportName'),
    rows,
    columns: [
      { header: t('field.number'), value: (row) => row.number, width: 16 },
      { header: t('field.title'), value: (row) => row.title, width: 44 },
      { header: t('field.severity'), value: (row) => t(`severity.${row.severity}`), width: 10 },
      { header: t('field.supplier'), value: (row) => row.subjectName, width: 32 },
      { header: t('field.issuer'), value: (row) => row.issuerName, width: 32 },
      { header: t('field.state'), value: (row) => t(`state.${row.state}`) },
      { header: t('field.ball'), value: (row) => t(`ball.${row.ball ?? 'none'}`) },
      { header: t('field.issued'), value: (row) => row.issuedAt.slice(0, 10) },
      { header: t('field.answerDue'), value: (row) => row.answerDueOn },
      { header: t('field.closeDue'), value: (row) => row.dueOn },
      { header: t('field.originalDue'), value: (row) => row.originalDueOn },
      { header: t('field.sentBack'), value: (row) => row.sendBackCount },
      { header: t('field.closed'), value: (row) => row.closedAt?.slice(0, 10) ?? null },
    ],
  })
  return download(content, `${t('exportName')}.xlsx`)
}
