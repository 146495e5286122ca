import type { ActionFunctionArgs } from '@remix-run/node'
import { act } from '#server/adapter/remix.ts'
import { addFinding } from '#server/audit/add-finding.ts'
import { cancelAudit } from '#server/audit/cancel-audit.ts'
import { editFinding } from '#server/audit/edit-finding.ts'
import { proposeFindings } from '#server/audit/propose-findings.ts'
import { removeFinding } from '#server/audit/remove-finding.ts'
import { returnAudit } from '#server/audit/return-audit.ts'
import { saveScore } from '#server/audit/save-score.ts'
import { signAudit } from '#server/audit/sign-audit.ts'
import { startReview } from '#server/audit/start-review.ts'
import { takeOverSelfScores } from '#server/audit/take-over-self-scores.ts'

/** What the auditor's page can send; `intent` says which. Afterwards the same page, at the question it was about. */
export async function reviewAction(args: ActionFunctionArgs, base: string) {
  const auditId = args.params.auditId ?? ''
  const form = await args.request.formData()
  const intent = String(form.get('intent') ?? '')
  form.delete('intent')
  const question = String(form.get('questionId') ?? '')
  if (question === '') form.delete('questionId')
  if (form.get('score') === 'ne') {
    form.delete('score')
    form.set('notEvaluated', 'on')
  }
  const request = new Request(args.request.url, { method: 'POST', body: form })
  const here = { ...args, request }
  const input = { auditId }
  const back = (note?: string) =>
    `${base}/${auditId}${note ? `?${note}` : ''}${question ? `#q-${question}` : ''}`
  switch (intent) {
    case 'start':
      return act(here, startReview, { input, redirectTo: back() })
    case 'score':
      return act(here, saveScore, {
        input,
        redirectTo: ({ outcome }) => back(outcome === 'conflict' ? 'conflict=1' : ''),
      })
    case 'take':
      return act(here, takeOverSelfScores, { input, redirectTo: ({ taken }) => back(`taken=${taken}`) })
    case 'propose':
      return act(here, proposeFindings, { input, redirectTo: ({ added }) => back(`proposed=${added}`) })
    case 'add-finding':
      return act(here, addFinding, { input, redirectTo: back() })
    case 'edit-finding':
      return act(here, editFinding, { input, redirectTo: back() })
    case 'remove-finding':
      return act(here, removeFinding, { input, redirectTo: back() })
    case 'sign':
      return act(here, signAudit, { input, redirectTo: back() })
    case 'give-back':
      return act(here, returnAudit, { input, redirectTo: back() })
    case 'cancel':
      return act(here, cancelAudit, { input, redirectTo: back() })
    default:
      throw new Response(null, { status: 400 })
  }
}
