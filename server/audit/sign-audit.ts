import { z } from 'zod'
import { gradeAudit } from '#core/audit/grade.ts'
import { dayInChina } from '#core/corrective/due-date.ts'
import { type Severity, severities } from '#core/corrective/severity.ts'
import { auditValidUntil } from '#core/score/audit-component.ts'
import { defaultPolicy, scorePolicySchema } from '#core/score/policy.ts'
import { openCorrectiveAction } from '#server/corrective/open-corrective-action.ts'
import { mailOrganization } from '#server/notify/mail-organization.ts'
import { defineUseCase, type UseCaseContext } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { findAudit, nextState } from './find-audit.ts'
import { auditorScores } from './given-scores.ts'

const isSeverity = (value: string): value is Severity => (severities as readonly string[]).includes(value)

/**
 * Signs the audit: grades the auditor's scores by the standard's rules (domain §2.3–2.4), freezes the result with the
 * rules that decided, shows scores and findings to the supplier, and opens a corrective action for every critical,
 * major or minor finding. Refused while an element or sub-element has too few scores. A signed audit is final.
 */
export const signAudit = defineUseCase({
  name: 'audit.sign',
  kind: 'write',
  permission: 'audit:sign',
  input: z.object({ auditId: z.uuid() }),
  output: z.object({
    auditId: z.uuid(),
    grade: z.string(),
    overall: z.number(),
    validUntil: z.string().nullable(),
    actions: z.int(),
  }),
  async run(context, { auditId }) {
    const { db, actor, now, emit } = context
    const audit = await findAudit(db, actor, auditId, 'update')
    const state = nextState(audit, 'sign')
    const result = gradeAudit(audit.content, await auditorScores(db, actor.chainId, auditId), audit.options)
    const { grade } = result
    const overall = result.overall.percent
    if (result.open?.length)
      throw new AppError('not-allowed-now', {
        reason: {
          zh: `这些问题必须作答：${result.open.map(({ code }) => code).join('、')}。`,
          en: `These questions must be answered: ${result.open.map(({ code }) => code).join(', ')}.`,
        },
      })
    const beyond = result.notEvaluatedBeyond
    if (beyond)
      throw new AppError('not-allowed-now', {
        reason: {
          zh: `未评价的问题有 ${beyond.count} 个，最多允许 ${beyond.allowed} 个。`,
          en: `${beyond.count} questions are n.e.; at most ${beyond.allowed} may be.`,
        },
      })
    if (grade === null || overall === null) {
      const parts = result.missing.map(({ code, needed }) => `${code} +${needed}`).join(', ')
      throw new AppError('not-allowed-now', {
        reason: {
          zh: `每个过程要素和子要素至少评价三分之二的问题，还缺：${parts}。`,
          en: `At least two thirds of every process element and sub-element must be scored; missing: ${parts}.`,
        },
      })
    }
    const signedOn = dayInChina(now.toISOString())
    const validUntil = auditValidUntil(grade, signedOn, await policyOf(context))
    const here = { chainId: actor.chainId, auditId }
    await db
      .updateTable('audit')
      .set({
        state,
        signedAt: now.toISOString(),
        signedBy: actor.userId,
        signedName: actor.userName,
        result: JSON.stringify(result),
        overall,
        grade,
        validUntil,
      })
      .where('chainId', '=', here.chainId)
      .where('id', '=', auditId)
      .execute()
    for (const table of ['auditScore', 'finding'] as const) {
      await db
        .updateTable(table)
        .set({ published: true })
        .where('chainId', '=', here.chainId)
        .where('auditId', '=', auditId)
        .execute()
    }
    const findings = await db
      .selectFrom('finding')
      .select(['id', 'number', 'severity', 'statement', 'questionCode'])
      .where('chainId', '=', here.chainId)
      .where('auditId', '=', auditId)
      .orderBy('number')
      .execute()
    let actions = 0
    for (const { id, severity, statement, questionCode } of findings) {
      if (!isSeverity(severity)) continue
      await openCorrectiveAction(context, {
        subjectOrgId: audit.subjectOrgId,
        sharedUp: audit.sharedUp,
        severity,
        title: `${questionCode ? `${questionCode} ` : ''}${shorten(statement)}`,
        description: statement,
        auditId,
        findingId: id,
        terms: audit.content.findings.due,
        mail: false,
      })
      actions += 1
    }
    await mailOrganization(context, audit.subjectOrgId, {
      kind: 'audit.signed',
      subject: {
        zh: `审核结果已签发：${audit.title}，等级 ${grade}`,
        en: `Audit signed: ${audit.title}, grade ${grade}`,
      },
      body: {
        zh: `审核 ${audit.number} 已签发：符合率 ${overall.toFixed(1)}%，等级 ${grade}。需整改的不符合项 ${actions} 项，请按期答复。`,
        en: `Audit ${audit.number} is signed: degree of fulfilment ${overall.toFixed(1)}%, grade ${grade}. ${actions} finding(s) ask for corrective action.`,
      },
      link: `/supply/audits/${auditId}`,
    })
    emit.stale(audit.subjectOrgId, 'audit')
    emit.changed(`audit:${auditId}`, [audit.issuerOrgId, audit.subjectOrgId])
    return { auditId, grade, overall, validUntil, actions }
  },
})

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

/** The chain's score policy says how long a grade is valid; the product's own where the chain has none. */
async function policyOf({ db, actor }: Pick<UseCaseContext<'audit:sign'>, 'db' | 'actor'>) {
  const row = await db
    .selectFrom('scorePolicy')
    .select('content')
    .where('chainId', '=', actor.chainId)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return row ? scorePolicySchema.parse(row.content) : defaultPolicy
}
