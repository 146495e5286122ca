import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadAuditList } from '../features/audit/audit-list.server.ts'
import { AuditList } from '../features/audit/audit-list.tsx'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'
import { LinkButton } from '../ui/button.tsx'

export const handle = titled('audit', (t) => t('title'))

export const loader = (args: LoaderFunctionArgs) => loadAuditList(args, 'received')

export default function Audits() {
  const t = useT('audit')
  const data = useLoaderData<typeof loader>()
  return (
    <AuditList
      data={data}
      base="/supply/audits"
      title={t('title')}
      subtitle={t('receivedSubtitle')}
      actions={
        data.mayLaunch && (
          <LinkButton to="/supply/issued-audits" tone="secondary">
            {t('issuedTitle')}
          </LinkButton>
        )
      }
    />
  )
}
