import type { ColumnKey } from './import-columns.ts'

/** What each kind of issue carries; the words are in `import-words.ts`. */
export type IssueParams = {
  'no-header': Record<string, never>
  'no-rows': Record<string, never>
  'column-missing': { column: ColumnKey }
  required: { column: ColumnKey }
  'too-long': { column: ColumnKey; length: number; limit: number }
  'uscc-length': { code: string; length: number }
  'uscc-lost-digits': { code: string }
  'uscc-alphabet': { code: string; position: number; character: string; suggestion: string | null }
  'uscc-check-digit': { code: string; expected: string }
  'uscc-organization-code': { code: string }
  'is-leader': { name: string }
  'duplicate-row': { firstRow: number }
  'same-code-other-name': { firstRow: number; name: string }
  'same-name-other-code': { firstRow: number; code: string }
  'already-known': { name: string }
  'known-other-name': { name: string }
  'region-unknown': { text: string; regionCode: string | null }
  'part-class-unknown': { text: string }
  'mobile-invalid': { text: string }
  'email-invalid': { text: string }
  'no-contact': Record<string, never>
  'buyer-unknown': { text: string }
  'buyer-ambiguous': { text: string; count: number }
  'buyer-is-self': Record<string, never>
  'buyer-has-errors': { rows: number[] }
  'not-connected': Record<string, never>
  'share-invalid': { text: string }
  'share-looks-like-fraction': { text: string; percent: number }
  'share-total': { buyer: string | null; total: number; rows: number }
  'example-row': Record<string, never>
}
export type IssueCode = keyof IssueParams
export type Severity = 'error' | 'warning'

/** Codes that leave the row importable; every other code keeps it out. */
const warnings: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'uscc-organization-code',
  'same-name-other-code',
  'already-known',
  'known-other-name',
  'region-unknown',
  'no-contact',
  'not-connected',
  'share-looks-like-fraction',
  'example-row',
])

/** `row` is the number the user sees in the sheet; `column` is null when the issue is about the whole row or file. */
export type Issue = {
  [Code in IssueCode]: {
    row: number
    column: ColumnKey | null
    code: Code
    params: IssueParams[Code]
    severity: Severity
  }
}[IssueCode]

export function makeIssue<Code extends IssueCode>(
  row: number,
  column: ColumnKey | null,
  code: Code,
  params: IssueParams[Code],
): Issue {
  return { row, column, code, params, severity: warnings.has(code) ? 'warning' : 'error' } as Issue
}
