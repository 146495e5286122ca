import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadActionList } from '../features/corrective/action-list.server.ts'
import { ActionList } from '../features/corrective/action-list.tsx'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('corrective', (t) => t('title'))

export const loader = (args: LoaderFunctionArgs) => loadActionList(args, 'issued')

export default function Actions() {
  const t = useT('corrective')
  return (
    <ActionList
      data={useLoaderData<typeof loader>()}
      base="/lead/actions"
      title={t('title')}
      subtitle={t('leadSubtitle')}
      issue="/lead/actions/issue"
    />
  )
}
