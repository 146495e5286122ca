import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadAuditList } from '../features/audit/audit-list.server.ts'
import { AuditList } from '../features/audit/audit-list.tsx'
import { useT } from '../i18n/use-t.ts'
import { titled } from '../shell/page-title.tsx'
import { LinkButton } from '../ui/button.tsx'

export const handle = titled('audit', (t) => t('title'))

export const loader = (args: LoaderFunctionArgs) => loadAuditList(args, 'issued')

export default function Audits() {
  const t = useT('audit')
  return (
    <AuditList
      data={useLoaderData<typeof loader>()}
      base="/lead/audits"
      title={t('title')}
      subtitle={t('leadSubtitle')}
      launch="/lead/audits/launch"
      actions={
        <>
          <LinkButton to="/lead/audits/draws" tone="secondary">
            {t('draws')}
          </LinkButton>
          <LinkButton to="/lead/audits/common" tone="secondary">
            {t('common.title')}
          </LinkButton>
        </>
      }
    />
  )
}
