import type { EnglishOf } from '../../types.ts'
import type { words as zh } from '../zh-CN/shell.ts'

export const words: EnglishOf<typeof zh> = {
  tagline: 'Same standard, same quality, down the whole chain',
  skip: 'Skip to main content',
  navigation: 'Main navigation',
  more: 'More',
  waiting: 'waiting',
  menu: 'Menu',
  workspace: {
    leader: 'Chain leader',
    supplier: 'Chain member',
    committee: 'Chain committee',
  },
  nav: {
    home: 'Home',
    suppliers: 'Suppliers',
    mySuppliers: 'My suppliers',
    standards: 'Standards',
    audits: 'Audits',
    actions: 'Actions',
    digital: 'Digital',
    scores: 'Scores',
    tiers: 'Tiers',
    weakest: 'Weakest links',
  },
  switcher: {
    title: 'Switch organization and chain',
    current: 'current',
  },
  language: 'Language',
  scheme: {
    title: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    auto: 'System',
  },
  user: {
    menu: 'My account',
    account: 'Account and security',
    logout: 'Sign out',
  },
}
