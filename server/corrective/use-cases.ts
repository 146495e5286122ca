import { acceptAction } from './accept-action.ts'
import { answerAction } from './answer-action.ts'
import { cancelAction } from './cancel-action.ts'
import { closeAction } from './close-action.ts'
import { getAction } from './get-action.ts'
import { issueAction } from './issue-action.ts'
import { listActions } from './list-actions.ts'
import { saveDraft } from './save-draft.ts'
import { sendBackAction } from './send-back-action.ts'
import { verifyAction } from './verify-action.ts'

export const correctiveUseCases = [
  listActions,
  getAction,
  saveDraft,
  answerAction,
  sendBackAction,
  acceptAction,
  verifyAction,
  closeAction,
  cancelAction,
  issueAction,
] as const
