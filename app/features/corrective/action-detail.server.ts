import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { act, load } from '#server/adapter/remix.ts'
import { acceptAction } from '#server/corrective/accept-action.ts'
import { answerAction } from '#server/corrective/answer-action.ts'
import { cancelAction } from '#server/corrective/cancel-action.ts'
import { closeAction } from '#server/corrective/close-action.ts'
import { getAction } from '#server/corrective/get-action.ts'
import { saveDraft } from '#server/corrective/save-draft.ts'
import { sendBackAction } from '#server/corrective/send-back-action.ts'
import { verifyAction } from '#server/corrective/verify-action.ts'
import { acceptedExtensions } from '#server/evidence/inspect-file.ts'

/** Details of one corrective action, with what files of evidence may be and weigh. */
export async function loadAction(args: LoaderFunctionArgs) {
  const action = await load(args, getAction, { actionId: args.params.actionId! })
  const { uploadLimitMb } = args.context.runtime.services.config
  return { ...action, uploadMb: uploadLimitMb, acceptedFiles: acceptedExtensions.join(',') }
}

/** Carries out what the pressed button says in `?do=`; leads back to the page, which then says what was done. */
export async function decideAction(args: ActionFunctionArgs) {
  const url = new URL(args.request.url)
  const deed = url.searchParams.get('do')
  const input = { actionId: args.params.actionId! }
  const redirectTo = `${url.pathname}?done=${deed}`
  switch (deed) {
    case 'draft':
      return act(args, saveDraft, {
        input: { ...input, revision: Number(url.searchParams.get('draft')) },
        redirectTo,
      })
    case 'answer':
      return act(args, answerAction, { input, redirectTo })
    case 'send-back':
      return act(args, sendBackAction, { input, redirectTo })
    case 'accept':
      return act(args, acceptAction, { input, redirectTo })
    case 'verify':
      return act(args, verifyAction, { input, redirectTo })
    case 'close':
      return act(args, closeAction, { input, redirectTo })
    case 'cancel':
      return act(args, cancelAction, { input, redirectTo })
    default:
      throw new Response(null, { status: 404 })
  }
}
