import type { Text } from '../text.ts'
import type { ComponentScore, OrganizationScore } from './result.ts'

/** One way to raise an own score: how many points it could bring at most, and what to do. */
export type Advice = { componentKey: string; gain: number; words: Text }

/**
 * What would raise the score most, best first. The gain is what the component's missing points weigh today; a
 * component without data is worth its whole weight of coverage and is named whenever it keeps the grade away.
 */
export function adviseScore(score: OrganizationScore): Advice[] {
  return score.components
    .map((component) => ({ componentKey: component.key, gain: gainOf(component), words: wordsOf(component) }))
    .filter(({ gain }) => gain > 0.05)
    .sort((a, b) => b.gain - a.gain || (a.componentKey < b.componentKey ? -1 : 1))
}

function gainOf({ points, effectiveWeight, weight }: ComponentScore): number {
  return points === null ? weight : ((100 - points) * effectiveWeight) / 100
}

const count = (component: ComponentScore, key: string, value: unknown) =>
  component.inputs.filter((input) => input.status === 'counts' && input.values[key] === value).length

function wordsOf(component: ComponentScore): Text {
  const { source, note } = component
  if (source === 'audit') {
    if (note.code === 'audit-expired') {
      return {
        zh: '审核结果已过期：请联系采购方安排复审。',
        en: 'The audit result expired: ask your buyer for a re-audit.',
      }
    }
    if (component.points === null) {
      return {
        zh: '还没有审核结果：完成自评并配合现场审核。',
        en: 'No audit result yet: finish the self-assessment.',
      }
    }
    return {
      zh: '关闭审核发现的不符合项，改进低分条款后申请复审。',
      en: 'Close the findings of the audit, improve the low questions, then ask for a re-audit.',
    }
  }
  if (source === 'corrective') {
    const late = count(component, 'onTime', false)
    if (component.points === null) {
      return {
        zh: '按期关闭整改后，这一项开始计分。',
        en: 'Counts as soon as a corrective action falls due.',
      }
    }
    return {
      zh: `有 ${late} 项整改未按原定期限关闭：先处理逾期的，之后每一项都按期关闭。`,
      en: `${late} corrective actions missed their original due date: deal with overdue ones first, then close on time.`,
    }
  }
  if (source === 'digital') {
    const values = component.inputs[0]?.values ?? {}
    if (component.points === null) {
      return {
        zh: '填报一次数字化情况即可计分，约 2 分钟。',
        en: 'Report your digitalization once; it takes two minutes.',
      }
    }
    const weakest = Object.entries(digitalWords).sort(
      ([a], [b]) => Number(values[a] ?? 0) - Number(values[b] ?? 0),
    )[0]
    return (
      weakest?.[1] ?? {
        zh: '提高设备数字化率和联网率。',
        en: 'Raise the digital and networked share of equipment.',
      }
    )
  }
  return { zh: '改进该项指标。', en: 'Improve this figure.' }
}

const digitalWords: Record<string, Text> = {
  'equipment-networked': {
    zh: '设备联网率最弱：把关键设备接入网络采集数据。',
    en: 'Networking is weakest: connect key equipment and collect its data.',
  },
  'equipment-digital': {
    zh: '设备数字化率最弱：优先更新关键工序的设备。',
    en: 'Digital equipment is weakest: renew the equipment of key processes first.',
  },
  'core-processes': {
    zh: '核心业务还没有进入信息系统：先把订单、生产、质量上系统。',
    en: 'Core processes are not in systems yet: start with orders, production and quality.',
  },
  'integrated-functions': {
    zh: '系统之间没有打通：至少让两个业务环节共享数据。',
    en: 'Systems stand apart: let at least two functions share their data.',
  },
  'platform-services': {
    zh: '还没有应用工业互联网平台服务：从设备上云或质量追溯开始。',
    en: 'No industrial-internet platform service yet: start with equipment or traceability.',
  },
}
