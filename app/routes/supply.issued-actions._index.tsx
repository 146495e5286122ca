import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadActionList } from '../features/corrective/action-list.server.ts'
import { ActionList } from '../features/corrective/action-list.tsx'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('corrective', (t) => t('issuedTitle'))

export const loader = (args: LoaderFunctionArgs) => loadActionList(args, 'issued')

export default function IssuedActions() {
  const t = useT('corrective')
  return (
    <ActionList
      data={useLoaderData<typeof loader>()}
      base="/supply/issued-actions"
      title={t('issuedTitle')}
      subtitle={t('issuedSubtitle')}
      issue="/supply/issued-actions/issue"
    />
  )
}
