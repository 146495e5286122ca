/**
 * Several short texts in one cell, as people write them: one a line, or separated by 、,;. A text that holds a
 * separator is quoted, so that what was joined is split into the same texts.
 */
export function joinList(items: readonly string[]): string {
  return items
    .map((item) => (plain.test(item) && item.trim() === item ? item : JSON.stringify(item)))
    .join('\n')
}

const separators = /[\n、,，;；]/
const plain = /^[^\n\r、,，;；"]+$/

/** The texts of a cell; empty ones are left out. */
export function splitList(cell: string): string[] {
  const items: string[] = []
  let rest = cell
  while (rest.length > 0) {
    const quoted = /^\s*("(?:[^"\\]|\\.)*")\s*(?:[\n、,，;；]|$)/.exec(rest)
    const text = quoted && textOf(quoted[1]!)
    if (quoted && text !== null) {
      items.push(text)
      rest = rest.slice(quoted[0].length)
      continue
    }
    const end = rest.search(separators)
    const item = (end < 0 ? rest : rest.slice(0, end)).trim()
    if (item) items.push(item)
    rest = end < 0 ? '' : rest.slice(end + 1)
  }
  return items
}

function textOf(json: string): string | null {
  try {
    return JSON.parse(json) as string
  } catch {
    return null
  }
}
