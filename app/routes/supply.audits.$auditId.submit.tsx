import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  type SerializeFrom,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { act, load } from '#server/adapter/remix.ts'
import { getAudit } from '#server/audit/get-audit.ts'
import { submitAudit } from '#server/audit/submit-audit.ts'
import { SubmitPage } from '../features/audit/answer/submit-page.tsx'
import { titled } from '../shell/page-title.tsx'
import { useActionResult } from '../ui/use-action-result.ts'

export const handle = titled(
  'audit',
  (t, data: SerializeFrom<typeof loader>) => `${t('submit.title')} ${data.number}`,
)

export async function loader(args: LoaderFunctionArgs) {
  const auditId = args.params.auditId ?? ''
  const audit = await load(args, getAudit, { auditId })
  if (!audit.can.answer) throw redirect(`/supply/audits/${auditId}`)
  return audit
}

export async function action(args: ActionFunctionArgs) {
  const auditId = args.params.auditId ?? ''
  return act(args, submitAudit, {
    input: { auditId },
    redirectTo: `/supply/audits/${auditId}?submitted=1`,
  })
}

export default function Submit() {
  const result = useActionResult<typeof action>()
  return (
    <SubmitPage
      audit={useLoaderData<typeof loader>()}
      errors={result && !result.ok ? [result.error.message] : undefined}
    />
  )
}
