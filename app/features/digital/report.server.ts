import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { Locale } from '#core/text.ts'
import { act, load } from '#server/adapter/remix.ts'
import { getReport } from '#server/digital/get-report.ts'
import { listReports } from '#server/digital/list-reports.ts'
import { reportFacts } from '#server/digital/report-facts.ts'
import { download, exportList, instead } from '#server/list/export-list.ts'
import { mostRows } from '#server/list/list-query.ts'
import { serverT } from '../../i18n/server-t.server.ts'
import { readTableQuery } from '../../ui/table/table-query.ts'

const rules = { sorts: ['period', 'reported', 'evidence'], defaultSort: '-period' } as const

/** The form of a quarter (`?period=2026Q3`) with the own history, or the history as a workbook (`?export=xlsx`). */
export async function loadReport(args: LoaderFunctionArgs) {
  const url = new URL(args.request.url)
  const query = readTableQuery(url, rules)
  const exporting = url.searchParams.get('export') === 'xlsx'
  const history = await load(args, listReports, {
    q: query.q,
    sort: query.sort as 'period',
    descending: query.descending,
    page: exporting ? 1 : query.page,
    pageSize: exporting ? mostRows : query.pageSize,
  })
  if (exporting) throw instead(args.context, await workbook(history.rows, args.context.locale))
  const period = url.searchParams.get('period') ?? undefined
  return { ...(await load(args, getReport, { period })), history, query }
}

/** Leads back to the quarter, which then says that it is in. */
export function sendReport(args: ActionFunctionArgs) {
  const { pathname } = new URL(args.request.url)
  return act(args, reportFacts, { redirectTo: ({ period }) => `${pathname}?period=${period}&saved` })
}

type Report = Awaited<
  ReturnType<typeof load<typeof listReports.input, typeof listReports.output, 'digital:read'>>
>['rows'][number]

async function workbook(rows: Report[], locale: Locale): Promise<Response> {
  const t = serverT(locale, 'digital')
  const yesNo = (value: boolean | null) => (value === null ? null : t(value ? 'list.yes' : 'list.no'))
  const content = await exportList<Report>({
    sheet: t('history.exportName'),
    rows,
    columns: [
      { header: t('history.period'), value: (row) => row.period },
      { header: t('report.equipmentTotal'), value: (row) => row.equipmentTotal },
      { header: t('report.equipmentDigital'), value: (row) => row.equipmentDigital },
      { header: t('report.equipmentNetworked'), value: (row) => row.equipmentNetworked },
      { header: `${t('list.digital')} %`, value: (row) => row.digitalRate, format: '0.0' },
      { header: `${t('list.networked')} %`, value: (row) => row.networkedRate, format: '0.0' },
      { header: t('report.coreProcesses'), value: (row) => yesNo(row.coreProcessesInSystems), width: 30 },
      { header: t('report.integratedFunctions'), value: (row) => row.integratedFunctions },
      { header: t('report.platformServices'), value: (row) => row.platformServices, width: 28 },
      { header: t('report.platformName'), value: (row) => row.platformName, width: 30 },
      { header: t('list.status'), value: (row) => yesNo(row.covered) },
      { header: t('list.platform'), value: (row) => yesNo(row.platform) },
      { header: t('report.evidenceOn'), value: (row) => row.evidenceOn },
      { header: t('history.reported'), value: (row) => row.reportedAt.slice(0, 10) },
      { header: t('history.by'), value: (row) => row.reportedBy },
    ],
  })
  return download(content, `${t('history.exportName')}.xlsx`)
}
