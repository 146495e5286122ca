import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { decideAction, loadAction } from '../features/corrective/action-detail.server.ts'
import { ActionDetail } from '../features/corrective/action-detail.tsx'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('corrective', (_, data: { number: string }) => data.number)

export const loader = (args: LoaderFunctionArgs) => loadAction(args)

export const action = (args: ActionFunctionArgs) => decideAction(args)

export default function ReceivedAction() {
  const t = useT('corrective')
  const paths = { list: '/supply/actions', audits: '/supply/audits', title: t('receivedTitle') }
  return <ActionDetail action={useLoaderData<typeof loader>()} paths={paths} />
}
