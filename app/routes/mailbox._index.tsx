import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { load } from '#server/adapter/remix.ts'
import { listMail } from '#server/identity/list-mail.ts'
import { MailList } from '../features/notify/mail-list.tsx'
import { titled } from '../shell/page-title.tsx'
import { readTableQuery } from '../ui/table/table-query.ts'

export const handle = titled('notify', (t) => t('mailbox.title'))

export async function loader(args: LoaderFunctionArgs) {
  const query = readTableQuery(args.request.url, {
    sorts: ['created', 'to', 'subject'],
    defaultSort: '-created',
  })
  const { q, descending, page, pageSize } = query
  const sort = query.sort as 'created'
  return { query, ...(await load(args, listMail, { q, sort, descending, page, pageSize })) }
}

export default function MailboxIndex() {
  return <MailList data={useLoaderData<typeof loader>()} />
}
