import { createHash } from 'node:crypto'
import { canonicalJson } from '#core/standard/canonical-json.ts'
import { loadTemplate } from '#db/templates/load-template.ts'
import type { WrittenAudit } from './audits.ts'
import { demoSupplier, inTwoChains } from './cast.ts'
import { chainId, orgId, type Place } from './place.ts'
import { idOf } from './random.ts'
import { standardId, versionId } from './standards.ts'

const template = 'system-audit-9001'

/**
 * Two audits that need few new answers: the leader's system audit, whose questions the demo's supplier answered in its
 * process audits, and a process audit in the second chain, for which a supplier of both lets its answers be used.
 * Gives the list with the two.
 */
export function addAnswerOnce(place: Place, audits: WrittenAudit[]): WrittenAudit[] {
  const { ledger, calendar, people } = place
  const system = addSystemAudit(place)
  ledger.add('answerConsent', {
    chainId: chainId('ship'),
    id: idOf('consent of a supplier in two chains'),
    orgId: orgId(inTwoChains),
    fromChainId: chainId('rail'),
    givenBy: people(inTwoChains)[0]!.id,
    givenAt: calendar.at(calendar.day(-3), 'consent'),
  })
  const own = audits.find(({ plan }) => plan.key === `running ${demoSupplier}`)!
  const other = audits.find(({ plan }) => plan.chain === 'ship' && plan.subject.key === inTwoChains)!
  return [
    ...audits,
    again(place, own, { number: 'SA', title: '质量管理体系审核', versionId: system, kind: 'system-audit' }),
    again(place, other, {
      number: 'PA',
      title: '过程审核（年度）',
      versionId: versionId('ship'),
      kind: 'process',
    }),
  ]
}

/** The shipped system audit, published by the leader of the rail chain beside its process audit. */
function addSystemAudit({ ledger, calendar }: Place): string {
  const { content } = loadTemplate(template)
  const first = ledger.rows('standard').find(({ id }) => id === standardId('rail'))!
  const version = ledger.rows('standardVersion').find(({ id }) => id === versionId('rail'))!
  const [ownId, id] = [idOf(`standard ${template}`), idOf(`standard version ${template}`)]
  const publishedAt = calendar.at(calendar.day(-60), template)
  const { code, family, title } = content
  ledger.add('standard', { ...first, id: ownId, code, family, title, createdAt: publishedAt })
  ledger.add('standardVersion', {
    ...version,
    ...{ id, standardId: ownId, content, status: 'published', templateId: template },
    ...{ publishedAt, createdAt: publishedAt },
    contentHash: createHash('sha256').update(canonicalJson(content)).digest('hex'),
    effectiveOn: calendar.day(-53),
  })
  return id
}

/** A new audit between the same two, launched and not begun. */
function again(
  { ledger, calendar }: Place,
  before: WrittenAudit,
  of: { number: string; title: string; versionId: string; kind: string },
): WrittenAudit {
  const row = ledger.rows('audit').find(({ id }) => id === before.id)!
  const key = `once ${before.plan.subject.key}`
  const plan: WrittenAudit['plan'] = {
    ...before.plan,
    ...{ key, again: true, state: 'launched', submitted: null, signed: null, answered: 0, campaign: null },
    ...{ launched: -2, due: 26, title: `${before.plan.subject.short}${of.title}`, findingsAtLeast: 0 },
  }
  const year = calendar.day(plan.launched).slice(0, 4)
  const id = idOf(`audit ${key}`)
  ledger.add('audit', {
    ...row,
    ...{ id, standardVersionId: of.versionId, kind: of.kind, title: plan.title, campaignId: null },
    // Behind the numbers that the rounds have taken.
    number: `${of.number}-${year}-900`,
    state: plan.state,
    dueOn: calendar.day(plan.due),
    launchedAt: calendar.at(calendar.day(plan.launched), key),
    message: '以前答过的题已预填，核对属实后一次确认即可，其余逐题作答。',
    ...{ submittedAt: null, submittedBy: null, declaredBy: null, selfResult: null },
    ...{ signedAt: null, signedBy: null, signedName: null, result: null },
    ...{ overall: null, grade: null, validUntil: null },
  })
  return { ...before, plan, id, scores: [], result: null, signedAt: null, answeredQuestions: [] }
}
