import { normalizeEmail, normalizeMobile } from '#core/organization/contact.ts'

export type LoginName = { kind: 'email' | 'mobile'; value: string }

/**
 * What a person signs in with: a mail address or a mobile number of mainland China, in the one spelling under which
 * the account is kept; null when the text is neither.
 */
export function parseLoginName(text: string): LoginName | null {
  const mobile = normalizeMobile(text)
  if (mobile) return { kind: 'mobile', value: mobile }
  const email = normalizeEmail(text)
  return email ? { kind: 'email', value: email } : null
}
