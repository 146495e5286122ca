/** Ways to reach a person: Chinese mobile number (domain §6.1: `1[3-9]\d{9}`) and e-mail address. */

/** Eleven digits, without +86, spaces or dashes; null when it is not a mobile number of mainland China. */
export function normalizeMobile(text: string): string | null {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}().\u2212]/gu, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}

/**
 * Lower case, half width, without a leading `mailto:`; null when it is no address a mail server would take.
 * One address only, plain ASCII, no quoted local part.
 */
export function normalizeEmail(text: string): string | null {
  const address = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
  const [local = '', domain = '', ...more] = address.split('@')
  if (more.length > 0 || address.length > 254 || local.length > 64) return null
  if (!/^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local)) return null
  return /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/.test(domain)
    ? address
    : null
}
