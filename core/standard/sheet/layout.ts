import { titleForms } from '#core/sheet-title.ts'
import { exactNames, isFamily, languageWords, type Named, nameHints } from './column-names.ts'
import type { ColumnKey, ColumnMapping } from './columns.ts'
import type { Grid } from './grid.ts'

/** How a sheet is laid out: where its header is and what its columns hold. */
export type Layout = { headerRow: number | null; columns: ColumnMapping }

/** A header stands in the first rows with content, below a title and a few lines about the form. */
const headerAmong = 40
/** Rows of content that tell the language of a column. */
const sampled = 200

/** The last row of a header that begins in `headerRow`: titles may be merged over two or three rows. */
export function headerEnd(grid: Grid, headerRow: number): number {
  let end = headerRow
  for (let column = 0; column < grid.width; column += 1) {
    const merge = grid.mergeAt(headerRow, column)
    if (merge && merge.top === headerRow) end = Math.max(end, Math.min(merge.bottom, headerRow + 3))
  }
  return end
}

/** The titles of a column, the one nearest to the data first; a title merged over several columns belongs to each. */
export function titlesOf(grid: Grid, headerRow: number, column: number): string[] {
  const titles: string[] = []
  for (let row = headerEnd(grid, headerRow); row >= headerRow; row -= 1) {
    const merge = grid.mergeAt(row, column)
    const title = (merge ? grid.own(merge.top, merge.left) : grid.own(row, column)).text.trim()
    if (title && !titles.includes(title)) titles.push(title)
  }
  return titles
}

/** Whether the column shares its only title with its left neighbour, so that nothing says what it holds. */
export function sharesTitle(grid: Grid, headerRow: number, column: number): boolean {
  for (let row = headerEnd(grid, headerRow); row >= headerRow; row -= 1) {
    const merge = grid.mergeAt(row, column)
    if (!merge) {
      if (grid.own(row, column).text.trim()) return false
      continue
    }
    if (merge.left === column && merge.left === merge.right) return false
    if (merge.left < merge.right) return merge.left < column
  }
  return false
}

/** Finds the header and what its columns hold; without one `headerRow` is null. */
export function guessLayout(grid: Grid): Layout {
  let best: Layout & { score: number } = { headerRow: null, columns: {}, score: 0 }
  for (const headerRow of grid.rows.slice(0, headerAmong)) {
    const columns = guessColumns(grid, headerRow)
    const keys = Object.values(columns)
    const hasText = keys.some((key) => key === 'textZh' || key === 'textEn')
    // One known word among many cells is a form field or a sentence, no header.
    const filled = Array.from({ length: grid.width }, (_, c) => grid.own(headerRow, c).text.trim()).filter(
      Boolean,
    ).length
    if (!hasText || (keys.length < 2 && filled > 1) || filled < 1) continue
    const score = keys.length + (hasText ? 2 : 0)
    if (score > best.score) best = { headerRow, columns, score }
  }
  return { headerRow: best.headerRow, columns: best.columns }
}

/** What the columns below a header hold, as far as their titles tell. */
export function guessColumns(grid: Grid, headerRow: number): ColumnMapping {
  const found: { column: number; rank: number; named: Named; lang: 'Zh' | 'En' | null }[] = []
  for (let column = 0; column < grid.width; column += 1) {
    if (sharesTitle(grid, headerRow, column)) continue
    titlesOf(grid, headerRow, column).forEach((title, depth) => {
      for (const { rank, named } of readings(title))
        found.push({ column, rank: rank + depth, named, lang: languageOf(title) })
    })
  }
  found.sort((a, b) => a.rank - b.rank || a.column - b.column)
  const columns: ColumnMapping = {}
  const taken = new Set<ColumnKey>()
  for (const { column, named, lang } of found) {
    if (columns[column]) continue
    const key = isFamily(named)
      ? (`${named}${lang ?? contentLanguage(grid, headerRow, column)}` as const)
      : named
    if (taken.has(key)) continue
    columns[column] = key
    taken.add(key)
  }
  return columns
}

function readings(title: string): { rank: number; named: Named }[] {
  const forms = titleForms(title)
  const exact = forms.flatMap((form) => {
    const bare = form.replace(languageWords.Zh, '').replace(languageWords.En, '')
    return exactNames.get(form) ?? exactNames.get(bare) ?? []
  })
  if (exact.length > 0) return exact
  const hint =
    forms[0] && forms[0].length <= 16 ? nameHints.find(([, pattern]) => pattern.test(forms[0]!)) : null
  return hint ? [{ rank: 6, named: hint[0] }] : []
}

function languageOf(title: string): 'Zh' | 'En' | null {
  const [form = ''] = titleForms(title)
  if (languageWords.Zh.test(form)) return 'Zh'
  return languageWords.En.test(form) ? 'En' : null
}

/** A column with hardly any Chinese letter is English; an empty one is Chinese, the original of every text. */
function contentLanguage(grid: Grid, headerRow: number, column: number): 'Zh' | 'En' {
  const from = headerEnd(grid, headerRow)
  let texts = 0
  let chinese = 0
  for (const row of grid.rows) {
    if (row <= from) continue
    const { text } = grid.own(row, column)
    if (!/\p{L}/u.test(text)) continue
    texts += 1
    if (/\p{Script=Han}/u.test(text)) chinese += 1
    if (texts >= sampled) break
  }
  return texts > 0 && chinese * 10 < texts ? 'En' : 'Zh'
}
