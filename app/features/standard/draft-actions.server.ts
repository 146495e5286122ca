import type { ActionFunctionArgs } from '@remix-run/node'
import { act } from '#server/adapter/remix.ts'
import { openDraft } from '#server/standard/open-draft.ts'
import { publishTemplate } from '#server/standard/publish-template.ts'
import { setAnswerOnce } from '#server/standard/set-answer-once.ts'
import { setFourEyes } from '#server/standard/set-four-eyes.ts'

/** What the pages of standards do: open a draft and go there, publish a template as it is, set the rules of the house. */
export async function standardAction(args: ActionFunctionArgs, workspace: '/lead' | '/supply') {
  const form = await args.request.clone().formData()
  switch (form.get('intent')) {
    case 'publish-template':
      return act(args, publishTemplate, { redirectTo: `${workspace}/standards?published=1` })
    case 'four-eyes':
      return act(args, setFourEyes, {
        input: { fourEyes: form.get('fourEyes') === 'on' },
        redirectTo: `${workspace}/standards`,
      })
    case 'answer-once':
      return act(args, setAnswerOnce, { redirectTo: `${workspace}/standards` })
    default:
      return act(args, openDraft, { redirectTo: ({ draftId }) => `${workspace}/drafts/${draftId}` })
  }
}
