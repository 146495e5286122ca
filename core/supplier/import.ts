import { normalizeUscc } from '../organization/uscc.ts'
import { type ColumnMapping, findHeader, requiredColumns, type TableRow } from './import-columns.ts'
import { type Issue, makeIssue } from './import-issue.ts'
import { hasErrors, type KnownOrganization, linkRows } from './import-links.ts'
import { readRow, type SupplierValues } from './import-row.ts'

/**
 * What importing the row would do: create the supplier (`new`), add a link to one that is known already (`known`) or
 * that a sound row above creates (`link`), or nothing (`error`, `example`).
 */
export type RowStatus = 'new' | 'known' | 'link' | 'error' | 'example'

export type RowVerdict = {
  row: number
  status: RowStatus
  values: SupplierValues
  /** Code of the buyer the row supplies; null = the chain leader (in rows with errors: or not resolved). */
  buyerUscc: string | null
  issues: Issue[]
}

export type ImportVerdict = {
  /** Number of the header row as the user sees it; null when none was found. */
  headerRow: number | null
  columns: ColumnMapping
  rows: RowVerdict[]
  /** All issues, of the file first, then row by row. */
  issues: Issue[]
  /** Rows by status; `warnings` counts sound rows that carry at least one warning. */
  summary: Record<RowStatus, number> & { rows: number; warnings: number }
}

export type ImportContext = {
  /** Suppliers of this chain that may be named as buyer and are not created again. */
  known: readonly KnownOrganization[]
  leader: KnownOrganization | null
  /** The user's own choice of columns; guessed from the header row when absent. */
  columns?: ColumnMapping
  /** Number of the header row (1-based, as in the sheet) when the user chose it. */
  headerRow?: number
}

/**
 * Judges a supplier list row by row. Never throws on bad data: whatever is wrong is an issue with row and column.
 * Rows that are `new`, `known` or `link` can be imported even when others cannot; their buyers are importable or known.
 */
export function checkSupplierTable(table: readonly TableRow[], context: ImportContext): ImportVerdict {
  const found = headerOf(table, context)
  if (!found) return verdictOf(null, {}, [], [makeIssue(table[0]?.number ?? 1, null, 'no-header', {})])
  const { headerRow, columns, body } = found
  const missing = requiredColumns.filter((key) => columns[key] === undefined)
  if (missing.length > 0) {
    const issues = missing.map((column) => makeIssue(headerRow, null, 'column-missing', { column }))
    return verdictOf(headerRow, columns, [], issues)
  }
  const knownCodes = new Set(context.known.map((one) => normalizeUscc(one.uscc)))
  const read = body.map((row) => readRow(row, columns, knownCodes)).filter((row) => row !== null)
  if (read.length === 0) return verdictOf(headerRow, columns, [], [makeIssue(headerRow, null, 'no-rows', {})])

  const created = new Set<string>()
  const rows = linkRows(read, context.known, context.leader).map((row): RowVerdict => {
    const { example, ...rest } = row
    const status = example ? 'example' : hasErrors(row) ? 'error' : statusOf(row.values.uscc)
    return { ...rest, status }
  })
  return verdictOf(headerRow, columns, rows, [])

  function statusOf(uscc: string): RowStatus {
    if (knownCodes.has(uscc)) return 'known'
    if (created.has(uscc)) return 'link'
    created.add(uscc)
    return 'new'
  }
}

/** The sheet that holds the list: the first with a header row, else the first. */
export function chooseSheet<Sheet extends { rows: readonly TableRow[] }>(
  sheets: readonly Sheet[],
): Sheet | null {
  return sheets.find((sheet) => findHeader(sheet.rows) !== null) ?? sheets[0] ?? null
}

function headerOf(table: readonly TableRow[], context: ImportContext) {
  const chosen =
    context.headerRow === undefined ? -1 : table.findIndex((row) => row.number === context.headerRow)
  const guess = chosen >= 0 ? findHeader(table.slice(chosen, chosen + 1)) : findHeader(table)
  const index = chosen >= 0 ? chosen : (guess?.index ?? -1)
  const columns = context.columns ?? guess?.columns
  const header = table[index]
  return header && columns ? { headerRow: header.number, columns, body: table.slice(index + 1) } : null
}

function verdictOf(
  headerRow: number | null,
  columns: ColumnMapping,
  rows: RowVerdict[],
  own: Issue[],
): ImportVerdict {
  const summary = { rows: rows.length, new: 0, known: 0, link: 0, error: 0, example: 0, warnings: 0 }
  for (const row of rows) {
    summary[row.status] += 1
    if (row.status !== 'error' && row.status !== 'example' && row.issues.length > 0) summary.warnings += 1
  }
  return { headerRow, columns, rows, issues: [...own, ...rows.flatMap((row) => row.issues)], summary }
}
