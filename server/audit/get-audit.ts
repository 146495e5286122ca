import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { gradeAudit } from '#core/audit/grade.ts'
import { auditProgress } from '#core/audit/progress.ts'
import { type AuditResult, auditResultSchema } from '#core/audit/result.ts'
import { auditStates } from '#core/audit/state.ts'
import { dayInChina } from '#core/corrective/due-date.ts'
import type { PartyActor } from '#core/identity/actor.ts'
import { mayAsk } from '#core/identity/permission.ts'
import type { DB } from '#db/schema.generated.ts'
import { evidenceView, listEvidence } from '#server/evidence/list-evidence.ts'
import { elementView, scoreWords, viewElements, viewScale } from '#server/standard/content-view.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { earlierAnswer, earlierAnswers } from './earlier-answers.ts'
import { findAudit, mayMove } from './find-audit.ts'
import { auditorScores, keptScore, selfAnswers } from './given-scores.ts'
import { findingView, listFindings } from './list-findings.ts'
import { progressView } from './progress-view.ts'

const organization = z.object({ orgId: z.string(), name: z.string().nullable(), tier: z.int().nullable() })

/** One audit with all that the actor may see of it: the questions in the reader's language, answers, scores, result. */
export const getAudit = defineUseCase({
  name: 'audit.getAudit',
  kind: 'read',
  permission: 'audit:read',
  input: z.object({ auditId: z.uuid() }),
  output: z.object({
    auditId: z.string(),
    number: z.string(),
    title: z.string(),
    message: z.string().nullable(),
    state: z.enum(auditStates),
    party: z.enum(['issuer', 'subject', 'viewer']),
    issuer: organization,
    subject: organization,
    standard: z.object({
      standardId: z.string(),
      title: z.string(),
      version: z.int(),
      minimumEvaluated: z.object({ numerator: z.int(), denominator: z.int() }),
    }),
    dueOn: z.string(),
    launchedAt: z.string(),
    submittedAt: z.string().nullable(),
    declaredBy: z.string().nullable(),
    returnReason: z.string().nullable(),
    cancelReason: z.string().nullable(),
    signedAt: z.string().nullable(),
    signedName: z.string().nullable(),
    validUntil: z.string().nullable(),
    leadAuditor: z.string().nullable(),
    scale: z.array(scoreWords),
    elements: z.array(elementView),
    answers: z.array(keptScore),
    /** The auditor's; empty for the audited side until the audit is signed. */
    scores: z.array(keptScore),
    findings: z.array(findingView),
    evidence: z.array(evidenceView),
    progress: progressView,
    /** What the supplier's own answers graded to when it submitted. */
    selfResult: auditResultSchema.nullable(),
    /** What the auditor's scores grade to so far; only for the auditor, until the audit is signed. */
    live: auditResultSchema.nullable(),
    /** Frozen at signing. */
    result: auditResultSchema.nullable(),
    /** What was answered before to these questions or their like; only while the supplier answers. */
    earlier: z.array(earlierAnswer),
    /** How many months back it is offered; 0: not at all. */
    answerOnceMonths: z.int(),
    /** The actor supplies in another chain too, and could consent to use its answers there in this one. */
    consentOpen: z.boolean(),
    uploadLimitMb: z.int(),
    can: z.object({
      answer: z.boolean(),
      score: z.boolean(),
      sign: z.boolean(),
      giveBack: z.boolean(),
      cancel: z.boolean(),
    }),
  }),
  async run({ db, actor, now, locale, services }, { auditId }) {
    const { chainId } = actor
    const audit = await findAudit(db, actor, auditId)
    const { content, options, party } = audit
    const [organizations, tiers, auditor] = await Promise.all([
      db
        .selectFrom('organization')
        .select(['id', 'name'])
        .where('id', 'in', [audit.issuerOrgId, audit.subjectOrgId])
        .execute(),
      db
        .selectFrom('chainMember')
        .select(['orgId', 'tier'])
        .where('chainId', '=', chainId)
        .where('orgId', 'in', [audit.issuerOrgId, audit.subjectOrgId])
        .execute(),
      audit.leadAuditorId
        ? db.selectFrom('userAccount').select('name').where('id', '=', audit.leadAuditorId).executeTakeFirst()
        : undefined,
    ])
    const answers = await selfAnswers(db, chainId, auditId)
    // What is not handed in yet is the supplier's own: the other side sees how far it is, not what it says.
    const draft = party !== 'subject' && (audit.state === 'launched' || audit.state === 'answering')
    const scores = await auditorScores(db, chainId, auditId)
    const view = (orgId: string) => ({
      orgId,
      name: organizations.find(({ id }) => id === orgId)?.name ?? null,
      tier: tiers.find((one) => one.orgId === orgId)?.tier ?? null,
    })
    const answering = party === 'subject' && mayMove(audit, 'answer')
    const reviewing = party === 'issuer' && (audit.state === 'submitted' || audit.state === 'reviewing')
    return {
      auditId,
      number: audit.number,
      title: audit.title,
      message: audit.message,
      state: audit.state,
      party,
      issuer: view(audit.issuerOrgId),
      subject: view(audit.subjectOrgId),
      standard: {
        standardId: audit.standardId,
        title: content.title[locale],
        version: audit.version,
        minimumEvaluated: content.grading.minimumEvaluated,
      },
      dueOn: audit.dueOn,
      launchedAt: audit.launchedAt,
      submittedAt: audit.submittedAt,
      declaredBy: audit.declaredBy,
      returnReason: audit.returnReason,
      cancelReason: audit.cancelReason,
      signedAt: audit.signedAt,
      signedName: audit.signedName,
      validUntil: audit.validUntil,
      leadAuditor: auditor?.name ?? null,
      scale: viewScale(content.scale, locale),
      elements: viewElements(content, locale, audit.scope),
      answers: draft ? [] : answers,
      scores,
      findings: await listFindings(db, audit, dayInChina(now.toISOString())),
      evidence: draft ? [] : await listEvidence(db, { chainId, auditId }),
      progress: auditProgress(content, answers, options),
      selfResult: audit.selfResult as unknown as AuditResult | null,
      live: reviewing ? gradeAudit(content, scores, options) : null,
      result: audit.result as unknown as AuditResult | null,
      earlier: answering ? await earlierAnswers({ db, actor, now }, audit, locale) : [],
      answerOnceMonths: audit.answerOnceMonths,
      consentOpen: answering && audit.answerOnceMonths > 0 && (await mayConsent(db, actor)),
      uploadLimitMb: services.config.uploadLimitMb,
      can: {
        answer: answering && mayAsk(actor, 'audit:answer'),
        score: mayMove(audit, 'review') && mayAsk(actor, 'audit:score'),
        sign: mayMove(audit, 'sign') && mayAsk(actor, 'audit:sign'),
        giveBack: mayMove(audit, 'return') && mayAsk(actor, 'audit:score'),
        cancel: mayMove(audit, 'cancel') && mayAsk(actor, 'audit:launch'),
      },
    }
  },
})

/** Whether there is another chain of the own organization without consent, and the actor could give it. */
async function mayConsent(db: Transaction<DB>, actor: PartyActor): Promise<boolean> {
  if (!mayAsk(actor, 'audit:consent')) return false
  const { rows } = await sql`select 1 from own_other_chains() c where not exists (
    select 1 from answer_consent k where k.chain_id = ${actor.chainId} and k.org_id = ${actor.orgId}
      and k.from_chain_id = c.id and k.revoked_at is null)`.execute(db)
  return rows.length > 0
}
