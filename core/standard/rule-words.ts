import type { Text } from '#core/text.ts'
import type { Downgrade, Grading, QuestionSet } from './grading-rules.ts'
import { same } from './same.ts'
import type { Scale } from './scale.ts'

const parts = {
  element: { zh: '要素', en: 'element' },
  'sub-element': { zh: '子要素', en: 'sub-element' },
  step: { zh: '过程步骤', en: 'process step' },
}
const sets: Record<QuestionSet, Text> = {
  all: { zh: '问题', en: 'question' },
  star: { zh: '星号问题', en: 'star question' },
  'knock-out': { zh: '否决项', en: 'knock-out question' },
}

/** A downgrade rule in plain words made from its data: what a writer need not put into two languages by hand. */
export function ruleWords(rule: Downgrade): Text {
  switch (rule.kind) {
    case 'fulfilment-below': {
      const part = parts[rule.level]
      return {
        zh: `有${part.zh}的符合率低于 ${rule.threshold} %`,
        en: `${an(part.en)} is below ${rule.threshold} %`,
      }
    }
    case 'score-at-most':
      return counted(rule.questions, rule.count, {
        zh: rule.threshold === 0 ? '得 0 分' : `得 ${rule.threshold} 分或以下`,
        one: `has ${rule.threshold} points or fewer`,
        many: `have ${rule.threshold} points or fewer`,
      })
    case 'below-minimum':
      return counted(rule.questions, rule.count, {
        zh: '低于其最低可接受分',
        one: 'is below the lowest score it accepts',
        many: 'are below the lowest score they accept',
      })
    case 'maturity-below':
      return rule.of === 'element'
        ? {
            zh: `有要素未达到成熟度 ${rule.threshold}`,
            en: `An element has not reached level ${rule.threshold}`,
          }
        : {
            zh: `整体未达到成熟度 ${rule.threshold}`,
            en: `The audit as a whole has not reached level ${rule.threshold}`,
          }
  }
}

const an = (noun: string) => `${/^[aeiou]/.test(noun) ? 'An' : 'A'} ${noun}`

const counted = (
  set: QuestionSet,
  count: number,
  words: { zh: string; one: string; many: string },
): Text => ({
  zh: `至少 ${count} 个${sets[set].zh}${words.zh}`,
  en:
    count === 1
      ? `At least one ${sets[set].en} ${words.one}`
      : `At least ${count} ${sets[set].en}s ${words.many}`,
})

type Standard = { scale: Scale; grading: Pick<Grading, 'maturity'> }

/** A rule of a kind to begin with, in words of its own. */
export function emptyRule(kind: Downgrade['kind'], id: string, to: string, standard: Standard): Downgrade {
  const { scale, grading } = standard
  const head = { id, to, label: { zh: '', en: '' } }
  const rules: { [Kind in Downgrade['kind']]: Extract<Downgrade, { kind: Kind }> } = {
    'fulfilment-below': { ...head, kind: 'fulfilment-below', level: 'element', threshold: 80, roundTo: 0 },
    'score-at-most': {
      ...head,
      kind: 'score-at-most',
      questions: 'star',
      threshold: Math.min(...scale.allowed),
      count: 1,
    },
    'below-minimum': { ...head, kind: 'below-minimum', questions: 'all', count: 1 },
    'maturity-below': {
      ...head,
      kind: 'maturity-below',
      of: 'element',
      threshold: grading.maturity?.levels[1]?.level ?? Math.min(...scale.allowed),
    },
  }
  const rule = rules[kind]
  return { ...rule, label: ruleWords(rule) }
}

/**
 * A changed rule with words that still tell the truth: words made from the rule are made again, and in words of one's
 * own the old limit becomes the new one.
 */
export function worded(before: Downgrade, after: Downgrade): Downgrade {
  const own = ruleWords(before)
  if ((after.label.zh === '' && after.label.en === '') || same(after.label, own))
    return { ...after, label: ruleWords(after) }
  if (!('threshold' in before && 'threshold' in after) || before.threshold === after.threshold) return after
  const old = new RegExp(`(?<![\\d.])${String(before.threshold).replace('.', '\\.')}(?![\\d]|\\.\\d)`, 'g')
  const now = String(after.threshold)
  return { ...after, label: { zh: after.label.zh.replace(old, now), en: after.label.en.replace(old, now) } }
}
