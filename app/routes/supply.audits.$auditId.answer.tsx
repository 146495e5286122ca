import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { answerFromForm, loadAnswerSheet } from '../features/audit/answer/answer-page.server.ts'
import { AnswerPage } from '../features/audit/answer/answer-page.tsx'
import { titled } from '../shell/page-title.tsx'
import { useActionResult } from '../ui/use-action-result.ts'

export const handle = titled(
  'audit',
  (t, data: SerializeFrom<typeof loader>) => `${t('answer.title')} ${data.number}`,
)

export const loader = (args: LoaderFunctionArgs) => loadAnswerSheet(args)

export const action = (args: ActionFunctionArgs) => answerFromForm(args)

export default function Answer() {
  const sheet = useLoaderData<typeof loader>()
  const result = useActionResult<typeof action>()
  const failed = result && !result.ok ? result.lastResult : null
  const errors = Object.values(failed?.error ?? {}).flatMap((one) => one ?? [])
  const sent = failed?.initialValue as Record<string, string | undefined> | undefined
  const typed = sent && {
    questionId: sent.questionId ?? '',
    score: sent.score ? Number(sent.score) : null,
    notEvaluated: sent.notEvaluated === 'on',
    remark: sent.remark ?? '',
  }
  return <AnswerPage key={sheet.auditId} sheet={sheet} error={errors.join(' ') || undefined} typed={typed} />
}
