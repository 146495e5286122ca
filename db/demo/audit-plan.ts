import type { AuditState } from '#core/audit/state.ts'
import { type ChainKey, type SupplierPart, suppliers, type Target } from './cast.ts'
import { chance } from './random.ts'

/** One audit of the demo; days are counted from today. */
export type AuditPlan = {
  key: string
  chain: ChainKey
  issuer: string
  subject: SupplierPart
  target: Exclude<Target, '-'>
  /** Second audit of the supplier or later. */
  again: boolean
  state: AuditState
  launched: number
  due: number
  submitted: number | null
  signed: number | null
  /** Share of the questions answered while the supplier is at it. */
  answered: number
  /** Name of the campaign it belongs to; null: launched by itself. */
  campaign: string | null
  title: string
  findingsAtLeast: number
}

const title = (subject: SupplierPart, what: string) => `${subject.short}${what}`

/** Days from launch to signature of the running story's finished audits. */
function finished(
  chain: ChainKey,
  issuer: string,
  subject: SupplierPart,
  target: Exclude<Target, '-'>,
  round: { name: string; launched: number; campaign: string | null; what: string; again: boolean },
  signed?: number,
): AuditPlan {
  const random = chance(`plan ${round.name} ${chain} ${subject.key}`)
  // An audit that the story puts on a day of its own is launched by itself.
  const launched = signed === undefined ? round.launched : signed - random.whole(30, 44)
  const end = signed ?? launched + random.whole(26, 48)
  return {
    key: `${round.name} ${chain} ${subject.key}`,
    chain,
    issuer,
    subject,
    target,
    again: round.again,
    state: 'signed',
    launched,
    due: launched + 45,
    submitted: end - random.whole(5, 12),
    signed: end,
    answered: 1,
    campaign: signed === undefined ? round.campaign : null,
    title: title(subject, round.what),
    findingsAtLeast: 0,
  }
}

/** Signatures whose day the story needs. */
const signedOn: Readonly<Record<string, number>> = {
  // Ran out: a C counts twelve months.
  'first rail zhoucheng': -402,
  'second rail hengyue': -130,
  'second rail luyuan': -76,
  'second rail weijie': -110,
  'second rail gouyuan': -72,
  'second rail qingfeng': -80,
  'second rail kaihe': -95,
  // Late first audits graded C that still count.
  'first rail jingu': -150,
  'first rail tudu': -180,
  'first rail mocen': -210,
  'first rail suofeng': -165,
  'first rail gonghang': -140,
  'first rail tieyan': -195,
  'first rail shutian': -130,
}

function rounds(): AuditPlan[] {
  const plans: AuditPlan[] = []
  const count = { first: 0, second: 0 }
  for (const subject of suppliers) {
    for (const chain of new Set(subject.supplies.map((s) => s.chain))) {
      const issuer = subject.supplies.find((s) => s.chain === chain)!.buyer
      const byLeader = issuer === 'leader' || issuer === 'shipyard'
      const [first, second] = subject.targets
      const other = chain === 'ship' && subject.supplies[0]!.chain === 'rail'
      const wave = Math.floor(count.first / 6) % 3
      const start = byLeader ? [-636, -566, -496][wave]! : -590 + ((count.first * 37) % 150)
      if (first !== '-') {
        count.first++
        plans.push(
          finished(
            chain,
            issuer,
            subject,
            first,
            {
              name: 'first',
              launched: start,
              campaign: byLeader ? `首轮供应商过程审核第 ${wave + 1} 批` : null,
              what: '过程审核（首次）',
              again: false,
            },
            signedOn[`first ${chain} ${subject.key}`],
          ),
        )
      }
      if (second !== '-' && !other) {
        const again = first !== '-'
        const batch = Math.floor(count.second / 6) % 3
        count.second++
        const launched = byLeader ? [-282, -214, -148][batch]! : -300 + ((count.second * 41) % 190)
        plans.push(
          finished(
            chain,
            issuer,
            subject,
            second,
            {
              name: 'second',
              launched,
              campaign: byLeader ? `年度供应商过程审核第 ${batch + 1} 批` : null,
              what: again ? '过程审核（年度）' : '过程审核（首次）',
              again,
            },
            signedOn[`second ${chain} ${subject.key}`],
          ),
        )
      }
    }
  }
  return plans
}

type Running = [
  issuer: string,
  subject: string,
  state: AuditState,
  launched: number,
  due: number,
  submitted: number | null,
  answered: number,
  what?: string,
]

/** Under way right now. 恒岳 answers 23 of 59 questions so far and has six days left. */
const running: readonly Running[] = [
  ['leader', 'hengyue', 'answering', -15, 6, null, 23 / 59, '轴箱体新线投产过程审核'],
  ['leader', 'songruan', 'submitted', -24, 8, -2, 1],
  ['leader', 'zuoan', 'submitted', -24, 8, -1, 1],
  ['leader', 'gongying', 'reviewing', -24, 8, -6, 1],
  ['leader', 'boming', 'launched', -4, 26, null, 0],
  ['hengyue', 'tanling', 'submitted', -20, 10, -3, 1],
  ['muyuan', 'fuluan', 'answering', -18, 12, null, 0.7],
  ['zhoucheng', 'gangqiu', 'answering', -30, -2, null, 0.55],
  ['ganyuan', 'liansun', 'answering', -10, 20, null, 0.2],
  ['songruan', 'xianglu', 'launched', -3, 27, null, 0],
]

export function auditPlans(): AuditPlan[] {
  const plans = rounds()
  for (const [issuer, key, state, launched, due, submitted, answered, what] of running) {
    const subject = suppliers.find((one) => one.key === key)!
    plans.push({
      key: `running ${key}`,
      chain: 'rail',
      issuer,
      subject,
      target: 'B',
      again: true,
      state,
      launched,
      due,
      submitted,
      signed: null,
      answered,
      campaign: issuer === 'leader' && what === undefined ? '年度供应商过程审核第 4 批' : null,
      title: title(subject, what ?? '过程审核（年度）'),
      findingsAtLeast: 0,
    })
  }
  for (const plan of plans) if (needFindings.has(plan.key)) plan.findingsAtLeast = needFindings.get(plan.key)!
  return plans.sort((a, b) => a.launched - b.launched || (a.key < b.key ? -1 : 1))
}

/** Audits whose corrective actions the story needs (corrective-plan.ts). */
const needFindings = new Map([
  ['second rail hengyue', 6],
  ['second rail luyuan', 6],
  ['second rail weijie', 4],
  ['second rail gouyuan', 3],
  ['second rail qingfeng', 3],
  ['second rail kaihe', 3],
])
