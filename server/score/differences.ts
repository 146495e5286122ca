import type { OrganizationScore } from '#core/score/result.ts'
import { canonicalJson } from '#core/standard/canonical-json.ts'
import type { NextScore } from './compute-scores.ts'
import type { StoredScore } from './load-chain.ts'

const numbers = [
  'policyVersion',
  'own',
  'ownCoverage',
  'grade',
  'rolled',
  'rolledCoverage',
  'sharedUp',
] as const

/** What of a score is not as stored: names of its values; empty when all are the same to the last digit. */
export function changedValues(next: NextScore, stored: StoredScore | undefined): string[] {
  return stored ? numbers.filter((name) => next[name] !== stored[name]) : ['missing']
}

/** Whether two explanations say the same; the day alone makes no difference. */
export function saysTheSame(a: OrganizationScore, b: unknown): boolean {
  if (typeof b !== 'object' || b === null) return false
  return canonicalJson({ ...a, asOf: '' }) === canonicalJson({ ...b, asOf: '' })
}
