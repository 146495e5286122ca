import type { z } from 'zod'
import type { Text } from '#core/text.ts'

/** What a rule of a standard's content found wrong, with the values its words name. */
export type ContentFaultParams = {
  'id-twice': { id: string; first: string }
  'code-twice': { code: string; first: string }
  'sub-element-empty': { code: string }
  'sub-element-unknown': { element: string; id: string }
  'sub-element-missing': { code: string }
  'rule-always-fires': Record<never, never>
  'finding-on-full-score': Record<never, never>
  'share-above-one': Record<never, never>
  'bands-out-of-order': Record<never, never>
  'band-by-rule-before-band': { grade: string }
  'grade-twice': { grade: string }
  'last-band-above-zero': Record<never, never>
  'grade-unknown': { grade: string }
  'downgrade-to-best': { grade: string }
  'rule-id-twice': { id: string }
  'level-unknown': { level: number }
  'levels-out-of-order': Record<never, never>
  'maturity-missing': Record<never, never>
  'scores-out-of-order': Record<never, never>
  'score-above-maximum': { score: number; max: number }
  'score-without-label': { score: number }
  'maximum-not-allowed': { max: number }
  'floor-not-lowest': { floor: number }
  'label-without-score': { score: number }
  'label-twice': { score: number }
  'minimum-not-on-scale': { score: number }
  'nothing-counts': { code: string }
  'severity-missing': { score: number }
  'cross-reference-to-itself': Record<never, never>
}
export type ContentFaultCode = keyof ContentFaultParams

export const contentFaultWords: {
  [Code in ContentFaultCode]: (params: ContentFaultParams[Code]) => Text
} = {
  'id-twice': ({ id, first }) => ({
    zh: `标识 ${id} 已用于 ${first}。`,
    en: `id ${id} is already used at ${first}`,
  }),
  'code-twice': ({ code, first }) => ({
    zh: `编号 ${code} 已用于 ${first}。`,
    en: `code ${code} is already used at ${first}`,
  }),
  'sub-element-empty': ({ code }) => ({
    zh: `子要素 ${code} 下没有问题。`,
    en: `Sub-element ${code} has no question`,
  }),
  'sub-element-unknown': ({ element, id }) => ({
    zh: `${element} 没有子要素 ${id}。`,
    en: `${element} has no sub-element ${id}`,
  }),
  'sub-element-missing': ({ code }) => ({
    zh: `问题 ${code} 没有归入任何子要素。`,
    en: `Question ${code} belongs to no sub-element`,
  }),
  'rule-always-fires': () => ({
    zh: '满分也会触发这条规则。',
    en: 'Even the full score would fire this rule',
  }),
  'finding-on-full-score': () => ({
    zh: '满分也会产生审核发现。',
    en: 'Even the full score would open a finding',
  }),
  'share-above-one': () => ({
    zh: '应评价的比例超过了全部问题。',
    en: 'The share to be evaluated is above 1',
  }),
  'bands-out-of-order': () => ({
    zh: '等级区间须由高到低排列。',
    en: 'Bands must fall from best to worst',
  }),
  'band-by-rule-before-band': ({ grade }) => ({
    zh: `等级 ${grade} 只能由规则判定，须排在有分数线的等级之后。`,
    en: `Grade ${grade} is given by rules alone; it must come after the grades with a band`,
  }),
  'grade-twice': ({ grade }) => ({ zh: `等级 ${grade} 重复。`, en: `Grade ${grade} stands twice` }),
  'last-band-above-zero': () => ({
    zh: '最后一个区间须从 0 开始，否则有的结果没有等级。',
    en: 'The last band must begin at 0',
  }),
  'grade-unknown': ({ grade }) => ({ zh: `没有等级 ${grade}。`, en: `There is no grade ${grade}` }),
  'downgrade-to-best': ({ grade }) => ({
    zh: `${grade} 是最高等级，降到它的规则不起作用。`,
    en: `${grade} is the best grade; a rule to it changes nothing`,
  }),
  'rule-id-twice': ({ id }) => ({ zh: `规则标识 ${id} 重复。`, en: `Rule id ${id} stands twice` }),
  'level-unknown': ({ level }) => ({
    zh: `成熟度等级中没有 ${level}。`,
    en: `There is no maturity level ${level}`,
  }),
  'levels-out-of-order': () => ({
    zh: '成熟度等级须由低到高，且不重复。',
    en: 'Maturity levels must rise and not repeat',
  }),
  'maturity-missing': () => ({
    zh: '这条规则看成熟度等级，但标准没有定义成熟度等级。',
    en: 'This rule reads maturity levels, and the standard defines none',
  }),
  'scores-out-of-order': () => ({
    zh: '分值须由低到高，且不重复。',
    en: 'Scores must rise and not repeat',
  }),
  'score-above-maximum': ({ score, max }) => ({
    zh: `分值 ${score} 超过满分 ${max}。`,
    en: `Score ${score} is above the maximum ${max}`,
  }),
  'score-without-label': ({ score }) => ({
    zh: `分值 ${score} 没有说明。`,
    en: `Score ${score} has no label`,
  }),
  'maximum-not-allowed': ({ max }) => ({
    zh: `满分 ${max} 不在可选分值中。`,
    en: `The maximum ${max} is not an allowed score`,
  }),
  'floor-not-lowest': ({ floor }) => ({
    zh: `起点分 ${floor} 须不高于最低分值，且低于满分。`,
    en: `The floor ${floor} must not be above the lowest score, and be below the maximum`,
  }),
  'label-without-score': ({ score }) => ({
    zh: `${score} 不是可选分值。`,
    en: `${score} is not an allowed score`,
  }),
  'label-twice': ({ score }) => ({ zh: `分值 ${score} 有两个说明。`, en: `Score ${score} has two labels` }),
  'minimum-not-on-scale': ({ score }) => ({
    zh: `最低可接受分 ${score} 不在该问题的分值中。`,
    en: `The lowest score accepted, ${score}, is not a score of this question`,
  }),
  'nothing-counts': ({ code }) => ({
    zh: `要素 ${code} 中没有计分的问题（权重都是 0），也没有否决项。`,
    en: `No question of ${code} counts: every weight is 0, and none is a knock-out`,
  }),
  'severity-missing': ({ score }) => ({
    zh: `得分 ${score} 及以下的问题没有对应的严重程度规则。`,
    en: `No rule gives every question scored ${score} or less a severity`,
  }),
  'cross-reference-to-itself': () => ({
    zh: '对照不能指向同一标准的同一问题。',
    en: 'A cross-reference cannot point to the question itself',
  }),
}

/** What is wrong, in the words of both languages. */
export function contentFaultText<Code extends ContentFaultCode>(
  code: Code,
  params: ContentFaultParams[Code],
): Text {
  return contentFaultWords[code](params)
}

export type Refuse = <Code extends ContentFaultCode>(
  path: (string | number)[],
  code: Code,
  params: ContentFaultParams[Code],
) => void

/** Refuses through zod: the message is English, `params` carry the code so that a screen can say it in its language. */
export const refuseIn =
  (ctx: z.core.$RefinementCtx): Refuse =>
  (path, code, params) =>
    ctx.addIssue({
      code: 'custom',
      path,
      message: contentFaultText(code, params).en,
      params: { fault: code, values: params },
    })
