import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { changeConsent, loadConsents } from '../features/audit/consent/consent.server.ts'
import { ConsentPage } from '../features/audit/consent/consent-page.tsx'
import { titled } from '../shell/page-title.tsx'
import { useActionResult } from '../ui/use-action-result.ts'

export const handle = titled('audit', (t) => t('consent.title'))

export const loader = (args: LoaderFunctionArgs) => loadConsents(args)

export const action = (args: ActionFunctionArgs) => changeConsent(args)

export default function Consents() {
  const result = useActionResult<typeof action>()
  const error = result && !result.ok ? result.error.message : undefined
  return <ConsentPage data={useLoaderData<typeof loader>()} error={error} />
}
