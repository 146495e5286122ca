import type { LoaderFunctionArgs } from '@remix-run/node'
import { permissionsOf } from '#core/identity/permission.ts'
import { load } from '#server/adapter/remix.ts'
import { download, exportList, instead } from '#server/list/export-list.ts'
import { mostRows } from '#server/list/list-query.ts'
import { listStandards } from '#server/standard/list-standards.ts'
import { serverT } from '../../i18n/server-t.server.ts'
import { readTableQuery } from '../../ui/table/table-query.ts'

/** The chain's standards, or the same list as a workbook with `?export=xlsx`. */
export async function loadStandardList(args: LoaderFunctionArgs) {
  const url = new URL(args.request.url)
  const query = readTableQuery(url, { sorts: ['title', 'published'], defaultSort: 'title' })
  const exporting = url.searchParams.get('export') === 'xlsx'
  const list = await load(args, listStandards, {
    q: query.q,
    sort: query.sort as 'title',
    descending: query.descending,
    page: exporting ? 1 : query.page,
    pageSize: exporting ? mostRows : query.pageSize,
  })
  if (exporting) {
    const t = serverT(args.context.locale, 'standard')
    const content = await exportList({
      sheet: t('title'),
      rows: list.rows,
      columns: [
        { header: t('field.title'), value: (row) => row.title, width: 40 },
        { header: t('field.code'), value: (row) => row.code, width: 26 },
        { header: t('field.owner'), value: (row) => row.ownerName, width: 30 },
        { header: t('field.version'), value: (row) => row.version },
        { header: t('field.status'), value: (row) => t(`status.${row.status as 'published'}`) },
        { header: t('field.questions'), value: (row) => row.questions },
        { header: t('field.published'), value: (row) => row.publishedAt?.slice(0, 10) ?? null },
        { header: t('field.audits'), value: (row) => row.audits },
      ],
    })
    throw instead(args.context, download(content, `${t('title')}.xlsx`))
  }
  const rights = permissionsOf(args.context.actor)
  return {
    ...list,
    query,
    mayPublish: rights.includes('standard:publish') && args.context.actor.kind === 'leader',
    mayEdit: rights.includes('standard:edit'),
    mayManage: rights.includes('standard:edit') && rights.includes('organization:manage'),
    justPublished: url.searchParams.has('published'),
  }
}
