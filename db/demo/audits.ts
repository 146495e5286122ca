import type { Answer } from '#core/audit/answer.ts'
import { gradeAudit } from '#core/audit/grade.ts'
import type { AuditResult } from '#core/audit/result.ts'
import { auditValidUntil } from '#core/score/audit-component.ts'
import { defaultPolicy } from '#core/score/policy.ts'
import type { StandardContent } from '#core/standard/content.ts'
import { type AuditPlan, auditPlans } from './audit-plan.ts'
import { type ChainKey, reticent } from './cast.ts'
import { auditorRemarks, notEvaluatedReasons, phraseFor, selfRemarks } from './phrases.ts'
import { chainId, linksOf, orgId, type Person, type Place } from './place.ts'
import { chance, idOf } from './random.ts'
import { drawScores, selfScores } from './scores.ts'
import { versionOn } from './standards.ts'
import { trades } from './trades.ts'

/** An audit as it was written, for what follows from it. */
export type WrittenAudit = {
  plan: AuditPlan
  id: string
  /** The columns that name both sides. */
  parties: { chainId: string; issuerOrgId: string; subjectOrgId: string; sharedUp: boolean }
  issuerPerson: Person
  subjectPerson: Person
  auditor: Person
  /** The auditor's scores; empty while the supplier answers. */
  scores: readonly Answer[]
  result: AuditResult | null
  signedAt: string | null
  answeredQuestions: readonly string[]
}

/** Audits of two years with self-assessment and scores, graded by the rules of the standard itself. */
export function addAudits(place: Place, content: StandardContent): WrittenAudit[] {
  const shared = new Set(
    (['rail', 'ship'] as const).flatMap((chain) =>
      linksOf(chain, reticent).flatMap((l) => (l.sharedUp ? [`${chain} ${l.buyer} ${l.supplier.key}`] : [])),
    ),
  )
  const numbers = new Map<string, number>()
  const campaigns = new Set<string>()
  return auditPlans().map((plan) => {
    addCampaign(place, plan, campaigns)
    const launchedOn = place.calendar.day(plan.launched)
    const series = `${plan.chain} ${plan.issuer} ${launchedOn.slice(0, 4)}`
    numbers.set(series, (numbers.get(series) ?? 0) + 1)
    const number = `PA-${launchedOn.slice(0, 4)}-${String(numbers.get(series)).padStart(3, '0')}`
    return addAudit(
      place,
      content,
      plan,
      number,
      shared.has(`${plan.chain} ${plan.issuer} ${plan.subject.key}`),
    )
  })
}

const campaignId = (chain: ChainKey, name: string) => idOf(`campaign ${chain} ${name}`)

function addCampaign({ ledger, calendar, people }: Place, plan: AuditPlan, done: Set<string>): void {
  if (plan.campaign === null) return
  const id = campaignId(plan.chain, plan.campaign)
  if (done.has(id)) return
  done.add(id)
  ledger.add('campaign', {
    chainId: chainId(plan.chain),
    id,
    issuerOrgId: orgId(plan.issuer),
    standardVersionId: versionOn(plan.chain, plan.launched),
    title: `${calendar.day(plan.launched).slice(0, 4)} 年${plan.campaign}`,
    kind: 'process',
    dueOn: calendar.day(plan.due),
    createdBy: people(plan.issuer)[0]!.id,
    createdAt: calendar.at(calendar.day(plan.launched), `campaign ${plan.campaign}`),
  })
}

