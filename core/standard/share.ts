import type { Scale } from './scale.ts'

/** Exact share of a scale that a score is worth: `over` of `whole` hundredths, floor taken off both. */
export type ScaleShare = { over: number; whole: number }

/** What of the scale's worth a score has: on 0/4/6/8/10 an 8 is 800 of 1000; on 1–4 with floor 1 a 2 is 100 of 300. */
export function shareOf(scale: Pick<Scale, 'max' | 'floor'>, score: number): ScaleShare {
  const floor = Math.round((scale.floor ?? 0) * 100)
  return { over: Math.round(score * 100) - floor, whole: Math.round(scale.max * 100) - floor }
}

/** Negative when a is worth less than b, 0 when as much, positive when more. */
export const compareShares = (a: ScaleShare, b: ScaleShare): number => a.over * b.whole - b.over * a.whole
