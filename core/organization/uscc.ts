/**
 * 统一社会信用代码 (unified social credit code, USCC), GB 32100-2015; rules and examples in domain §6.1.
 *
 * Layout: 1 registering authority · 2 kind · 3–8 region · 9–17 organization code (GB 11714) · 18 check digit.
 */

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organizationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** What the first two characters say about the holder; `other` for prefixes that domain §6.1 does not name. */
export type UsccKind = (typeof kindByPrefix)[keyof typeof kindByPrefix] | 'other'

const kindByPrefix = {
  '11': 'government',
  '12': 'public-institution',
  '13': 'mass-organization',
  '51': 'association',
  '52': 'private-non-enterprise',
  '53': 'foundation',
  '91': 'enterprise',
  '92': 'individual-business',
  '93': 'cooperative',
  N1: 'rural-collective',
  N2: 'rural-collective',
  N3: 'rural-collective',
} as const

export type UsccCheck =
  | {
      ok: true
      code: string
      /** Where it was first registered (characters 3–8); stale after a move or re-zoning. */
      regionCode: string
      kind: UsccKind
      /** Set when characters 9–17 fail their own check; registered codes exist that do, so it is no refusal. */
      warning: 'organization-code' | null
    }
  | {
      ok: false
      reason: 'length' | 'alphabet' | 'check-digit'
      code: string
      /** 1-based place of the first wrong character. */
      position?: number
      /** The check digit that the first 17 characters ask for. */
      expected?: string
      /** A valid code that differs only by look-alike characters (O → 0, I → 1 …). To be offered, never applied. */
      suggestion?: string
    }

/** The code as it is compared and stored: NFKC, no spaces or dashes, upper case. Look-alikes are left alone. */
export function normalizeUscc(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}\u2212]/gu, '')
    .toUpperCase()
}

/** Checks length, alphabet and check digit of a code, normalizing it first. */
export function checkUscc(text: string): UsccCheck {
  const code = normalizeUscc(text)
  const characters = [...code]
  if (characters.length !== 18) return { ok: false, reason: 'length', code }
  const wrong = characters.findIndex((character, i) => !allowedAt(i).includes(character))
  if (wrong >= 0) {
    const suggestion = suggest(characters)
    return { ok: false, reason: 'alphabet', code, position: wrong + 1, ...(suggestion && { suggestion }) }
  }
  const expected = usccCheckDigit(code)
  if (code[17] !== expected) return { ok: false, reason: 'check-digit', code, position: 18, expected }
  return {
    ok: true,
    code,
    regionCode: code.slice(2, 8),
    kind: kindOf(code.slice(0, 2)),
    warning: organizationCodeCheckDigit(code.slice(8, 16)) === code[16] ? null : 'organization-code',
  }
}

/** Check digit of the first 17 characters; remainder 0 gives 0. All of them must be in the alphabet. */
export function usccCheckDigit(code: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * digitValue(code[i]), 0)
  return alphabet[(31 - (sum % 31)) % 31] as string
}

/** Check digit of the 8 characters of an organization code (GB 11714): digits count as digits, A = 10 … Z = 35. */
export function organizationCodeCheckDigit(body: string): string {
  const sum = organizationWeights.reduce(
    (total, weight, i) => total + weight * Number.parseInt(body[i] ?? '', 36),
    0,
  )
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

/**
 * A synthetic but formally valid code for demo data and tests: the same arguments always give the same code, different
 * ones never collide. `prefix` is the first two characters, `sequence` a whole number from 0 to 1,000,000.
 */
export function makeUscc(of: { prefix: string; regionCode: string; sequence: number }): string {
  const { prefix, regionCode, sequence } = of
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}$/.test(prefix)) throw new RangeError(`not a USCC prefix: ${prefix}`)
  if (!/^\d{6}$/.test(regionCode)) throw new RangeError(`not a region code: ${regionCode}`)
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > 1_000_000)
    throw new RangeError(`sequence out of range: ${sequence}`)
  const body = `MA4${toBase31(fromBase31('Q0X00') + sequence)}`
  const code = `${prefix}${regionCode}${body}${organizationCodeCheckDigit(body)}`
  return code + usccCheckDigit(code)
}

const lookAlikes: Record<string, string> = { O: '0', I: '1', S: '5', Z: '2', V: 'UY' }
const digitLookAlikes: Record<string, string> = { ...lookAlikes, B: '8', D: '0', G: '6', L: '1', Q: '0' }

function suggest(characters: string[]): string | undefined {
  let candidates = ['']
  for (const [i, character] of characters.entries()) {
    const map = regionPlace(i) ? digitLookAlikes : lookAlikes
    const choices = allowedAt(i).includes(character) ? character : (map[character] ?? '')
    candidates = candidates.flatMap((start) => [...choices].map((choice) => start + choice)).slice(0, 64)
  }
  const valid = candidates.filter((candidate) => {
    const check = checkUscc(candidate)
    return check.ok && check.warning === null
  })
  return valid.length === 1 ? valid[0] : undefined
}

const regionPlace = (index: number) => index >= 2 && index < 8
const allowedAt = (index: number) => (regionPlace(index) ? '0123456789' : alphabet)
const digitValue = (character: string | undefined) => alphabet.indexOf(character ?? '?')

function kindOf(prefix: string): UsccKind {
  return (kindByPrefix as Record<string, UsccKind>)[prefix] ?? 'other'
}

function fromBase31(text: string): number {
  return [...text].reduce((total, character) => total * 31 + digitValue(character), 0)
}

function toBase31(value: number): string {
  let text = ''
  for (let rest = value; rest > 0; rest = Math.floor(rest / 31)) text = alphabet[rest % 31] + text
  return text
}
