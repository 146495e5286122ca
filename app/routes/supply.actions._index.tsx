import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadActionList } from '../features/corrective/action-list.server.ts'
import { ActionList } from '../features/corrective/action-list.tsx'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'
import { LinkButton } from '../ui/button.tsx'

export const handle = titled('corrective', (t) => t('receivedTitle'))

export const loader = (args: LoaderFunctionArgs) => loadActionList(args, 'received')

export default function ReceivedActions() {
  const t = useT('corrective')
  const data = useLoaderData<typeof loader>()
  return (
    <ActionList
      data={data}
      base="/supply/actions"
      title={t('receivedTitle')}
      subtitle={t('receivedSubtitle')}
      actions={
        data.mayIssue && (
          <LinkButton to="/supply/issued-actions" tone="secondary">
            {t('toIssued')}
          </LinkButton>
        )
      }
    />
  )
}
