import type { Cell, CellValue } from 'exceljs'

/** The text of a cell as a person would type it: formulas by their last value, numbers in full, dates as 2025-03-31. */
export function cellText(cell: Cell): string {
  if (cell.isMerged && cell.master !== cell) {
    // One buyer merged over the rows of its suppliers means all of them; over several columns it means the first.
    return cell.master.fullAddress.col === cell.fullAddress.col ? cellText(cell.master) : ''
  }
  return valueText(cell.value, cell.numFmt ?? '').trim()
}

/** The text of a value, spaces at its ends included. */
export function valueText(value: CellValue | undefined, format: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value, format)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return dateText(value)
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('error' in value) return value.error
  if ('hyperlink' in value) return valueText(value.text as CellValue, format)
  if ('formula' in value || 'sharedFormula' in value) return valueText(value.result, format)
  return ''
}

/** No exponent and no binary dust: 13800000001, 0.1; 0.35 in a percent cell is 35%. */
function numberText(value: number, format: string): string {
  if (!Number.isFinite(value)) return ''
  if (format.replace(/"[^"]*"/g, '').includes('%')) return `${Number((value * 100).toPrecision(12))}%`
  // As Excel shows it: 15 digits, then zeros; what a code loses in a number cell stays recognizable.
  const rounded = Number(value.toPrecision(15))
  return Math.abs(rounded) < 1e21 ? String(rounded) : BigInt(rounded).toString()
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const [day = '', time = ''] = date.toISOString().split('T')
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`
}
