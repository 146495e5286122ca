import type { LoaderFunctionArgs } from '@remix-run/node'
import { permissionsOf } from '#core/identity/permission.ts'
import { load } from '#server/adapter/remix.ts'
import { type AuditRow, listAudits } from '#server/audit/list-audits.ts'
import { download, exportList, instead } from '#server/list/export-list.ts'
import { mostRows } from '#server/list/list-query.ts'
import { serverT } from '../../i18n/server-t.server.ts'
import { readTableQuery } from '../../ui/table/table-query.ts'

type Side = 'issued' | 'received' | 'shared'

const rules = {
  sorts: ['due', 'launched', 'supplier', 'state', 'progress', 'overall'],
  defaultSort: '-launched',
  filters: {
    state: ['open', 'launched', 'answering', 'submitted', 'reviewing', 'signed', 'cancelled'],
    grade: ['A', 'B', 'C', 'D', 'none'],
    overdue: ['1'],
    side: ['shared'],
  },
} as const

/**
 * Audits of one side, or the same list as a workbook with `?export=xlsx`. The leader may turn to those shared with it
 * (`?side=shared`). `?supplier=<id>` narrows to one.
 */
export async function loadAuditList(args: LoaderFunctionArgs, own: Exclude<Side, 'shared'>) {
  const url = new URL(args.request.url)
  const query = readTableQuery(url, rules)
  const exporting = url.searchParams.get('export') === 'xlsx'
  const { actor, locale } = args.context
  const { state, grade, overdue, side: wanted } = query.filters
  const side: Side = own === 'issued' && wanted === 'shared' && actor.kind === 'leader' ? 'shared' : own
  const list = await load(args, listAudits, {
    side,
    q: query.q,
    sort: query.sort as 'due',
    descending: query.descending,
    page: exporting ? 1 : query.page,
    pageSize: exporting ? mostRows : query.pageSize,
    state: state === 'open' ? undefined : (state as AuditRow['state'] | undefined),
    open: state === 'open' || undefined,
    grade: grade as 'A' | undefined,
    overdue: overdue === '1' || undefined,
    subjectOrgId: url.searchParams.get('supplier') || undefined,
    campaignId: url.searchParams.get('campaign') || undefined,
  })
  if (exporting) throw instead(args.context, await workbook(list.rows, locale))
  return { ...list, query, side, mayLaunch: permissionsOf(actor).includes('audit:launch') }
}

async function workbook(rows: AuditRow[], locale: 'zh' | 'en'): Promise<Response> {
  const t = serverT(locale, 'audit')
  const content = await exportList<AuditRow>({
    sheet: t('exportName'),
    rows,
    columns: [
      { header: t('field.number'), value: (row) => row.number, width: 14 },
      { header: t('field.title'), value: (row) => row.title, width: 32 },
      { header: t('field.supplier'), value: (row) => row.subjectName, width: 32 },
      { header: t('field.tier'), value: (row) => row.tier },
      { header: t('field.issuer'), value: (row) => row.issuerName, width: 32 },
      { header: t('field.standard'), value: (row) => row.standardTitle, width: 28 },
      { header: t('field.state'), value: (row) => t(`state.${row.state}`) },
      { header: t('field.due'), value: (row) => row.dueOn },
      { header: t('field.progress'), value: (row) => `${row.answered}/${row.questions}` },
      { header: t('field.overall'), value: (row) => row.overall, format: '0.0' },
      { header: t('field.grade'), value: (row) => row.grade },
      { header: t('field.signed'), value: (row) => row.signedAt?.slice(0, 10) ?? null },
      { header: t('field.validUntil'), value: (row) => row.validUntil },
    ],
  })
  return download(content, `${t('exportName')}.xlsx`)
}
