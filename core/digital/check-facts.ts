import { definitionOf } from './definition.ts'
import type { DigitalFacts, DigitalField } from './facts.ts'

/** What each kind of issue carries; the words are in `words.ts`. */
export type DigitalIssueParams = {
  'not-a-count': Record<string, never>
  'digital-exceeds-total': { part: number; total: number }
  'networked-exceeds-total': { part: number; total: number }
  'networked-exceeds-digital': { networked: number; digital: number }
  'no-equipment': Record<string, never>
  'evidence-in-future': { evidenceOn: string; today: string }
  'evidence-before-period': { evidenceOn: string; period: string }
  'definition-unknown': { version: string }
}
export type DigitalIssueCode = keyof DigitalIssueParams

/** An `error` keeps the report out; a `warning` asks to look again. */
export type DigitalIssue = {
  [Code in DigitalIssueCode]: {
    field: DigitalField
    code: Code
    params: DigitalIssueParams[Code]
    severity: 'error' | 'warning'
  }
}[DigitalIssueCode]

const warnings: ReadonlySet<DigitalIssueCode> = new Set<DigitalIssueCode>([
  'networked-exceeds-digital',
  'no-equipment',
  'evidence-before-period',
])

function issue<Code extends DigitalIssueCode>(
  field: DigitalField,
  code: Code,
  params: DigitalIssueParams[NoInfer<Code>],
): DigitalIssue {
  return { field, code, params, severity: warnings.has(code) ? 'warning' : 'error' } as DigitalIssue
}

const counts = [
  'equipmentTotal',
  'equipmentDigital',
  'equipmentNetworked',
  'integratedFunctions',
  'platformServices',
] as const

/** What is wrong or doubtful in a report for a quarter such as `2025Q3`, in the order of the form. */
export function checkDigitalFacts(
  facts: DigitalFacts,
  { today, period }: { today: string; period: string },
): DigitalIssue[] {
  const bad = counts.filter((field) => !Number.isSafeInteger(facts[field]) || facts[field] < 0)
  if (bad.length > 0) return bad.map((field) => issue(field, 'not-a-count', {}))
  const {
    equipmentTotal: total,
    equipmentDigital: digital,
    equipmentNetworked: networked,
    evidenceOn,
  } = facts
  const issues: DigitalIssue[] = []
  if (total === 0) issues.push(issue('equipmentTotal', 'no-equipment', {}))
  if (digital > total)
    issues.push(issue('equipmentDigital', 'digital-exceeds-total', { part: digital, total }))
  if (networked > total)
    issues.push(issue('equipmentNetworked', 'networked-exceeds-total', { part: networked, total }))
  else if (networked > digital)
    issues.push(issue('equipmentNetworked', 'networked-exceeds-digital', { networked, digital }))
  if (evidenceOn > today) issues.push(issue('evidenceOn', 'evidence-in-future', { evidenceOn, today }))
  else if (evidenceOn < firstDayOf(period))
    issues.push(issue('evidenceOn', 'evidence-before-period', { evidenceOn, period }))
  if (!definitionOf(facts.definitionVersion))
    issues.push(issue('definitionVersion', 'definition-unknown', { version: facts.definitionVersion }))
  return issues
}

/** First day of a quarter: 2025Q3 → 2025-07-01. */
function firstDayOf(period: string): string {
  const match = /^(\d{4})Q([1-4])$/.exec(period)
  if (!match) throw new RangeError(`Not a quarter: ${period}`)
  return `${match[1]}-${String(Number(match[2]) * 3 - 2).padStart(2, '0')}-01`
}
