import type { Text } from '#core/text.ts'

/** Somebody who may try the demo, one for each workspace. */
export type DemoLogin = {
  workspace: 'lead' | 'supply' | 'review'
  label: Text
  login: string
  password: string
  /** Keys of the cast. */
  organization: string
  person: string
  name: string
}

/** All people of the demo share this password. */
export const demoPassword = 'Demo-chain-100'

export const demoLogins: readonly DemoLogin[] = [
  {
    workspace: 'lead',
    label: { zh: '链主企业 · 湘禾轨道 · 质量经理', en: 'Chain leader · quality manager' },
    login: 'lead@example.com',
    password: demoPassword,
    organization: 'leader',
    person: 'quality',
    name: '周明辉',
  },
  {
    workspace: 'supply',
    label: { zh: '一级供应商 · 恒岳转向架 · 质量负责人', en: 'Tier-1 supplier · head of quality' },
    login: 'supply@example.com',
    password: demoPassword,
    organization: 'hengyue',
    person: 'first',
    name: '刘晓燕',
  },
  {
    workspace: 'review',
    label: { zh: '产业链党委 · 株洲轨道 · 秘书', en: 'Chain party committee · secretary' },
    login: 'review@example.com',
    password: demoPassword,
    organization: 'committee',
    person: 'secretary',
    name: '谭向阳',
  },
]
