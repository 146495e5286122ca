import type { LoaderFunctionArgs } from '@remix-run/node'
import { permissionsOf } from '#core/identity/permission.ts'
import { nearestRegion } from '#core/organization/region.ts'
import { load } from '#server/adapter/remix.ts'
import { download, exportList, instead } from '#server/list/export-list.ts'
import { mostRows } from '#server/list/list-query.ts'
import { listSuppliers } from '#server/supplier/list-suppliers.ts'
import { serverT } from '../../i18n/server-t.server.ts'
import { readTableQuery } from '../../ui/table/table-query.ts'

const rules = {
  sorts: ['name', 'tier', 'score', 'joined', 'open'],
  defaultSort: 'name',
  filters: {
    tier: ['1', '2', '3'],
    grade: ['A', 'B', 'C', 'D', 'none'],
    status: ['registered', 'invited', 'active', 'suspended'],
    partClass: ['A', 'B', 'C'],
  },
} as const

/** The list of suppliers, or the same list as a workbook with `?export=xlsx`. */
export async function loadSupplierList(args: LoaderFunctionArgs) {
  const url = new URL(args.request.url)
  const query = readTableQuery(url, rules)
  const exporting = url.searchParams.get('export') === 'xlsx'
  const { locale, actor } = args.context
  const list = await load(args, listSuppliers, {
    q: query.q,
    sort: query.sort as 'name',
    descending: query.descending,
    page: exporting ? 1 : query.page,
    pageSize: exporting ? mostRows : query.pageSize,
    ...query.filters,
  })
  const rows = list.rows.map((row) => ({
    ...row,
    region: row.regionCode ? (nearestRegion(row.regionCode)?.name[locale] ?? row.regionCode) : null,
  }))
  if (exporting) throw instead(args.context, await workbook(rows, args.context.locale))
  return { rows, total: list.total, query, mayManage: permissionsOf(actor).includes('supplier:manage') }
}

type Row = Awaited<ReturnType<typeof loadSupplierList>>['rows'][number]

async function workbook(rows: Row[], locale: 'zh' | 'en'): Promise<Response> {
  const t = serverT(locale, 'supplier')
  const content = await exportList<Row>({
    sheet: t('title'),
    rows,
    columns: [
      { header: t('field.name'), value: (row) => row.name, width: 36 },
      { header: t('field.uscc'), value: (row) => row.uscc, width: 22 },
      { header: t('field.tier'), value: (row) => row.tier },
      { header: t('field.region'), value: (row) => row.region },
      { header: t('field.category'), value: (row) => row.productCategory, width: 24 },
      { header: t('field.partClass'), value: (row) => row.partClass },
      { header: t('field.share'), value: (row) => row.share, format: '0.0' },
      { header: t('field.score'), value: (row) => row.score, format: '0.0' },
      { header: t('field.grade'), value: (row) => row.grade },
      { header: t('field.lastAudit'), value: (row) => row.lastAuditOn?.slice(0, 10) ?? null },
      { header: t('field.openActions'), value: (row) => row.openActions },
      { header: t('field.status'), value: (row) => t(`status.${row.status as 'active'}`) },
    ],
  })
  return download(content, `${t('title')}.xlsx`)
}
