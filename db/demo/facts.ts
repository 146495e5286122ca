import type { ChainWork } from '#core/chain/health-schema.ts'
import { dayInChina } from '#core/corrective/due-date.ts'
import { isOpen } from '#core/corrective/state.ts'
import type { ActionFact, AuditFact, ScoreFacts } from '#core/score/facts.ts'
import { addMonths } from '#core/score/month.ts'
import type { StandardContent } from '#core/standard/content.ts'
import type { WrittenAudit } from './audits.ts'
import type { Calendar } from './calendar.ts'
import type { ChainKey } from './cast.ts'
import type { WrittenAction } from './corrective.ts'
import type { WrittenReport } from './digital.ts'
import { orgId } from './place.ts'
import { versionOn } from './standards.ts'

export type DemoFacts = {
  content: StandardContent
  audits: readonly WrittenAudit[]
  actions: readonly WrittenAction[]
  reports: readonly WrittenReport[]
}

/** What was known of each organization of a chain on a day, as the scores take it. */
export function factsOn(demo: DemoFacts, chain: ChainKey, day: string): (organization: string) => ScoreFacts {
  const audits = group(
    demo.audits.filter((audit) => audit.plan.chain === chain && audit.signedAt !== null),
    (audit) => audit.parties.subjectOrgId,
  )
  const actions = group(
    demo.actions.filter((action) => action.audit.plan.chain === chain),
    (action) => action.audit.parties.subjectOrgId,
  )
  const reports = group(
    demo.reports.filter((report) => report.chain === chain),
    (report) => orgId(report.organization),
  )
  return (organization) => ({
    audits: (audits.get(organization) ?? []).flatMap((audit) => auditFact(audit, demo.content, chain, day)),
    actions: (actions.get(organization) ?? []).flatMap((action) => actionFact(action, day)),
    digital: digitalFact((reports.get(organization) ?? []).filter((report) => report.reportedOn <= day)),
  })
}

function group<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(key(one))
    if (group) group.push(one)
    else groups.set(key(one), [one])
  }
  return groups
}

function auditFact(audit: WrittenAudit, content: StandardContent, chain: ChainKey, day: string): AuditFact[] {
  const signedOn = dayInChina(audit.signedAt!)
  if (signedOn > day) return []
  return [
    {
      auditId: audit.id,
      standardCode: content.code,
      standardVersionId: versionOn(chain, audit.plan.launched),
      overall: audit.result!.overall.percent,
      grade: audit.result!.grade,
      signedOn,
    },
  ]
}

function actionFact({ id, severity, originalDueOn, steps }: WrittenAction, day: string): ActionFact[] {
  const past = steps.filter((step) => step.on <= day)
  const last = past.at(-1)
  if (!last) return []
  return [
    {
      actionId: id,
      severity,
      originalDueOn,
      answeredOn: past.find((step) => step.event === 'answer')?.on ?? null,
      closedOn: past.find((step) => step.event === 'close')?.on ?? null,
      state: last.state,
    },
  ]
}

function digitalFact(reports: readonly WrittenReport[]): ScoreFacts['digital'] {
  const latest = reports.at(-1)
  if (!latest) return null
  const { id, organization: _, chain: __, reportedOn: ___, ...facts } = latest
  return { ...facts, reportId: id }
}

/** Work under way at the end of a day that may be counted for everybody: the leader's own, and what is shared. */
export function workOn(
  demo: DemoFacts,
  calendar: Calendar,
  chain: ChainKey,
  leader: string,
  day: string,
): ChainWork {
  const work: ChainWork = {
    auditsAnswering: 0,
    auditsSubmitted: 0,
    auditsSigned: 0,
    actionsOpen: 0,
    actionsOverdue: 0,
  }
  const counts = ({ plan, parties }: WrittenAudit) =>
    plan.chain === chain && (plan.issuer === leader || parties.sharedUp)
  const happened = (offset: number | null) => offset !== null && calendar.day(offset) <= day
  for (const { plan } of demo.audits.filter(counts)) {
    if (happened(plan.signed)) {
      if (calendar.day(plan.signed!) > addMonths(day, -12)) work.auditsSigned++
    } else if (happened(plan.submitted)) work.auditsSubmitted++
    else if (happened(plan.launched)) work.auditsAnswering++
  }
  for (const { audit, steps, originalDueOn } of demo.actions) {
    const last = steps.findLast((step) => step.on <= day)
    if (!counts(audit) || !last || !isOpen(last.state)) continue
    work.actionsOpen++
    if (originalDueOn < day) work.actionsOverdue++
  }
  return work
}

/** The links of a chain as the roll-up takes them. */
export function edgesOf(links: readonly { buyer: string; supplier: { key: string }; share: number }[]) {
  return links.map(({ buyer, supplier, share }) => ({
    buyer: orgId(buyer),
    supplier: orgId(supplier.key),
    share,
  }))
}
