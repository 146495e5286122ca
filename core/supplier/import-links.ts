import { normalizeUscc } from '../organization/uscc.ts'
import { makeIssue } from './import-issue.ts'
import type { ReadRow } from './import-row.ts'

/** An organization the chain already knows: the leader, or a supplier that may also be named as buyer. */
export type KnownOrganization = { name: string; uscc: string }

export type LinkedRow = ReadRow & {
  /** Code of the buyer; null = the chain leader (or, in rows with errors, not resolved). */
  buyerUscc: string | null
}

/**
 * The checks that need the whole file: repeated rows, the leader itself, suppliers already known, buyers, shares, and
 * rows that cannot stand because their buyer's row cannot. Adds issues to the rows it is given.
 */
export function linkRows(
  rows: readonly ReadRow[],
  known: readonly KnownOrganization[],
  leader: KnownOrganization | null,
): LinkedRow[] {
  const knownByCode = new Map(known.map((one) => [normalizeUscc(one.uscc), one]))
  const live = rows.filter((row) => !row.example)
  const findBuyer = buyerIndex(live, known)
  const linked = rows.map((row): LinkedRow => ({ ...row, buyerUscc: row.example ? null : resolve(row) }))
  const checked = linked.filter((row) => !row.example)
  checkAgainstKnown(checked, knownByCode, leader)
  checkRepeats(checked)
  checkShares(checked, (code) => knownByCode.get(code)?.name ?? code)
  checkReach(checked, knownByCode)
  return linked

  function resolve(row: ReadRow): string | null {
    const text = row.values.buyer
    if (text === null || (leader && names(leader).includes(nameKey(text)))) return null
    const codes = findBuyer(text)
    const [code] = codes
    if (code === undefined)
      row.issues.push(makeIssue(row.row, 'buyer', 'buyer-unknown', { text: text.slice(0, 60) }))
    else if (codes.length > 1)
      row.issues.push(
        makeIssue(row.row, 'buyer', 'buyer-ambiguous', { text: text.slice(0, 60), count: codes.length }),
      )
    else if (code === row.values.uscc) row.issues.push(makeIssue(row.row, 'buyer', 'buyer-is-self', {}))
    else return code
    return null
  }
}

/** The error-free test every later step uses. */
export const hasErrors = (row: { issues: readonly { severity: string }[] }) =>
  row.issues.some((issue) => issue.severity === 'error')

/** One spelling of a name: NFKC, no spaces, brackets half width, lower case. A code has the same key as its name form. */
const nameKey = (text: string) => normalizeUscc(text).toLowerCase()
const names = (one: KnownOrganization) => [nameKey(one.name), nameKey(one.uscc)]

function buyerIndex(
  rows: readonly ReadRow[],
  known: readonly KnownOrganization[],
): (text: string) => string[] {
  const codesByKey = new Map<string, Set<string>>()
  for (const { name, uscc } of [...known, ...rows.map((row) => row.values)]) {
    const code = normalizeUscc(uscc)
    if (code === '') continue
    for (const key of [nameKey(name), nameKey(uscc)]) {
      if (key !== '') codesByKey.set(key, (codesByKey.get(key) ?? new Set()).add(code))
    }
  }
  return (text) => [...(codesByKey.get(nameKey(text)) ?? [])]
}

function checkAgainstKnown(
  rows: readonly LinkedRow[],
  knownByCode: ReadonlyMap<string, KnownOrganization>,
  leader: KnownOrganization | null,
) {
  for (const { row, values, issues } of rows) {
    if (values.uscc === '') continue
    if (leader && normalizeUscc(leader.uscc) === values.uscc)
      issues.push(makeIssue(row, 'uscc', 'is-leader', { name: leader.name }))
    const one = knownByCode.get(values.uscc)
    if (!one) continue
    const sameName = nameKey(one.name) === nameKey(values.name)
    if (sameName || values.name === '')
      issues.push(makeIssue(row, 'uscc', 'already-known', { name: one.name }))
    else issues.push(makeIssue(row, 'name', 'known-other-name', { name: one.name }))
  }
}

