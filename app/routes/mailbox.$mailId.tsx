import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { load } from '#server/adapter/remix.ts'
import { getMail } from '#server/identity/get-mail.ts'
import { MailView } from '../features/notify/mail-view.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('notify', (_, mail: { subject: string }) => mail.subject)

export const loader = (args: LoaderFunctionArgs) => load(args, getMail, { mailId: args.params.mailId! })

export default function Mail() {
  return <MailView mail={useLoaderData<typeof loader>()} />
}
