import type { LoaderFunctionArgs } from '@remix-run/node'
import { mayAsk } from '#core/identity/permission.ts'
import { load } from '#server/adapter/remix.ts'
import { listMembers } from '#server/identity/list-members.ts'
import { download, exportList, instead } from '#server/list/export-list.ts'
import { mostRows } from '#server/list/list-query.ts'
import { serverT } from '../../i18n/server-t.server.ts'
import { readTableQuery } from '../../ui/table/table-query.ts'

/** The people of the own organization, or the same list as a workbook with `?export=xlsx`. */
export async function loadMembers(args: LoaderFunctionArgs) {
  const { locale, actor, session } = args.context
  const query = readTableQuery(args.request.url, { sorts: ['name', 'joined'], defaultSort: 'name' })
  const exporting = new URL(args.request.url).searchParams.get('export') === 'xlsx'
  const { rows, total } = await load(args, listMembers, {
    q: query.q,
    sort: query.sort as 'name',
    descending: query.descending,
    page: exporting ? 1 : query.page,
    pageSize: exporting ? mostRows : query.pageSize,
  })
  if (exporting) {
    const t = serverT(locale, 'identity')
    const content = await exportList<(typeof rows)[number]>({
      sheet: t('members.title'),
      rows,
      columns: [
        { header: t('members.name'), value: (row) => row.name },
        { header: t('members.login'), value: (row) => row.login, width: 30 },
        { header: t('members.role'), value: (row) => t(`role.${row.role as 'admin'}`) },
        { header: t('members.joined'), value: (row) => row.joinedAt.slice(0, 10) },
        {
          header: t('members.state'),
          value: (row) => t(row.disabled ? 'members.disabled' : 'members.active'),
        },
      ],
    })
    throw instead(args.context, download(content, `${t('members.title')}.xlsx`))
  }
  const own = 'orgId' in actor ? actor.orgId : null
  return {
    rows,
    total,
    query,
    orgName: session?.memberships.find(({ orgId }) => orgId === own)?.orgName ?? '',
    mayInvite: mayAsk(actor, 'organization:manage'),
  }
}
