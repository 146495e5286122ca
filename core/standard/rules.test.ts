import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkContent } from './check-content.ts'
import { checkGrading, checkMaturity, checkScale, checkSeverity } from './check-rules.ts'
import { small } from './compare.fixture.ts'
import type { StandardContent } from './content.ts'
import { editSchema } from './edit.ts'
import { faultsFrom } from './faults.ts'
import type { Downgrade } from './grading-rules.ts'
import { problemsOf } from './problems.ts'
import { emptyRule, ruleWords, worded } from './rule-words.ts'
import { scaleSchema } from './scale.ts'
import { presetOf, type ScoreRow, scaleFrom, scalePresets, scoresOf } from './scale-presets.ts'

const score = fc.constantFrom(0, 0.5, 0.8, 1, 2, 4, 6, 8, 10)
const words = { zh: '说明', en: 'Words' }
const rows: fc.Arbitrary<ScoreRow[]> = fc.array(
  score.map((one) => ({ score: one, label: { zh: `${one} 分`, en: `${one} points` } })),
  { minLength: 2, maxLength: 6 },
)

describe('scales', () => {
  it.each(Object.entries(scalePresets))('%s is a scale and known again', (name, scale) => {
    expect(scaleSchema.parse(scale)).toEqual(scale)
    expect(presetOf(scale)).toBe(name)
    expect(scaleFrom(scoresOf(scale), 'floor' in scale ? scale.floor : undefined)).toEqual(scale)
  })

  it('property: what the editor makes of rows may be saved, and is refused at publication for what the page tells', () =>
    fc.assert(
      fc.property(rows, fc.option(score, { nil: undefined }), (made, floor) => {
        const scale = scaleFrom(made, floor)
        const edit = { kind: 'set', level: 'standard', id: '', field: 'scale', before: null, after: scale }
        expect(editSchema.safeParse(edit).success).toBe(true)
        const faults = faultsFrom((refuse) => checkScale(scale, refuse))
        if (scale.max > 0) expect(scaleSchema.safeParse(scale).success).toBe(faults.length === 0)
        expect(scoresOf(scale)).toEqual(made)
      }),
    ))
})

/** What somebody in the middle of writing rules may have made of them. */
const broken = fc
  .record(
    {
      scale: rows.map((made) => scaleFrom(made, undefined)).filter(({ max }) => max > 0),
      bands: fc.array(
        fc.record({
          grade: fc.constantFrom('A', 'B', 'C', 'D'),
          min: fc.option(fc.constantFrom(0, 50, 80, 90)),
        }),
        {
          minLength: 2,
          maxLength: 4,
        },
      ),
      to: fc.constantFrom('A', 'B', 'C', 'X'),
      numerator: fc.constantFrom(2, 3, 4),
      levels: fc.array(score, { minLength: 2, maxLength: 3 }),
      kind: fc.constantFrom('fulfilment-below', 'score-at-most', 'below-minimum', 'maturity-below'),
      openAtOrBelow: score,
    },
    { requiredKeys: [] },
  )
  .map(({ scale, bands, to, numerator, levels, kind, openAtOrBelow }): StandardContent => {
    const { grading, findings } = small
    const maturity = levels && { share: 80, levels: levels.map((level) => ({ level, label: words })) }
    const next = {
      ...small,
      scale: scale ?? small.scale,
      grading: {
        ...grading,
        bands: bands?.map((band) => ({ ...band, label: words })) ?? grading.bands,
        minimumEvaluated: { numerator: numerator ?? 2, denominator: 3 },
        ...(maturity ? { maturity } : {}),
      },
      findings: { ...findings, openAtOrBelow: openAtOrBelow ?? findings.openAtOrBelow },
    }
    const rule = kind && emptyRule(kind, 'r-1', to ?? 'B', next)
    return rule ? { ...next, grading: { ...next.grading, downgrades: [rule] } } : next
  })

it('property: at every keystroke the page finds what publication would refuse in the rules', () =>
  fc.assert(
    fc.property(broken, (content) => {
      const { scale, grading, findings } = content
      const faults = [
        ...faultsFrom((refuse) => checkScale(scale, refuse)),
        ...faultsFrom((refuse) => checkGrading(grading, refuse)),
        ...faultsFrom((refuse) => grading.maturity && checkMaturity(grading.maturity, refuse)),
        ...faultsFrom((refuse) => checkSeverity(findings, refuse)),
        ...faultsFrom((refuse) => checkContent(content, refuse)),
      ].map(({ text }) => text.zh)
      const told = problemsOf(content).map(({ text }) => text.zh)
      expect(told.length === 0).toBe(faults.length === 0)
      expect(faults).toEqual(expect.arrayContaining(told))
    }),
  ))

describe('words of a downgrade rule', () => {
  const kinds = ['fulfilment-below', 'score-at-most', 'below-minimum', 'maturity-below'] as const
  it.each(kinds)('a new one of %s has words, and may be saved', (kind) => {
    const rule = emptyRule(kind, 'r-1', 'B', small)
    expect(rule.label).toEqual(ruleWords(rule))
    const edit = {
      kind: 'set',
      level: 'standard',
      id: '',
      field: 'grading.downgrades',
      before: small.grading.downgrades,
      after: [...small.grading.downgrades, rule],
    }
    expect(editSchema.safeParse(edit).success).toBe(true)
  })

  it('follow the rule', () => {
    const rule = emptyRule('score-at-most', 'r-1', 'B', small) as Extract<
      Downgrade,
      { kind: 'score-at-most' }
    >
    expect(rule.label).toEqual({
      zh: '至少 1 个星号问题得 0 分',
      en: 'At least one star question has 0 points or fewer',
    })
    expect(worded(rule, { ...rule, threshold: 4, count: 2 }).label).toEqual({
      zh: '至少 2 个星号问题得 4 分或以下',
      en: 'At least 2 star questions have 4 points or fewer',
    })
  })

  it('one’s own stay, with the new limit in them', () => {
    const rule: Downgrade = {
      id: 'a',
      kind: 'fulfilment-below',
      level: 'element',
      threshold: 80,
      roundTo: 0,
      to: 'B',
      label: { zh: '有过程要素低于 80 %（第 180 条）', en: 'A process element is below 80 %.' },
    }
    expect(worded(rule, { ...rule, threshold: 85.5 }).label).toEqual({
      zh: '有过程要素低于 85.5 %（第 180 条）',
      en: 'A process element is below 85.5 %.',
    })
  })
})
