import type { LoaderFunctionArgs } from '@remix-run/node'
import { load } from '#server/adapter/remix.ts'
import { download, exportList, instead } from '#server/list/export-list.ts'
import { mostRows } from '#server/list/list-query.ts'
import { listScores } from '#server/score/list-scores.ts'
import { serverT } from '../../i18n/server-t.server.ts'
import { readTableQuery } from '../../ui/table/table-query.ts'

const rules = {
  sorts: ['own', 'rolled', 'name', 'tier', 'coverage'],
  defaultSort: 'own',
  filters: { tier: ['0', '1', '2', '3'], grade: ['A', 'B', 'C', 'D', 'none'] },
} as const

/** Scores of the chain's organizations, or the same as a workbook with `?export=xlsx`. */
export async function loadScoreList(args: LoaderFunctionArgs) {
  const url = new URL(args.request.url)
  const query = readTableQuery(url, rules)
  const exporting = url.searchParams.get('export') === 'xlsx'
  const { rows, total } = await load(args, listScores, {
    q: query.q,
    sort: query.sort as 'own',
    descending: query.descending,
    page: exporting ? 1 : query.page,
    pageSize: exporting ? mostRows : query.pageSize,
    ...query.filters,
  })
  if (!exporting) return { rows, total, query }
  const t = serverT(args.context.locale, 'score')
  const content = await exportList<(typeof rows)[number]>({
    sheet: t('title'),
    rows,
    columns: [
      { header: t('name'), value: (row) => row.name, width: 36 },
      { header: t('tier'), value: (row) => row.tier },
      { header: t('own'), value: (row) => row.own, format: '0.00' },
      { header: t('rolled'), value: (row) => row.rolled, format: '0.00' },
      { header: t('coverage'), value: (row) => row.ownCoverage, format: '0%' },
      { header: t('grade'), value: (row) => row.grade ?? t('none') },
      { header: t('asOf'), value: (row) => row.asOf },
    ],
  })
  throw instead(args.context, download(content, `${t('title')}.xlsx`))
}
