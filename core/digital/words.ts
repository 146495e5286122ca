import type { Text } from '../text.ts'
import type { DigitalIssue, DigitalIssueCode, DigitalIssueParams } from './check-facts.ts'
import type { DigitalPartKey } from './points.ts'
import type { DigitalReason, DigitalReasonCode, DigitalReasonParams } from './reason.ts'

const percent = (value: number) => `${value.toFixed(1)}%`

export const digitalReasonWords: {
  [Code in DigitalReasonCode]: (params: DigitalReasonParams[Code]) => Text
} = {
  'no-report': () => ({
    zh: '尚未填报；计入分母。',
    en: 'Not reported yet; it still counts in the denominator.',
  }),
  'equipment-unknown': () => ({
    zh: '没有生产设备数，无法计算设备数字化率和联网率。',
    en: 'Without production equipment the equipment rates are unknown.',
  }),
  'digital-rate-met': (p) => ({
    zh: `设备数字化率 ${percent(p.percent)}，达到 ${p.min}%。`,
    en: `Equipment digitalisation rate ${percent(p.percent)}, at least ${p.min}%.`,
  }),
  'digital-rate-low': (p) => ({
    zh: `设备数字化率 ${percent(p.percent)}，未达到 ${p.min}%。`,
    en: `Equipment digitalisation rate ${percent(p.percent)}, below ${p.min}%.`,
  }),
  'core-processes-met': () => ({
    zh: '核心业务流程已在信息系统中运行。',
    en: 'Core processes run in information systems.',
  }),
  'core-processes-missing': () => ({
    zh: '核心业务流程尚未进入信息系统。',
    en: 'Core processes do not run in information systems yet.',
  }),
  'networked-rate-met': (p) => ({
    zh: `设备联网率 ${percent(p.percent)}，达到 ${p.min}%。`,
    en: `Equipment networking rate ${percent(p.percent)}, at least ${p.min}%.`,
  }),
  'networked-rate-low': (p) => ({
    zh: `设备联网率 ${percent(p.percent)}，未达到 ${p.min}%。`,
    en: `Equipment networking rate ${percent(p.percent)}, below ${p.min}%.`,
  }),
  'integration-met': (p) => ({
    zh: `已有 ${p.functions} 项业务实现系统集成，达到 ${p.min} 项。`,
    en: `${p.functions} functions are integrated, at least ${p.min} are asked for.`,
  }),
  'integration-low': (p) => ({
    zh: `${p.functions} 项业务实现系统集成，未达到 ${p.min} 项。`,
    en: `${p.functions} functions are integrated, fewer than the ${p.min} asked for.`,
  }),
  'platform-used': (p) => ({
    zh: `已应用 ${p.services} 项工业互联网平台服务。`,
    en: `${p.services} industrial-internet platform services are in use.`,
  }),
  'platform-none': (p) => ({
    zh: `应用工业互联网平台服务 ${p.services} 项，未达到 ${p.min} 项。`,
    en: `${p.services} industrial-internet platform services are in use, fewer than the ${p.min} asked for.`,
  }),
}

export const digitalIssueWords: { [Code in DigitalIssueCode]: (params: DigitalIssueParams[Code]) => Text } = {
  'not-a-count': () => ({ zh: '请填写 0 或正整数。', en: 'Enter 0 or a positive whole number.' }),
  'digital-exceeds-total': (p) => ({
    zh: `数字化生产设备 ${p.part} 台，多于生产设备总数 ${p.total} 台。请核对两个数。`,
    en: `${p.part} digital machines are more than all ${p.total} machines. Check both numbers.`,
  }),
  'networked-exceeds-total': (p) => ({
    zh: `联网生产设备 ${p.part} 台，多于生产设备总数 ${p.total} 台。请核对两个数。`,
    en: `${p.part} networked machines are more than all ${p.total} machines. Check both numbers.`,
  }),
  'networked-exceeds-digital': (p) => ({
    zh: `联网设备 ${p.networked} 台，多于数字化设备 ${p.digital} 台；联网设备通常也是数字化设备。请核对，无误可继续。`,
    en: `${p.networked} networked machines are more than ${p.digital} digital ones; a networked machine usually is digital. Check it; if it is right, go on.`,
  }),
  'no-equipment': () => ({
    zh: '生产设备总数为 0，设备数字化率和联网率按“无数据”处理。请确认确实没有生产设备。',
    en: 'With 0 machines the equipment rates have no data. Make sure that there really is no production equipment.',
  }),
  'evidence-in-future': (p) => ({
    zh: `证据日期 ${p.evidenceOn} 晚于今天（${p.today}）。请填写实际日期。`,
    en: `The evidence date ${p.evidenceOn} is after today (${p.today}). Enter the real date.`,
  }),
  'evidence-before-period': (p) => ({
    zh: `证据日期 ${p.evidenceOn} 早于填报期 ${p.period}。如有更新的证据，请改用新的。`,
    en: `The evidence date ${p.evidenceOn} is before the period ${p.period}. Use newer evidence if there is any.`,
  }),
  'definition-unknown': (p) => ({
    zh: `没有“${p.version}”这一版口径。请按当前口径重新填报。`,
    en: `There is no definition "${p.version}". Report again under the current definition.`,
  }),
}

export const digitalPartWords: Record<DigitalPartKey, Text> = {
  'equipment-digital': { zh: '设备数字化率', en: 'Equipment digitalisation rate' },
  'equipment-networked': { zh: '设备联网率', en: 'Equipment networking rate' },
  'core-processes': { zh: '核心业务流程进入信息系统', en: 'Core processes in information systems' },
  'integrated-functions': { zh: '系统集成的业务数', en: 'Integrated functions' },
  'platform-services': { zh: '工业互联网平台服务数', en: 'Industrial-internet platform services' },
}

/** Why an enterprise counts or does not, as a person reads it. */
export function digitalReasonText(reason: DigitalReason): Text {
  return (digitalReasonWords[reason.code] as (params: DigitalReason['params']) => Text)(reason.params)
}

/** What is wrong in a report and what to do. */
export function digitalIssueText(issue: DigitalIssue): Text {
  return (digitalIssueWords[issue.code] as (params: DigitalIssue['params']) => Text)(issue.params)
}
