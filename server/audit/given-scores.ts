import type { Transaction } from 'kysely'
import { z } from 'zod'
import type { AnswerFault } from '#core/audit/answer.ts'
import { checkAnswer } from '#core/audit/answer.ts'
import { type AnswerRelation, answerRelations } from '#core/audit/answer-once.ts'
import type { StandardContent } from '#core/standard/content.ts'
import type { Locale, Text } from '#core/text.ts'
import type { DB } from '#db/schema.generated.ts'
import { AppError } from '#server/use-case/errors.ts'

/** One score as it is given, by the supplier of itself or by the auditor. `revision`: what the giver saw; 0: nothing. */
export const givenScore = z.object({
  auditId: z.uuid(),
  questionId: z.string().min(1).max(80),
  score: z.number().nullable().default(null),
  notEvaluated: z.boolean().default(false),
  remark: z.string().trim().max(4000).default(''),
  revision: z.int().min(0).default(0),
})
export type GivenScore = z.infer<typeof givenScore>

/** Where an answer that was taken over came from. */
const answerOrigin = z.object({
  relation: z.enum(answerRelations),
  /** When it was first answered. */
  at: z.string(),
  /** Changed when it was taken over, or since. */
  adapted: z.boolean(),
  /** Number of the audit it was answered in, where the reader may see that one. */
  number: z.string().nullable(),
  otherChain: z.boolean(),
})

/** The same as it is kept. */
export const keptScore = z.object({
  questionId: z.string(),
  score: z.number().nullable(),
  notEvaluated: z.boolean(),
  remark: z.string(),
  revision: z.int(),
  at: z.string(),
  /** Name of who gave it; null where the reader's organization does not know the person. */
  by: z.string().nullable(),
  /** Null for what was answered here, and for an auditor's score. */
  origin: answerOrigin.nullable(),
})
export type KeptScore = z.infer<typeof keptScore>

/** Self answers (`selfAnswer`) or auditor's scores (`auditScore`) of an audit, as far as the actor may see them. */
export async function selfAnswers(
  db: Transaction<DB>,
  chainId: string,
  auditId: string,
): Promise<KeptScore[]> {
  const rows = await db
    .selectFrom('selfAnswer as x')
    .leftJoin('userAccount as u', 'u.id', 'x.answeredBy')
    .leftJoin('audit as o', (join) =>
      join.on('o.chainId', '=', chainId).onRef('o.id', '=', 'x.originAuditId'),
    )
    .select(['x.questionId', 'x.score', 'x.notEvaluated', 'x.revision', 'x.answeredAt as at', 'u.name as by'])
    .select(['x.originRelation', 'x.originAt', 'x.originAdapted', 'x.originAuditId', 'o.number'])
    .select((eb) => eb.fn.coalesce('x.remark', eb.val('')).as('remark'))
    .where('x.chainId', '=', chainId)
    .where('x.auditId', '=', auditId)
    .execute()
  return rows.map(({ originRelation, originAt, originAdapted, originAuditId, number, ...row }) => ({
    ...row,
    origin:
      originAt === null
        ? null
        : {
            relation: originRelation as AnswerRelation,
            at: originAt,
            adapted: originAdapted,
            number,
            otherChain: originAuditId === null,
          },
  }))
}

export async function auditorScores(
  db: Transaction<DB>,
  chainId: string,
  auditId: string,
): Promise<KeptScore[]> {
  const rows = await db
    .selectFrom('auditScore as x')
    .leftJoin('userAccount as u', 'u.id', 'x.scoredBy')
    .select(['x.questionId', 'x.score', 'x.notEvaluated', 'x.revision', 'x.scoredAt as at', 'u.name as by'])
    .select((eb) => eb.fn.coalesce('x.remark', eb.val('')).as('remark'))
    .where('x.chainId', '=', chainId)
    .where('x.auditId', '=', auditId)
    .execute()
  return rows.map((row) => ({ ...row, origin: null }))
}

const faultWords: Record<AnswerFault, Text> = {
  'unknown-question': { zh: '标准中没有这个问题。', en: 'The standard has no such question.' },
  'score-not-allowed': {
    zh: '该分值不在评分标准中，请选择列出的分值。',
    en: 'This score is not on the scale; choose one that is listed.',
  },
  'score-and-not-evaluated': {
    zh: '打分与“未评价”只能选一项。',
    en: 'Choose either a score or "not evaluated".',
  },
  'not-evaluated-refused': { zh: '该问题必须评价，不能选“未评价”。', en: 'This question must be evaluated.' },
  'reason-missing': {
    zh: '选择“未评价”时请在说明中写明理由。',
    en: 'Give the reason in the remark when it is not evaluated.',
  },
}

/** Refuses (AppError, beside the field) what the standard's rules do not allow (domain §2.2). */
export function checkGiven(content: StandardContent, given: GivenScore, locale: Locale): void {
  const faults = checkAnswer(content, given)
  if (faults.length === 0) return
  throw new AppError(
    'invalid-input',
    {},
    faults.map((fault) => ({
      path: fault === 'reason-missing' ? 'remark' : 'score',
      message: faultWords[fault][locale],
    })),
  )
}
