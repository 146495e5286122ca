import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { act } from '#server/adapter/remix.ts'
import { launchAudit } from '#server/audit/launch-audit.ts'
import { loadLaunch } from '../features/audit/launch.server.ts'
import { LaunchPage } from '../features/audit/launch-page.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('audit', (t) => t('launch.title'))

export const loader = (args: LoaderFunctionArgs) => loadLaunch(args)

export const action = (args: ActionFunctionArgs) => act(args, launchAudit)

export default function Launch() {
  const result = useActionData<typeof action>()
  return (
    <LaunchPage
      data={useLoaderData<typeof loader>()}
      base="/lead/audits"
      suppliersPath="/lead/suppliers"
      launched={result?.ok ? result.data : undefined}
      failure={
        result && !result.ok
          ? { message: result.error.message, fields: result.lastResult?.error ?? {} }
          : undefined
      }
    />
  )
}
