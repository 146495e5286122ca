import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { act, load } from '#server/adapter/remix.ts'
import { getAudit } from '#server/audit/get-audit.ts'
import { saveAnswer } from '#server/audit/save-answer.ts'
import { acceptedExtensions } from '#server/evidence/inspect-file.ts'

/** The sheet to answer, opened at `?q=`, else at the first question without an answer. */
export async function loadAnswerSheet(args: LoaderFunctionArgs) {
  const auditId = args.params.auditId ?? ''
  const audit = await load(args, getAudit, { auditId })
  // Whoever may not answer (any more) sees how the audit stands.
  if (!audit.can.answer) throw redirect(`/supply/audits/${auditId}`)
  const search = new URL(args.request.url).searchParams
  const ids = audit.elements.flatMap(({ questions }) => questions.map(({ id }) => id))
  const asked = search.get('q') ?? ''
  const { number, title, dueOn, returnReason, scale, elements, answers, evidence, earlier, uploadLimitMb } =
    audit
  return {
    auditId,
    number,
    title,
    dueOn,
    returnReason,
    scale,
    elements,
    answers,
    evidence,
    earlier,
    consentOpen: audit.consentOpen,
    answerOnceMonths: audit.answerOnceMonths,
    uploadLimitMb,
    accept: acceptedExtensions.join(','),
    current: ids.includes(asked) ? asked : (audit.progress.nextQuestionId ?? ids[0] ?? ''),
    list: search.get('view') === 'list',
    conflict: search.has('conflict'),
    uploadFault: search.get('upload'),
  }
}

/** An answer from a plain form; afterwards the next question, or the list again. */
export async function answerFromForm(args: ActionFunctionArgs) {
  const auditId = args.params.auditId ?? ''
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const questionId = text('questionId')
  const score = text('score')
  const body = new FormData()
  body.set('questionId', questionId)
  body.set('remark', text('remark'))
  body.set('revision', text('revision'))
  for (const name of ['from.auditId', 'from.questionId']) if (form.has(name)) body.set(name, text(name))
  if (score === 'ne') body.set('notEvaluated', 'on')
  else if (score !== '') body.set('score', score)
  const next = text('next')
  const here = new URL(args.request.url)
  const request = new Request(here, { method: 'POST', body })
  return act({ ...args, request }, saveAnswer, {
    input: { auditId },
    redirectTo({ outcome }) {
      const to = new URLSearchParams()
      if (here.searchParams.get('view') === 'list') to.set('view', 'list')
      to.set('q', outcome === 'conflict' || next === '' ? questionId : next)
      if (outcome === 'conflict') to.set('conflict', '1')
      if (outcome === 'saved' && next === '' && !to.has('view')) return `/supply/audits/${auditId}/submit`
      return `/supply/audits/${auditId}/answer?${to}`
    },
  })
}
