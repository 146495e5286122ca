import { z } from 'zod'
import { proposeFindings as propose } from '#core/audit/finding.ts'
import { gradeAudit } from '#core/audit/grade.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { lastFindingNumber } from './add-finding.ts'
import { findAudit, partiesOf, questionOf } from './find-audit.ts'
import { auditorScores } from './given-scores.ts'
import { enterReview } from './start-review.ts'

/**
 * Adds a draft finding for every question whose score opens one by the standard (domain §2.6) and that has none yet.
 * The wording begins with the auditor's remark, else with the question; the auditor edits it.
 */
export const proposeFindings = defineUseCase({
  name: 'audit.proposeFindings',
  kind: 'write',
  permission: 'audit:score',
  input: z.object({ auditId: z.uuid() }),
  output: z.object({ added: z.int() }),
  async run({ db, actor, locale, emit }, { auditId }) {
    const audit = await findAudit(db, actor, auditId, 'update')
    await enterReview({ db, actor, emit }, audit)
    const scores = await auditorScores(db, actor.chainId, auditId)
    const present = await db
      .selectFrom('finding')
      .select('questionId')
      .where('chainId', '=', actor.chainId)
      .where('auditId', '=', auditId)
      .execute()
    const first = (await lastFindingNumber(db, audit)) + 1
    const drafts = propose(audit.content, gradeAudit(audit.content, scores, audit.options))
      .filter(({ questionId }) => !present.some((finding) => finding.questionId === questionId))
      .map(({ questionId, questionCode, severity }, index) => {
        const remark = scores.find((score) => score.questionId === questionId)?.remark.trim()
        return {
          ...partiesOf(audit),
          id: crypto.randomUUID(),
          number: first + index,
          questionId,
          questionCode,
          severity,
          statement:
            remark || wording(questionOf(audit.content, audit.scope, questionId).text[locale], locale),
          createdBy: actor.userId,
        }
      })
    if (drafts.length > 0) await db.insertInto('finding').values(drafts).execute()
    emit.changed(`review:${auditId}`, [audit.issuerOrgId])
    return { added: drafts.length }
  },
})

const wording = (question: string, locale: 'zh' | 'en') =>
  locale === 'zh' ? `未充分满足：${question}` : `Not sufficiently met: ${question}`
