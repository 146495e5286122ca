import type { Refuse } from './content-words.ts'
import type { FindingRules } from './finding-rules.ts'
import type { Grading, Maturity } from './grading-rules.ts'
import type { Scale } from './scale.ts'

/*
 * Rules inside one part of a standard's content. They know nothing of zod, so that the editor asks the very same
 * rules at every keystroke, and the schemas at publication.
 */

/** Scores rise, each has one label, the maximum is one of them and the floor is not above the lowest. */
export function checkScale({ allowed, max, floor = 0, labels }: Scale, refuse: Refuse) {
  allowed.forEach((score, i) => {
    if (i > 0 && score <= allowed[i - 1]!) refuse(['allowed', i], 'scores-out-of-order', {})
    if (score > max) refuse(['allowed', i], 'score-above-maximum', { score, max })
    if (!labels.some((l) => l.score === score)) refuse(['labels'], 'score-without-label', { score })
  })
  if (!allowed.includes(max)) refuse(['max'], 'maximum-not-allowed', { max })
  if (floor > Math.min(...allowed) || floor >= max) refuse(['floor'], 'floor-not-lowest', { floor })
  labels.forEach(({ score }, i) => {
    if (!allowed.includes(score)) refuse(['labels', i, 'score'], 'label-without-score', { score })
    if (labels.findIndex((o) => o.score === score) !== i)
      refuse(['labels', i, 'score'], 'label-twice', { score })
  })
}

export function checkMaturity({ levels }: Maturity, refuse: Refuse) {
  levels.forEach(({ level }, i) => {
    if (i > 0 && level <= levels[i - 1]!.level) refuse(['levels', i, 'level'], 'levels-out-of-order', {})
  })
}

/** Bands fall from best to worst and end at 0; downgrade rules name grades and levels that exist. */
export function checkGrading(
  grading: Pick<Grading, 'minimumEvaluated' | 'bands' | 'downgrades' | 'maturity'>,
  refuse: Refuse,
) {
  const { minimumEvaluated, bands, downgrades, maturity } = grading
  if (minimumEvaluated.numerator > minimumEvaluated.denominator)
    refuse(['minimumEvaluated'], 'share-above-one', {})
  bands.forEach((band, i) => {
    const before = bands[i - 1]
    if (i > 0 && band.min !== null && before!.min === null)
      refuse(['bands', i - 1, 'min'], 'band-by-rule-before-band', { grade: before!.grade })
    else if (i > 0 && band.min !== null && before!.min !== null && band.min >= before!.min)
      refuse(['bands', i, 'min'], 'bands-out-of-order', {})
    if (bands.findIndex((o) => o.grade === band.grade) !== i)
      refuse(['bands', i, 'grade'], 'grade-twice', { grade: band.grade })
  })
  const measured = bands.filter((band) => band.min !== null)
  if (measured.at(-1)?.min !== 0)
    refuse(['bands', Math.max(0, measured.length - 1), 'min'], 'last-band-above-zero', {})
  downgrades.forEach((rule, i) => {
    const at = bands.findIndex((band) => band.grade === rule.to)
    if (at < 0) refuse(['downgrades', i, 'to'], 'grade-unknown', { grade: rule.to })
    if (at === 0) refuse(['downgrades', i, 'to'], 'downgrade-to-best', { grade: rule.to })
    if (downgrades.findIndex((o) => o.id === rule.id) !== i)
      refuse(['downgrades', i, 'id'], 'rule-id-twice', { id: rule.id })
    if (rule.kind !== 'maturity-below') return
    if (!maturity) refuse(['downgrades', i, 'kind'], 'maturity-missing', {})
    else if (!maturity.levels.some(({ level }) => level === rule.threshold))
      refuse(['downgrades', i, 'threshold'], 'level-unknown', { level: rule.threshold })
  })
}

/** Every finding that opens has a severity. */
export function checkSeverity(findings: Pick<FindingRules, 'openAtOrBelow' | 'severity'>, refuse: Refuse) {
  const { openAtOrBelow: score, severity } = findings
  if (!severity.some((rule) => rule.questions === 'all' && rule.scoreAtMost >= score))
    refuse(['severity'], 'severity-missing', { score })
}
