import { z } from 'zod'
import type { PartyActor } from '#core/identity/actor.ts'
import { defineUseCase, type UseCaseContext } from '#server/use-case/define.ts'
import { type FoundAudit, findAudit, nextState } from './find-audit.ts'

/** Takes a submitted self-assessment into review; whoever does becomes the lead auditor. Doing it twice is harmless. */
export const startReview = defineUseCase({
  name: 'audit.startReview',
  kind: 'write',
  permission: 'audit:score',
  input: z.object({ auditId: z.uuid() }),
  output: z.object({ auditId: z.uuid(), state: z.string() }),
  async run({ db, actor, emit }, { auditId }) {
    const audit = await findAudit(db, actor, auditId, 'update')
    return { auditId, state: await enterReview({ db, actor, emit }, audit) }
  },
})

/** Moves the audit into review unless it is there; refuses (AppError) from any other state. */
export async function enterReview(
  { db, actor, emit }: Pick<UseCaseContext, 'db' | 'emit'> & { actor: PartyActor },
  audit: FoundAudit,
): Promise<string> {
  const state = nextState(audit, 'review')
  if (audit.state === state) return state
  await db
    .updateTable('audit')
    .set({ state, leadAuditorId: audit.leadAuditorId ?? actor.userId })
    .where('chainId', '=', actor.chainId)
    .where('id', '=', audit.id)
    .execute()
  emit.changed(`audit:${audit.id}`, [audit.issuerOrgId, audit.subjectOrgId])
  return state
}
