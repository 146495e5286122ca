import { z } from 'zod'
import { type PasswordFault, passwordFaults, passwordLength } from '#core/identity/password.ts'
import type { Locale, Text } from '#core/text.ts'
import { AppError } from '#server/use-case/errors.ts'

/** A password as it arrives: of any strength, but not of a length that keeps the machine busy. */
export const passwordInput = z.string().min(1).max(1000)

const words: Record<PasswordFault, Text> = {
  'too-short': {
    zh: `至少 ${passwordLength.least} 位。`,
    en: `At least ${passwordLength.least} characters.`,
  },
  'too-long': {
    zh: `最多 ${passwordLength.most} 位。`,
    en: `At most ${passwordLength.most} characters.`,
  },
  'too-few-kinds': {
    zh: '需包含大写字母、小写字母、数字、符号中的三类。',
    en: 'Use three of: upper case, lower case, digits, symbols.',
  },
  'contains-login': {
    zh: '不能包含您的账号。',
    en: 'Must not contain your account name.',
  },
}

/** Refuses a new password that breaks the policy, with what is wrong beside its field. */
export function demandStrongPassword(
  password: string,
  login: string,
  locale: Locale,
  field = 'password',
): void {
  const faults = passwordFaults(password, login)
  if (faults.length === 0) return
  throw new AppError(
    'weak-password',
    {},
    faults.map((fault) => ({ path: field, message: words[fault][locale] })),
  )
}
