import type { Text } from '../text.ts'
import type { ScoreReason, ScoreReasonCode, ScoreReasonParams } from './reason.ts'

const points = (value: number) => value.toFixed(1)
const percent = (share: number) => `${Math.round(share * 100)} %`

export const scoreReasonWords: { [Code in ScoreReasonCode]: (params: ScoreReasonParams[Code]) => Text } = {
  'audit-valid': ({ audits }) => ({
    zh:
      audits === 1
        ? '按最近一次有效审核的符合率计分。'
        : `按 ${audits} 项标准各自最近一次有效审核的平均符合率计分。`,
    en:
      audits === 1
        ? 'Degree of fulfilment of the latest valid audit.'
        : `Mean degree of fulfilment of the latest valid audits under ${audits} standards.`,
  }),
  'audit-none': () => ({ zh: '没有已签发的审核，无数据。', en: 'No signed audit yet: no data.' }),
  'audit-expired': ({ lastValidOn }) => ({
    zh: `审核结果已于 ${lastValidOn} 过期，不再计分。请安排复审。`,
    en: `The audit result expired on ${lastValidOn} and no longer counts. Plan a re-audit.`,
  }),
  'corrective-on-time': ({ onTime, due, overdue, windowMonths }) => ({
    zh: `近 ${windowMonths} 个月计入 ${due} 项纠正措施，${onTime} 项按原定期限关闭${overdue > 0 ? `，${overdue} 项逾期未关闭` : ''}。`,
    en: `${onTime} of ${due} corrective actions counted over ${windowMonths} months were closed by their original due date${overdue > 0 ? `; ${overdue} overdue and still open` : ''}.`,
  }),
  'corrective-none-due': ({ windowMonths }) => ({
    zh: `近 ${windowMonths} 个月没有到期的纠正措施，无数据。`,
    en: `No corrective action fell due within ${windowMonths} months: no data.`,
  }),
  'digital-reported': ({ period }) => ({
    zh: `按 ${period} 数字化填报计分。`,
    en: `Points for the digitalization report of ${period}.`,
  }),
  'digital-none': () => ({
    zh: '尚未填报数字化情况，无数据。',
    en: 'No digitalization report yet: no data.',
  }),
  'digital-unknown': ({ period }) => ({
    zh: `${period} 数字化填报中没有可计分的数据。`,
    en: `The digitalization report of ${period} holds nothing that can be scored.`,
  }),
  'metric-given': () => ({ zh: '按本期指标计分。', en: 'Points for the figures of the period.' }),
  'metric-none': () => ({ zh: '本期没有指标数据。', en: 'No figures for the period: no data.' }),
  'no-data': () => ({
    zh: '未评级：没有任何可计分的数据。',
    en: 'Not rated: there is nothing to score yet.',
  }),
  'coverage-too-low': ({ coverage, minimum }) => ({
    zh: `未评级：有数据的权重占 ${percent(coverage)}，不足 ${percent(minimum)}。`,
    en: `Not rated: ${percent(coverage)} of the weight has data, ${percent(minimum)} is needed.`,
  }),
  band: ({ grade, points: own, min }) => ({
    zh:
      min > 0
        ? `得分 ${points(own)}，达到 ${min} 分，评为 ${grade} 级。`
        : `得分 ${points(own)}，未达到更高等级，评为 ${grade} 级。`,
    en:
      min > 0
        ? `${points(own)} points reach ${min}: grade ${grade}.`
        : `${points(own)} points reach no higher grade: ${grade}.`,
  }),
  cap: ({ bandGrade, grade }) => ({
    zh: `按得分为 ${bandGrade} 级，因限级规则定为 ${grade} 级。`,
    en: `${bandGrade} by points, limited to ${grade} by a rule.`,
  }),
  hysteresis: ({ bandGrade, grade, margin, periods }) => ({
    zh: `按得分为 ${bandGrade} 级，但越过界线未超过 ${margin} 分且未满 ${periods} 期，仍为 ${grade} 级。`,
    en: `${bandGrade} by points, but not past the threshold by more than ${margin} points nor for ${periods} periods: still ${grade}.`,
  }),
}

/** What a person reads about a reason. */
export function scoreReasonText(reason: ScoreReason): Text {
  return (scoreReasonWords[reason.code] as (params: ScoreReason['params']) => Text)(reason.params)
}
