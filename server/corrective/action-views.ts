import { z } from 'zod'
import { correctiveEvents, correctiveStates } from '#core/corrective/state.ts'

export const actionState = z.enum(correctiveStates)
export const ball = z.enum(['issuer', 'subject']).nullable()
export const historyEvent = z.enum(['issue', ...correctiveEvents])

/** The three fields of an answer. */
export const answerFields = {
  containment: z.string().max(4000).default(''),
  cause: z.string().max(4000).default(''),
  action: z.string().max(4000).default(''),
}

/** What every deed of the issuer or supplier on an action gives back. */
export const movedAction = z.object({ actionId: z.string(), state: actionState, revision: z.int() })
