/** Fewest and most characters. The upper bound keeps the hashing of one password from taking long. */
export const passwordLength = { least: 8, most: 128 } as const

/** Kinds of characters, of which a password needs three (domain §8.1). */
const kinds: readonly RegExp[] = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

export type PasswordFault = 'too-short' | 'too-long' | 'too-few-kinds' | 'contains-login'

/**
 * What is wrong with a new password; empty when it may be used. Policy (domain §8.1): at least 8 characters, three of
 * lower case, upper case, digits and everything else, and not the login in it (whole, or the part before the @).
 */
export function passwordFaults(password: string, login: string): PasswordFault[] {
  const faults: PasswordFault[] = []
  const length = [...password].length
  if (length < passwordLength.least) faults.push('too-short')
  if (length > passwordLength.most) faults.push('too-long')
  if (kinds.filter((kind) => kind.test(password)).length < 3) faults.push('too-few-kinds')
  const whole = login.toLowerCase()
  const name = whole.split('@')[0]!
  // A name of one or two letters is in too many good passwords.
  const forbidden = name.length >= 3 ? name : whole
  if (forbidden !== '' && password.toLowerCase().includes(forbidden)) faults.push('contains-login')
  return faults
}
