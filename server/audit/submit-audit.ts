import { z } from 'zod'
import { gradeAudit } from '#core/audit/grade.ts'
import { auditProgress } from '#core/audit/progress.ts'
import { mailOrganization } from '#server/notify/mail-organization.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { findAudit, nextState } from './find-audit.ts'
import { selfAnswers } from './given-scores.ts'

/**
 * Hands in the self-assessment with a declaration in somebody's name. Needs two thirds of every element and
 * sub-element evaluated and a reason on every n.e. (domain §2.2). What the answers grade to is frozen beside them.
 */
export const submitAudit = defineUseCase({
  name: 'audit.submit',
  kind: 'write',
  permission: 'audit:answer',
  input: z.object({ auditId: z.uuid(), declaredBy: z.string().trim().min(2).max(60) }),
  output: z.object({ auditId: z.uuid(), state: z.string() }),
  async run(context, { auditId, declaredBy }) {
    const { db, actor, now, emit } = context
    const audit = await findAudit(db, actor, auditId, 'update')
    const state = nextState(audit, 'submit')
    const answers = await selfAnswers(db, actor.chainId, auditId)
    const progress = auditProgress(audit.content, answers, audit.options)
    if (progress.open.length > 0)
      throw new AppError('not-allowed-now', {
        reason: {
          zh: `这些问题必须作答：${progress.open.map(({ code }) => code).join('、')}。`,
          en: `These questions must be answered: ${progress.open.map(({ code }) => code).join(', ')}.`,
        },
      })
    const beyond = progress.notEvaluatedBeyond
    if (beyond)
      throw new AppError('not-allowed-now', {
        reason: {
          zh: `“未评价”有 ${beyond.count} 个，最多允许 ${beyond.allowed} 个。`,
          en: `${beyond.count} questions are n.e.; at most ${beyond.allowed} may be.`,
        },
      })
    if (!progress.maySubmit) {
      const parts = progress.missing.map(({ code, needed }) => `${code} +${needed}`).join(', ')
      throw new AppError('not-allowed-now', {
        reason: {
          zh: `每个过程要素和子要素至少评价三分之二的问题，还缺：${parts || '“未评价”的理由'}。`,
          en: `At least two thirds of every process element and sub-element must be evaluated; missing: ${parts || 'reasons for "not evaluated"'}.`,
        },
      })
    }
    await db
      .updateTable('audit')
      .set({
        state,
        submittedAt: now.toISOString(),
        submittedBy: actor.userId,
        declaredBy,
        returnReason: null,
        selfResult: JSON.stringify(gradeAudit(audit.content, answers, audit.options)),
      })
      .where('chainId', '=', actor.chainId)
      .where('id', '=', auditId)
      .execute()
    await mailOrganization(context, audit.issuerOrgId, {
      kind: 'audit.submitted',
      subject: {
        zh: `自评已提交：${audit.title}（${audit.number}）`,
        en: `Self-assessment submitted: ${audit.title} (${audit.number})`,
      },
      body: {
        zh: `审核 ${audit.number}「${audit.title}」的自评已由 ${declaredBy} 声明并提交，请评审打分。`,
        en: `The self-assessment of audit ${audit.number}, "${audit.title}", was declared by ${declaredBy} and submitted. Please review it.`,
      },
      link: await issuerPath(context, audit),
    })
    // The score itself rests on signed audits; the chain's health counts submitted ones.
    emit.stale(audit.subjectOrgId, 'audit-submitted')
    emit.changed(`audit:${auditId}`, [audit.issuerOrgId, audit.subjectOrgId])
    return { auditId, state }
  },
})

/** Where the issuer reviews it: the chain leader and a tier-1 supplier work under different paths. */
async function issuerPath(
  { db, actor }: Parameters<typeof mailOrganization>[0],
  audit: { id: string; issuerOrgId: string },
): Promise<string> {
  const chain = await db
    .selectFrom('chain')
    .select('leaderOrgId')
    .where('id', '=', actor.chainId)
    .executeTakeFirst()
  return chain?.leaderOrgId === audit.issuerOrgId
    ? `/lead/audits/${audit.id}`
    : `/supply/issued-audits/${audit.id}`
}
