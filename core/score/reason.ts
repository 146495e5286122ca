import { z } from 'zod'

/** Why a component has its points and why the grade is what it is; the words are in `words.ts`. */
export type ScoreReasonParams = {
  'audit-valid': { audits: number }
  'audit-none': Record<string, never>
  'audit-expired': { lastValidOn: string }
  'corrective-on-time': { onTime: number; due: number; overdue: number; windowMonths: number }
  'corrective-none-due': { windowMonths: number }
  'digital-reported': { period: string }
  'digital-none': Record<string, never>
  'digital-unknown': { period: string }
  'metric-given': Record<string, never>
  'metric-none': Record<string, never>
  'no-data': Record<string, never>
  'coverage-too-low': { coverage: number; minimum: number }
  band: { grade: string; points: number; min: number }
  cap: { capId: string; bandGrade: string; grade: string }
  hysteresis: { bandGrade: string; grade: string; margin: number; periods: number }
}
export type ScoreReasonCode = keyof ScoreReasonParams

export const scoreReasonCodes = [
  'audit-valid',
  'audit-none',
  'audit-expired',
  'corrective-on-time',
  'corrective-none-due',
  'digital-reported',
  'digital-none',
  'digital-unknown',
  'metric-given',
  'metric-none',
  'no-data',
  'coverage-too-low',
  'band',
  'cap',
  'hysteresis',
] as const satisfies readonly ScoreReasonCode[]

export const scoreReasonSchema = z.object({
  code: z.enum(scoreReasonCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type ScoreReason = z.infer<typeof scoreReasonSchema>

export function scoreReason<Code extends ScoreReasonCode>(
  code: Code,
  params: ScoreReasonParams[NoInfer<Code>],
): ScoreReason {
  return { code, params }
}
