import { z } from 'zod'
import { mostAnswerOnceMonths } from '#core/audit/answer-once.ts'
import { defineUseCase } from '#server/use-case/define.ts'

/**
 * For how many months suppliers may confirm earlier answers in audits that this organization launches from now on; 0
 * switches it off. Audits under way keep what they were launched with.
 */
export const setAnswerOnce = defineUseCase({
  name: 'standard.setAnswerOnce',
  kind: 'write',
  permission: 'audit:launch',
  input: z.object({ months: z.int().min(0).max(mostAnswerOnceMonths) }),
  output: z.object({ months: z.int() }),
  async run({ db, actor, emit }, { months }) {
    const { chainId, orgId } = actor
    await db
      .insertInto('standardPolicy')
      .values({ chainId, orgId, answerOnceMonths: months })
      .onConflict((conflict) =>
        conflict.columns(['chainId', 'orgId']).doUpdateSet({ answerOnceMonths: months }),
      )
      .execute()
    emit.changed('standard', [orgId])
    return { months }
  },
})
