import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { permissionsOf } from '#core/identity/permission.ts'
import type { Locale } from '#core/text.ts'
import { act, load } from '#server/adapter/remix.ts'
import { copyDesignated } from '#server/digital/copy-designated.ts'
import { type EnterpriseRow, enterpriseSorts, listEnterprises } from '#server/digital/list-enterprises.ts'
import { remindReport } from '#server/digital/remind-report.ts'
import { setDesignated } from '#server/digital/set-designated.ts'
import { download, exportList, instead } from '#server/list/export-list.ts'
import { mostRows } from '#server/list/list-query.ts'
import { formatDate } from '../../i18n/format.ts'
import { serverT } from '../../i18n/server-t.server.ts'
import { readTableQuery } from '../../ui/table/table-query.ts'
import { loadRates } from './rates.server.ts'

const rules = {
  sorts: enterpriseSorts,
  defaultSort: 'name',
  filters: {
    status: ['covered', 'not-covered', 'no-report'],
    platform: ['yes', 'no'],
    designated: ['yes', 'no'],
    outstanding: ['1'],
    tier: ['0', '1', '2', '3'],
  },
} as const

/** Rates, register and enterprises for the leader; `?year=` turns to another year's register, `?export=xlsx` exports. */
export async function loadDigital(args: LoaderFunctionArgs) {
  const url = new URL(args.request.url)
  const query = readTableQuery(url, rules)
  const exporting = url.searchParams.get('export') === 'xlsx'
  const { locale, actor } = args.context
  const { outstanding, ...filters } = query.filters
  const year = Number(url.searchParams.get('year'))
  const list = await load(args, listEnterprises, {
    q: query.q,
    sort: query.sort as 'name',
    descending: query.descending,
    page: exporting ? 1 : query.page,
    pageSize: exporting ? mostRows : query.pageSize,
    outstanding: outstanding === '1' || undefined,
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined,
    ...filters,
  })
  if (exporting) throw instead(args.context, await workbook(list.rows, locale))
  const permissions = permissionsOf(actor)
  return {
    rates: await loadRates(args),
    list,
    query,
    thisYear: Number(formatDate('zh', new Date().toISOString()).slice(0, 4)),
    mayDesignate: permissions.includes('digital:designate'),
    mayRemind: permissions.includes('digital:remind'),
  }
}

/** What the pressed button asks for: entries of the register, a year's register as a whole, reminders. */
export async function changeDigital(args: ActionFunctionArgs) {
  const form = await args.request.clone().formData()
  switch (form.get('deed')) {
    case 'add':
      return act(args, setDesignated, { input: { designated: true } })
    case 'remove':
      return act(args, setDesignated, { input: { designated: false } })
    case 'copy':
      return act(args, copyDesignated)
    case 'remind':
      return act(args, remindReport)
    default:
      throw new Response(null, { status: 404 })
  }
}

async function workbook(rows: EnterpriseRow[], locale: Locale): Promise<Response> {
  const t = serverT(locale, 'digital')
  const yesNo = (value: boolean | null) => (value === null ? null : t(value ? 'list.yes' : 'list.no'))
  const content = await exportList<EnterpriseRow>({
    sheet: t('list.exportName'),
    rows,
    columns: [
      { header: t('list.name'), value: (row) => row.name, width: 36 },
      { header: t('list.tier'), value: (row) => row.tier, width: 8 },
      { header: t('list.designated'), value: (row) => yesNo(row.designated), width: 10 },
      { header: t('list.period'), value: (row) => row.period ?? t('list.never') },
      { header: t('list.evidenceOn'), value: (row) => row.evidenceOn },
      { header: `${t('list.digital')} %`, value: (row) => row.digitalRate, format: '0.0' },
      { header: `${t('list.networked')} %`, value: (row) => row.networkedRate, format: '0.0' },
      { header: t('list.status'), value: (row) => yesNo(row.covered) },
      { header: t('list.platform'), value: (row) => yesNo(row.platform) },
      { header: t('list.missing'), value: (row) => row.missing.join('\n') || null, width: 60 },
    ],
  })
  return download(content, `${t('list.exportName')}.xlsx`)
}
