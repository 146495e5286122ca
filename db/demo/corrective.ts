import { findQuestion } from '#core/audit/answer.ts'
import { proposeFindings } from '#core/audit/finding.ts'
import { dayInChina, dueDates } from '#core/corrective/due-date.ts'
import type { Severity } from '#core/corrective/severity.ts'
import type { StandardContent } from '#core/standard/content.ts'
import { lowPhrase, type WrittenAudit } from './audits.ts'
import { earlier, later } from './calendar.ts'
import { bottleneck } from './cast.ts'
import { answerDueAfter, lifeOf, type Step } from './corrective-life.ts'
import { scripts } from './corrective-plan.ts'
import { type Phrase, sendBackReasons } from './phrases.ts'
import type { Place } from './place.ts'
import { chance, idOf } from './random.ts'

export type WrittenAction = {
  id: string
  audit: WrittenAudit
  severity: Severity
  originalDueOn: string
  steps: readonly Step[]
}

/** Findings at 6 points that become one; further ones are left at the score. */
const mostMinor = 3

/** Findings of the audits and the corrective actions they opened, each with its history. */
export function addFindings(
  place: Place,
  content: StandardContent,
  audits: readonly WrittenAudit[],
): WrittenAction[] {
  const numbers = new Map<string, number>()
  return audits.flatMap((audit) => {
    if (audit.result === null) {
      addDraftFindings(place, content, audit)
      return []
    }
    const proposed = proposeFindings(content, audit.result).filter((finding) => finding.score <= 6)
    const minor = proposed.filter((finding) => finding.severity === 'minor')
    const most = Math.max(mostMinor, audit.plan.findingsAtLeast)
    const taken = proposed.filter((finding) => finding.severity !== 'minor' || minor.indexOf(finding) < most)
    const actions = taken.map((finding, index) => {
      const phrase = lowPhrase(audit.plan, finding.questionId)
      const findingId = idOf(`finding ${audit.plan.key} ${finding.questionId}`)
      addFinding(place, audit, {
        id: findingId,
        number: index + 1,
        questionId: finding.questionId,
        questionCode: finding.questionCode,
        severity: finding.severity,
        statement: phrase.statement,
        published: true,
        createdAt: audit.signedAt!,
      })
      const [script, issuedDays] = scripts[audit.plan.key]?.[index] ?? [null, null]
      const issuedOn = issuedDays === null ? dayInChina(audit.signedAt!) : place.calendar.day(-issuedDays)
      const series = `${audit.plan.chain} ${audit.plan.issuer} ${issuedOn.slice(0, 4)}`
      numbers.set(series, (numbers.get(series) ?? 0) + 1)
      const random = chance(`action ${audit.plan.key} ${finding.questionId}`)
      const steps = lifeOf({
        severity: finding.severity,
        issuedOn,
        today: place.calendar.today,
        terms: content.findings.due,
        script,
        judgedAtOnce: audit.plan.issuer === 'leader',
        late: latenessOf(audit),
        random,
      })
      return addAction(place, content, audit, {
        id: idOf(`action ${audit.plan.key} ${finding.questionId}`),
        number: `CA-${issuedOn.slice(0, 4)}-${String(numbers.get(series)).padStart(4, '0')}`,
        findingId,
        severity: finding.severity,
        questionCode: finding.questionCode,
        issuedOn,
        phrase,
        steps,
        sendBackReason: random.pick(sendBackReasons),
      })
    })
    addObservation(place, content, audit, taken.length + 1)
    return actions
  })
}

/** How likely an action is closed too late: the strong are not late, the bottleneck is more often than not. */
function latenessOf({ plan }: WrittenAudit): number {
  if (plan.subject.key === bottleneck) return 0.6
  if (plan.target === 'A' || plan.target === 'A+') return 0
  if (plan.again) return plan.issuer === 'leader' ? 0 : 0.05
  return 0.15
}

type FindingRow = {
  id: string
  number: number
  questionId: string
  questionCode: string
  severity: string
  statement: string
  published: boolean
  createdAt: string
}

function addFinding({ ledger }: Place, audit: WrittenAudit, finding: FindingRow): void {
  ledger.add('finding', { ...audit.parties, ...finding, auditId: audit.id, createdBy: audit.auditor.id })
}

/** While the auditor is still at it, two findings are noted down and not yet shown to the supplier. */
function addDraftFindings(place: Place, content: StandardContent, audit: WrittenAudit): void {
  const low = audit.scores.filter((answer) => answer.score !== null && answer.score <= 6).slice(0, 2)
  low.forEach(({ questionId, score }, index) => {
    addFinding(place, audit, {
      id: idOf(`finding ${audit.plan.key} ${questionId}`),
      number: index + 1,
      questionId,
      questionCode: findQuestion(content, questionId)!.code,
      severity: score! <= 4 ? 'major' : 'minor',
      statement: lowPhrase(audit.plan, questionId).statement,
      published: false,
      createdAt: place.calendar.now,
    })
  })
}

