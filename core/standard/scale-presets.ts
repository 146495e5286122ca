import type { Text } from '#core/text.ts'
import { same } from './same.ts'
import type { Scale } from './scale.ts'

const scaleOf = (words: [score: number, zh: string, en: string][], floor?: number): Scale => ({
  allowed: words.map(([score]) => score),
  max: Math.max(...words.map(([score]) => score)),
  ...(floor === undefined ? {} : { floor }),
  labels: words.map(([score, zh, en]) => ({ score, label: { zh, en } })),
})

/** Scales in common use (domain §2.2); their words are ours, to be adapted. */
export const scalePresets = {
  points: scaleOf([
    [0, '不符合', 'Not met'],
    [4, '符合程度不足，存在严重不符合', 'Inadequately met; major nonconformity'],
    [6, '部分符合，存在明显不符合', 'Partially met; significant nonconformity'],
    [8, '基本符合，仅有个别偏差且无特别风险', 'Mainly met; isolated deviations without special risk'],
    [10, '完全符合', 'Fully met'],
  ]),
  maturity: scaleOf(
    [
      [1, '初始：没有规定或靠个人', 'Poor: nothing laid down or left to individuals'],
      [2, '已定义：有规定并在执行', 'Defined: laid down and followed'],
      [3, '已胜任：执行稳定，用指标监控', 'Qualified: stable practice, watched by measures'],
      [4, '已优化：有数据证明持续改进', 'Optimized: data prove continual improvement'],
    ],
    1,
  ),
  yesNo: scaleOf([
    [0, '否', 'No'],
    [1, '是', 'Yes'],
  ]),
  shares: scaleOf([
    [0, '不满足', 'Not met'],
    [0.5, '部分满足', 'Partly met'],
    [0.8, '大部分满足，仅有个别疏漏', 'Largely met; isolated slips only'],
    [1, '全部满足', 'Fully met'],
  ]),
} as const satisfies Record<string, Scale>
export type ScalePreset = keyof typeof scalePresets

/** The preset with the same scores and floor, whatever its words; null for a scale of one's own making. */
export function presetOf(scale: Scale): ScalePreset | null {
  const names = Object.keys(scalePresets) as ScalePreset[]
  return (
    names.find((name) => {
      const preset: Scale = scalePresets[name]
      return same(preset.allowed, scale.allowed) && (preset.floor ?? 0) === (scale.floor ?? 0)
    }) ?? null
  )
}

export type ScoreRow = { score: number; label: Text }

/**
 * The scores of a scale, each with its words (empty where it has none yet). While one is being typed two may be equal
 * for a moment (1 on the way to 10): each keeps the words that stand at its own place.
 */
export const scoresOf = ({ allowed, labels }: Scale): ScoreRow[] =>
  allowed.map((score, at) => ({
    score,
    label: (labels[at]?.score === score ? labels[at] : labels.find((one) => one.score === score))?.label ?? {
      zh: '',
      en: '',
    },
  }))

/** The scale of these scores; its maximum is the highest of them. */
export const scaleFrom = (rows: ScoreRow[], floor: number | undefined): Scale => ({
  allowed: rows.map(({ score }) => score),
  max: Math.max(...rows.map(({ score }) => score)),
  ...(floor === undefined ? {} : { floor }),
  labels: rows,
})
