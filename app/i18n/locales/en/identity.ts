import type { EnglishOf } from '../../types.ts'
import type { words as zh } from '../zh-CN/identity.ts'

export const words: EnglishOf<typeof zh> = {
  title: 'Account',
}