/** The same code twice is a second link when the buyers differ and the names agree, else a mistake. */
function checkRepeats(rows: readonly LinkedRow[]) {
  const byCode = new Map<string, LinkedRow>()
  const byCodeAndBuyer = new Map<string, LinkedRow>()
  const byName = new Map<string, LinkedRow>()
  for (const row of rows) {
    const { name, uscc, buyer } = row.values
    const sameName = name === '' ? undefined : byName.get(nameKey(name))
    if (name !== '' && !sameName) byName.set(nameKey(name), row)
    if (uscc === '') continue
    const link = `${uscc} ${row.buyerUscc ?? (hasUnresolvedBuyer(row) ? `? ${nameKey(buyer ?? '')}` : '')}`
    const first = byCode.get(uscc)
    const twin = byCodeAndBuyer.get(link)
    if (!first) byCode.set(uscc, row)
    if (!twin) byCodeAndBuyer.set(link, row)
    if (first && nameKey(first.values.name) !== nameKey(name))
      row.issues.push(
        makeIssue(row.row, 'uscc', 'same-code-other-name', { firstRow: first.row, name: first.values.name }),
      )
    else if (twin) row.issues.push(makeIssue(row.row, 'uscc', 'duplicate-row', { firstRow: twin.row }))
    if (sameName && sameName.values.uscc !== '' && sameName.values.uscc !== uscc)
      row.issues.push(
        makeIssue(row.row, 'name', 'same-name-other-code', {
          firstRow: sameName.row,
          code: sameName.values.uscc,
        }),
      )
  }
}

const hasUnresolvedBuyer = (row: LinkedRow) => row.issues.some((issue) => issue.column === 'buyer')

/** The shares of one buyer's spend may add up to less than 100 (others are not listed), never to more. */
function checkShares(rows: readonly LinkedRow[], nameOf: (code: string) => string) {
  const names = new Map(rows.map((row) => [row.values.uscc, row.values.name]))
  const counted = rows.filter((row) => row.values.share !== null && !hasErrors(row))
  for (const [buyer, group] of groupBy(counted, (row) => row.buyerUscc ?? '')) {
    const total = group.reduce((sum, row) => sum + (row.values.share ?? 0), 0)
    if (total <= 100 + 1e-6) continue
    const params = {
      buyer: buyer === '' ? null : (names.get(buyer) ?? nameOf(buyer)),
      total: Math.round(total * 100) / 100,
      rows: group.length,
    }
    for (const row of group) row.issues.push(makeIssue(row.row, 'share', 'share-total', params))
  }
}

/**
 * A row falls when every row of its buyer falls (and the buyer is not known already), and so on down the file. Of the
 * rest, those that no path leads to from the leader or a known supplier get a warning: a closed ring of suppliers.
 */
function checkReach(rows: readonly LinkedRow[], knownByCode: ReadonlyMap<string, KnownOrganization>) {
  const byCode = groupBy(rows, (row) => row.values.uscc)
  const byBuyer = groupBy(rows, (row) => row.buyerUscc ?? '')
  const standing = new Map(
    [...byCode].map(([code, group]) => [code, group.filter((row) => !hasErrors(row)).length]),
  )
  const fallen = [...standing]
    .filter(([code, count]) => count === 0 && !knownByCode.has(code))
    .map(([code]) => code)
  for (let code = fallen.pop(); code !== undefined; code = fallen.pop()) {
    if (code === '') continue
    for (const row of byBuyer.get(code) ?? []) {
      const stoodBefore = !hasErrors(row)
      const buyerRows = (byCode.get(code) ?? []).map((one) => one.row)
      row.issues.push(makeIssue(row.row, 'buyer', 'buyer-has-errors', { rows: buyerRows.slice(0, 5) }))
      if (!stoodBefore) continue
      const left = (standing.get(row.values.uscc) ?? 1) - 1
      standing.set(row.values.uscc, left)
      if (left === 0 && !knownByCode.has(row.values.uscc)) fallen.push(row.values.uscc)
    }
  }

  const sound = rows.filter((row) => !hasErrors(row))
  const reached = new Set([
    ...knownByCode.keys(),
    ...sound.filter((row) => !row.buyerUscc).map((row) => row.values.uscc),
  ])
  const queue = [...reached]
  const soundByBuyer = groupBy(sound, (row) => row.buyerUscc ?? '')
  for (let code = queue.pop(); code !== undefined; code = queue.pop()) {
    for (const row of soundByBuyer.get(code) ?? []) {
      if (reached.has(row.values.uscc)) continue
      reached.add(row.values.uscc)
      queue.push(row.values.uscc)
    }
  }
  for (const row of sound) {
    if (!reached.has(row.values.uscc)) row.issues.push(makeIssue(row.row, 'buyer', 'not-connected', {}))
  }
}

function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
