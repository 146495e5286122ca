import type { MembershipRole } from '#core/identity/actor.ts'
import { chance } from './random.ts'

const surnames =
  '陈李王张刘杨黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const given = [
  ...[
    '建国',
    '志远',
    '文博',
    '海涛',
    '晓燕',
    '丽娟',
    '雪梅',
    '国强',
    '立新',
    '思源',
    '嘉怡',
    '雨桐',
    '明辉',
    '俊杰',
  ],
  ...[
    '秀英',
    '春华',
    '红霞',
    '永康',
    '振宇',
    '佳宁',
    '晨曦',
    '子涵',
    '慧敏',
    '玉兰',
    '泽宇',
    '向阳',
    '凯文',
    '静怡',
  ],
  ...[
    '广林',
    '少华',
    '艳萍',
    '伟民',
    '长青',
    '可欣',
    '启航',
    '望舒',
    '知行',
    '怀瑾',
    '若谷',
    '景行',
    '云帆',
    '清和',
  ],
]

/** A made-up name; the same seed always gives the same one, and no name comes twice from one namer. */
export function namer(seed: string): () => string {
  const random = chance(seed)
  const taken = new Set<string>()
  return () => {
    for (;;) {
      const name = random.pick([...surnames]) + random.pick(given)
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
  }
}

/** Synthetic mobile number: 138 0000 and a running number. */
export const mobileOf = (index: number): string => `1380000${String(index).padStart(4, '0')}`

export type PersonPart = { key: string; role: MembershipRole; name?: string; login?: string }

/** People of leader and committee; the suppliers' are made by rule. The demo logins get their names in logins.ts. */
export const staff: Readonly<Record<string, readonly PersonPart[]>> = {
  leader: [
    { key: 'quality', role: 'manager' },
    { key: 'admin', role: 'admin' },
    { key: 'auditor1', role: 'member' },
    { key: 'auditor2', role: 'member' },
    { key: 'auditor3', role: 'member' },
    { key: 'viewer', role: 'viewer' },
  ],
  committee: [
    { key: 'secretary', role: 'manager' },
    { key: 'member', role: 'viewer' },
  ],
  shipyard: [
    { key: 'quality', role: 'admin' },
    { key: 'auditor1', role: 'member' },
  ],
  'ship-committee': [{ key: 'secretary', role: 'manager' }],
}
