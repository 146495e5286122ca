/** What kind of value a cell holds; for a formula, the kind of its last result. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error'

/** A cell as plain data, whatever program wrote the workbook. */
export type SheetCell = {
  /** As a person would type it, spaces included; '' when empty. */
  text: string
  kind: CellKind
  /** Null for a typed value; a formula either has the result of its last calculation or none. */
  formula: 'result' | 'no-result' | null
}

/** A merged area: rows as the user's program numbers them (from 1), columns from 0. Its value stands in the first cell. */
export type Merge = { top: number; bottom: number; left: number; right: number }

/** Rows with content only; `number` is the row's number as the user's program shows it (from 1). */
export type CellSheet = {
  name: string
  rows: { number: number; cells: SheetCell[] }[]
  merges: Merge[]
}

/** How spreadsheet programs name a column, from 0: A … Z, AA … */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26)
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + (index % 26))
}
