import type { TableLimits } from '#server/workbook/read-failure.ts'

/** How large an uploaded checklist may be. */
export const checklistLimits: TableLimits = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 60 * 1024 * 1024,
  rows: 5_000,
  columns: 100,
}