/** Now and then the auditor also names what could be better; that opens no corrective action. */
function addObservation(place: Place, content: StandardContent, audit: WrittenAudit, number: number): void {
  const random = chance(`observation ${audit.plan.key}`)
  const eight = audit.scores.filter((answer) => answer.score === 8)
  if (eight.length === 0 || !random.hit(0.5)) return
  const { questionId } = random.pick(eight)
  const question = findQuestion(content, questionId)!
  addFinding(place, audit, {
    id: idOf(`finding ${audit.plan.key} observation`),
    number,
    questionId,
    questionCode: question.code,
    severity: random.pick(['observation', 'opportunity']),
    statement: `${question.code} 条执行情况基本符合，建议结合数据趋势定期评审，并把好的做法推广到其他生产线。`,
    published: true,
    createdAt: audit.signedAt!,
  })
}

function addAction(
  { ledger, calendar }: Place,
  content: StandardContent,
  audit: WrittenAudit,
  of: {
    id: string
    number: string
    findingId: string
    severity: Severity
    questionCode: string
    issuedOn: string
    phrase: Phrase
    steps: readonly Step[]
    sendBackReason: string
  },
): WrittenAction {
  const { steps, severity, issuedOn, phrase } = of
  const { issuerPerson, subjectPerson } = audit
  const terms = content.findings.due
  const due = dueDates(severity, issuedOn, terms)
  // In order of time also within a day; nothing before the signature that gave rise to it, nothing after now.
  const times: string[] = []
  for (const { event, on } of steps) {
    const wanted =
      event === 'issue' && on === dayInChina(audit.signedAt!) ? audit.signedAt! : calendar.at(on, of.id)
    const previous = times.at(-1)
    const soonest = previous ? new Date(Date.parse(previous) + 60_000).toISOString() : wanted
    times.push(earlier(later(wanted, soonest), calendar.now))
  }
  const timeOf = (event: Step['event'], first = false) => {
    const at = first
      ? steps.findIndex((s) => s.event === event)
      : steps.findLastIndex((s) => s.event === event)
    return at === -1 ? null : times[at]!
  }
  const has = (event: Step['event']) => steps.some((step) => step.event === event)
  const sentBack = steps.findLast((step) => step.event === 'send-back')
  const backReason = sentBack?.failed
    ? '现场验证不通过：措施实施后抽查仍有 2 批不符合，请重新分析原因并补充措施。'
    : of.sendBackReason
  const state = steps.at(-1)!.state
  const answer = { containment: phrase.containment, cause: phrase.cause, action: phrase.action }
  const shown = has('answer') ? answer : { containment: null, cause: null, action: null }
  ledger.add('correctiveAction', {
    ...audit.parties,
    id: of.id,
    number: of.number,
    auditId: audit.id,
    findingId: of.findingId,
    severity,
    title: `${of.questionCode} ${phrase.title}`,
    description: phrase.statement,
    state,
    issuedAt: times[0]!,
    issuedBy: audit.auditor.id,
    answerDueOn: answerDueAfter(steps, severity, issuedOn, terms),
    originalDueOn: due.closeDueOn,
    dueOn: due.closeDueOn,
    ...shown,
    answeredAt: timeOf('answer'),
    answeredBy: has('answer') ? subjectPerson.id : null,
    firstAnsweredAt: timeOf('answer', true),
    sendBackCount: steps.filter((step) => step.event === 'send-back').length,
    sendBackReason: sentBack ? backReason : null,
    acceptedAt: state === 'sent-back' ? null : timeOf('accept'),
    acceptedBy: has('accept') && state !== 'sent-back' ? issuerPerson.id : null,
    verification: has('verify') ? phrase.check : null,
    closedAt: timeOf('close'),
    closedBy: has('close') ? issuerPerson.id : null,
    revision: steps.length,
  })
  steps.forEach(({ event, failed }, index) => {
    const bySubject = event === 'answer'
    const person = bySubject ? subjectPerson : event === 'issue' ? audit.auditor : issuerPerson
    ledger.add('correctiveEvent', {
      ...audit.parties,
      id: idOf(`event ${of.id} ${index}`),
      actionId: of.id,
      orgId: bySubject ? audit.parties.subjectOrgId : audit.parties.issuerOrgId,
      userId: person.id,
      userName: person.name,
      at: times[index]!,
      event,
      note:
        event === 'send-back'
          ? failed
            ? backReason
            : of.sendBackReason
          : event === 'verify'
            ? phrase.check
            : null,
      content: bySubject ? answer : null,
    })
  })
  return { id: of.id, audit, severity, originalDueOn: due.closeDueOn, steps }
}
