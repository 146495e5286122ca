import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { reviewAction } from '../features/audit/review/review-action.server.ts'
import { loadReview } from '../features/audit/review/review-loader.server.ts'
import { ReviewPage } from '../features/audit/review/review-page.tsx'
import { titled } from '../shell/page-title.tsx'
import { useActionResult } from '../ui/use-action-result.ts'

export const handle = titled(
  'audit',
  (_t, { audit }: SerializeFrom<typeof loader>) => `${audit.subject.name ?? ''} ${audit.number}`,
)

export const loader = (args: LoaderFunctionArgs) => loadReview(args)

export const action = (args: ActionFunctionArgs) => reviewAction(args, '/lead/audits')

export default function IssuedAudit() {
  const data = useLoaderData<typeof loader>()
  const result = useActionResult<typeof action>()
  return (
    <ReviewPage
      key={data.audit.auditId}
      data={data}
      base="/lead/audits"
      actionsPath="/lead/actions"
      error={result && !result.ok ? result.error.message : undefined}
    />
  )
}