function addAudit(
  place: Place,
  content: StandardContent,
  plan: AuditPlan,
  number: string,
  sharedUp: boolean,
): WrittenAudit {
  const { ledger, calendar, people } = place
  const id = idOf(`audit ${plan.key}`)
  const random = chance(`audit ${plan.key}`)
  const parties = {
    chainId: chainId(plan.chain),
    issuerOrgId: orgId(plan.issuer),
    subjectOrgId: orgId(plan.subject.key),
    sharedUp,
  }
  const issuerPerson = people(plan.issuer)[0]!
  const auditors = people(plan.issuer).filter((p) => p.login.includes('.auditor'))
  const auditor = auditors.length > 0 ? random.pick(auditors) : issuerPerson
  const subjectPerson = people(plan.subject.key)[0]!
  const { answers } = drawScores(content, plan.target, {
    seed: plan.key,
    lift: plan.again && plan.target !== 'C0' ? 0.06 : 0,
    leavesOut: plan.subject.size === 'small' || plan.subject.size === 'micro',
    findingsAtLeast: plan.findingsAtLeast,
  })
  const self = selfScores(answers, plan.key).slice(0, Math.round(answers.length * plan.answered))
  const scored = plan.state === 'signed' ? answers : plan.state === 'reviewing' ? answers.slice(0, 31) : []
  const result = plan.state === 'signed' ? gradeAudit(content, answers) : null
  const launchedAt = calendar.at(calendar.day(plan.launched), `launch ${plan.key}`)
  const submittedAt =
    plan.submitted === null ? null : calendar.at(calendar.day(plan.submitted), `submit ${plan.key}`)
  const signedOn = plan.signed === null ? null : calendar.day(plan.signed)
  const signedAt = signedOn && calendar.at(signedOn, `sign ${plan.key}`)

  ledger.add('audit', {
    ...parties,
    id,
    number,
    campaignId: plan.campaign === null ? null : campaignId(plan.chain, plan.campaign),
    standardVersionId: versionOn(plan.chain, plan.launched),
    kind: 'process',
    title: plan.title,
    scope: [],
    steps: [],
    state: plan.state,
    dueOn: calendar.day(plan.due),
    leadAuditorId: auditor.id,
    launchedAt,
    launchedBy: issuerPerson.id,
    submittedAt,
    submittedBy: submittedAt && subjectPerson.id,
    declaredBy: submittedAt && subjectPerson.name,
    selfResult: submittedAt ? gradeAudit(content, self) : null,
    signedAt,
    signedBy: signedAt && auditor.id,
    signedName: signedAt && auditor.name,
    message:
      plan.campaign === null ? null : '请按标准逐题自评，低于 8 分的请附说明，并上传能说明问题的记录或照片。',
    returnedAt: null,
    returnReason: null,
    cancelledAt: null,
    cancelReason: null,
    result,
    overall: result?.overall.percent ?? null,
    grade: result?.grade ?? null,
    validUntil: result?.grade && signedOn ? auditValidUntil(result.grade, signedOn, defaultPolicy) : null,
  })
  addAnswers(place, plan, {
    parties,
    id,
    self,
    subjectPerson,
    launchedAt,
    until: submittedAt ?? calendar.now,
  })
  addScores(place, plan, { parties, id, scored, auditor, from: submittedAt, until: signedAt ?? calendar.now })
  return {
    plan,
    id,
    parties,
    issuerPerson,
    subjectPerson,
    auditor,
    scores: scored,
    result,
    signedAt,
    answeredQuestions: self.map((answer) => answer.questionId),
  }
}

/** An instant on the way from one to another. */
function between(from: string, until: string, share: number): string {
  const start = Date.parse(from)
  return new Date(Math.round(start + (Date.parse(until) - start) * share)).toISOString()
}

function addAnswers(
  { ledger }: Place,
  plan: AuditPlan,
  of: {
    parties: WrittenAudit['parties']
    id: string
    self: readonly Answer[]
    subjectPerson: Person
    launchedAt: string
    until: string
  },
): void {
  const random = chance(`answers ${plan.key}`)
  of.self.forEach((answer, index) => {
    const low = answer.score !== null && answer.score <= 8
    ledger.add('selfAnswer', {
      ...of.parties,
      auditId: of.id,
      questionId: answer.questionId,
      stepId: '',
      score: answer.score,
      notEvaluated: answer.notEvaluated,
      remark: answer.notEvaluated
        ? random.pick(notEvaluatedReasons)
        : low && random.hit(0.45)
          ? random.pick(selfRemarks)
          : null,
      revision: 1,
      answeredBy: of.subjectPerson.id,
      answeredAt: between(of.launchedAt, of.until, 0.1 + (0.85 * (index + 1)) / (of.self.length + 1)),
    })
  })
}

function addScores(
  { ledger }: Place,
  plan: AuditPlan,
  of: {
    parties: WrittenAudit['parties']
    id: string
    scored: readonly Answer[]
    auditor: Person
    from: string | null
    until: string
  },
): void {
  const random = chance(`scores of ${plan.key}`)
  of.scored.forEach((answer, index) => {
    const { score } = answer
    ledger.add('auditScore', {
      ...of.parties,
      auditId: of.id,
      questionId: answer.questionId,
      stepId: '',
      published: plan.state === 'signed',
      score,
      notEvaluated: answer.notEvaluated,
      remark: answer.notEvaluated
        ? notEvaluatedReasons[0]!
        : score !== null && score <= 6
          ? lowPhrase(plan, answer.questionId).statement
          : score === 8 && random.hit(0.4)
            ? random.pick(auditorRemarks)
            : null,
      revision: 1,
      scoredBy: of.auditor.id,
      scoredAt: between(of.from!, of.until, (0.9 * (index + 1)) / (of.scored.length + 1)),
    })
  })
}

/** What went wrong at a question of this audit: the same words for score, finding and corrective action. */
export function lowPhrase(plan: AuditPlan, questionId: string) {
  return phraseFor(questionId, trades[plan.subject.trade], chance(`phrase ${plan.key} ${questionId}`))
}
