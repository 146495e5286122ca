import { z } from 'zod'
import { type CorrectiveAnswerFault, checkCorrectiveAnswer } from '#core/corrective/answer.ts'
import type { Text } from '#core/text.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError, type FieldIssue } from '#server/use-case/errors.ts'
import { answerFields, movedAction } from './action-views.ts'
import { findAction, nextState } from './find-action.ts'
import { moveAction } from './move-action.ts'

const faultWords: Record<CorrectiveAnswerFault['code'], Text> = {
  required: { zh: '请填写此项。', en: 'Fill this in.' },
  'human-error-alone': {
    zh: '“操作失误”“人员疏忽”本身不是根本原因。请继续追问：是什么让失误得以发生、又没有被发现？（例如没有防错、作业指导书不清、检验未覆盖）',
    en: '“Operator error” alone is no root cause. Ask on: what let the mistake happen, and why was it not detected? (no error-proofing, unclear work instruction, inspection that does not cover it …)',
  },
}

const evidenceWords: Text = {
  zh: '致命和严重的不符合项至少需要一份证据（照片或文件），请先上传。',
  en: 'A critical or major finding needs at least one piece of evidence (photo or file). Upload it first.',
}

/**
 * Sends the answer to the issuer: containment action, root cause, corrective action. Refused with a word beside the
 * field when one is missing, when a person's mistake is named as the only cause (domain §3.1, §3.4), or when a critical
 * or major finding comes without evidence of the supplier.
 */
export const answerAction = defineUseCase({
  name: 'corrective.answer',
  kind: 'write',
  permission: 'corrective:answer',
  input: z.object({ actionId: z.uuid(), ...answerFields, revision: z.int() }),
  output: movedAction,
  async run(context, { actionId, revision, ...given }) {
    const { db, actor, now, locale } = context
    const found = await findAction(db, actor, actionId, { lock: true })
    nextState(found, 'answer', revision)
    const answer = {
      containment: given.containment.trim(),
      cause: given.cause.trim(),
      action: given.action.trim(),
    }
    const faults: FieldIssue[] = checkCorrectiveAnswer(answer).map(({ field, code }) => ({
      path: field,
      message: faultWords[code][locale],
    }))
    if (found.severity !== 'minor' && (await ownEvidence(context, actionId)) === 0)
      faults.push({ path: 'evidence', message: evidenceWords[locale] })
    if (faults.length > 0) throw new AppError('invalid-input', {}, faults)
    await db
      .deleteFrom('correctiveDraft')
      .where('chainId', '=', actor.chainId)
      .where('actionId', '=', actionId)
      .execute()
    return moveAction(context, found, {
      event: 'answer',
      revision,
      set: {
        ...answer,
        answeredAt: now.toISOString(),
        answeredBy: actor.userId,
        firstAnsweredAt: found.firstAnsweredAt ?? now.toISOString(),
      },
      content: answer,
      mail: {
        subject: { zh: `整改已答复：${found.number}`, en: `Answered: corrective action ${found.number}` },
        body: {
          zh: `“${found.title}”的整改答复已提交，请审核：接受，或写明原因退回。`,
          en: `The answer to “${found.title}” is in. Please accept it, or send it back with the reason.`,
        },
      },
    })
  },
})

/** How many files the supplier itself put beside its answer. */
async function ownEvidence(
  { db, actor }: Parameters<(typeof answerAction)['run']>[0],
  actionId: string,
): Promise<number> {
  const { count } = await db
    .selectFrom('evidence')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('chainId', '=', actor.chainId)
    .where('actionId', '=', actionId)
    .where('orgId', '=', actor.orgId)
    .executeTakeFirstOrThrow()
  return count
}
