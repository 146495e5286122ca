import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { permissionsOf } from '#core/identity/permission.ts'
import { act, load } from '#server/adapter/remix.ts'
import { addComment, resolveComment } from '#server/standard/comment-draft.ts'
import { getDraft } from '#server/standard/get-draft.ts'
import { publishDraft } from '#server/standard/publish-draft.ts'
import { discardDraft, returnDraft, submitDraft } from '#server/standard/review-draft.ts'

export async function loadDraft(args: LoaderFunctionArgs) {
  const draft = await load(args, getDraft, { draftId: args.params.draftId ?? '' })
  return { draft, mayPublish: permissionsOf(args.context.actor).includes('standard:publish') }
}

/** The forms of the draft's page; its edits are saved beside them (`standard.saveEdits`). */
export async function draftAction(args: ActionFunctionArgs, workspace: '/lead' | '/supply') {
  const draftId = args.params.draftId ?? ''
  const here = `${workspace}/drafts/${draftId}`
  const form = await args.request.clone().formData()
  switch (form.get('intent')) {
    case 'submit':
      return act(args, submitDraft, { input: { draftId }, redirectTo: here })
    case 'return':
      return act(args, returnDraft, { input: { draftId }, redirectTo: here })
    case 'discard':
      return act(args, discardDraft, { input: { draftId }, redirectTo: `${workspace}/standards` })
    case 'comment':
      return act(args, addComment, {
        input: { draftId, nodeId: String(form.get('nodeId') ?? '') || null },
        redirectTo: here,
      })
    case 'resolve':
      return act(args, resolveComment, {
        input: { resolved: form.get('resolved') === 'true' },
        redirectTo: here,
      })
    default:
      return act(args, publishDraft, {
        input: { draftId },
        redirectTo: ({ standardId }) => `${workspace}/standards/${standardId}`,
      })
  }
}
