import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayInChina } from '#core/corrective/due-date.ts'
import { load } from '#server/adapter/remix.ts'
import { getFollowUp } from '#server/standard/get-follow-up.ts'
import { standardAction } from '../features/standard/draft-actions.server.ts'
import { FollowPage } from '../features/standard/follow-page.tsx'
import { titled } from '../shell/page-title.tsx'
import { useActionResult } from '../ui/use-action-result.ts'

export const handle = titled('standard', (t) => t('follow.title'))

export async function loader(args: LoaderFunctionArgs) {
  const followUp = await load(args, getFollowUp, { standardId: args.params.standardId ?? '' })
  return { followUp, today: dayInChina(new Date().toISOString()) }
}

export const action = (args: ActionFunctionArgs) => standardAction(args, '/supply')

export default function Follow() {
  const { followUp, today } = useLoaderData<typeof loader>()
  const result = useActionResult<typeof action>()
  return (
    <FollowPage
      data={followUp}
      today={today}
      error={result && !result.ok ? result.error.message : undefined}
    />
  )
}
