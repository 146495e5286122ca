import { type CellSheet, columnLetters, type Merge, type SheetCell } from '#core/sheet.ts'

const empty: SheetCell = { text: '', kind: 'text', formula: null }

/** A sheet to ask cell by cell. Rows as the user's program numbers them, columns from 0. */
export type Grid = {
  name: string
  /** Numbers of the rows with content, rising. */
  rows: readonly number[]
  width: number
  /** What was typed into the cell itself; a cell covered by a merge is empty. */
  own(row: number, column: number): SheetCell
  /** The same, or the value of the merge when the cell lies below its first one. */
  spread(row: number, column: number): SheetCell
  mergeAt(row: number, column: number): Merge | null
}

export function gridOf(sheet: CellSheet): Grid {
  const cells = new Map(sheet.rows.map(({ number, cells: list }) => [number, list]))
  const merges = new Map<string, Merge>()
  for (const merge of sheet.merges)
    for (let row = merge.top; row <= merge.bottom; row += 1)
      for (let column = merge.left; column <= merge.right; column += 1) merges.set(`${row} ${column}`, merge)
  const own = (row: number, column: number) => cells.get(row)?.[column] ?? empty
  const mergeAt = (row: number, column: number) => merges.get(`${row} ${column}`) ?? null
  return {
    name: sheet.name,
    rows: sheet.rows.map(({ number }) => number),
    width: sheet.rows.reduce((most, row) => Math.max(most, row.cells.length), 0),
    own,
    spread(row, column) {
      const merge = mergeAt(row, column)
      return merge && merge.left === column ? own(merge.top, column) : own(row, column)
    },
    mergeAt,
  }
}

/** `C3:E3`, as spreadsheet programs write an area. */
export function rangeOf({ top, bottom, left, right }: Merge): string {
  return `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`
}
