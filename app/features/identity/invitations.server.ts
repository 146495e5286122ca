import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { mayAsk } from '#core/identity/permission.ts'
import { act, load } from '#server/adapter/remix.ts'
import { inviteMember } from '#server/identity/invite-member.ts'
import { invitationStates, listInvitations } from '#server/identity/list-invitations.ts'
import { resendInvitation } from '#server/identity/resend-invitation.ts'
import { revokeInvitation } from '#server/identity/revoke-invitation.ts'
import { download, exportList, instead } from '#server/list/export-list.ts'
import { mostRows } from '#server/list/list-query.ts'
import { getSupplier } from '#server/supplier/get-supplier.ts'
import { serverT } from '../../i18n/server-t.server.ts'
import { readTableQuery } from '../../ui/table/table-query.ts'

/** Invitations sent; with `?org=<id>` the form invites the first person of that supplier. */
export async function loadInvitations(args: LoaderFunctionArgs) {
  const url = new URL(args.request.url)
  const { actor, locale } = args.context
  const query = readTableQuery(url, {
    sorts: ['created', 'name', 'organization', 'expires'],
    defaultSort: '-created',
    filters: { state: invitationStates },
  })
  const exporting = url.searchParams.get('export') === 'xlsx'
  const orgId = url.searchParams.get('org')
  const { rows, total } = await load(args, listInvitations, {
    q: query.q,
    sort: query.sort as 'created',
    descending: query.descending,
    page: exporting ? 1 : query.page,
    pageSize: exporting ? mostRows : query.pageSize,
    state: query.filters.state as 'open' | undefined,
    ...(orgId && { orgId }),
  })
  if (exporting) throw instead(args.context, await workbook(rows, locale))
  const supplier = orgId ? await load(args, getSupplier, { orgId }) : null
  return {
    rows,
    total,
    query,
    supplier: supplier && { orgId: supplier.orgId, name: supplier.name, contact: supplier.contact },
    own: 'orgId' in actor ? actor.orgId : null,
    mayInviteColleague: mayAsk(actor, 'organization:manage'),
    mayInviteSupplier: mayAsk(actor, 'supplier:manage'),
  }
}

export type InvitationList = Awaited<ReturnType<typeof loadInvitations>>

async function workbook(rows: InvitationList['rows'], locale: 'zh' | 'en'): Promise<Response> {
  const t = serverT(locale, 'identity')
  const content = await exportList<InvitationList['rows'][number]>({
    sheet: t('invitations.title'),
    rows,
    columns: [
      { header: t('invitations.name'), value: (row) => row.name },
      { header: t('invitations.login'), value: (row) => row.login, width: 30 },
      { header: t('invitations.org'), value: (row) => row.orgName, width: 36 },
      { header: t('invitations.role'), value: (row) => t(`role.${row.role as 'admin'}`) },
      { header: t('invitations.created'), value: (row) => row.createdAt.slice(0, 10) },
      { header: t('invitations.expires'), value: (row) => row.expiresAt.slice(0, 10) },
      { header: t('invitations.state'), value: (row) => t(`invitations.states.${row.state}`) },
    ],
  })
  return download(content, `${t('invitations.title')}.xlsx`)
}

/**
 * Invites, sends again or takes back. A new link is a secret that is shown once: it comes back in the answer itself,
 * never in an address.
 */
export async function changeInvitations(args: ActionFunctionArgs) {
  const form = await args.request.clone().formData()
  switch (form.get('intent')) {
    case 'invite':
      return act(args, inviteMember, { input: { landing: landingOf(args, form.get('orgId')) } })
    case 'resend':
      return act(args, resendInvitation)
    case 'revoke':
      return act(args, revokeInvitation, { redirectTo: '/account/invitations?revoked' })
    default:
      throw new Response(null, { status: 400 })
  }
}

/** A supplier lands at its work; a colleague at the home page of the own workspace. */
const landingOf = ({ context }: ActionFunctionArgs, orgId: FormDataEntryValue | null): string =>
  orgId && 'orgId' in context.actor && orgId !== context.actor.orgId ? '/supply' : '/'
