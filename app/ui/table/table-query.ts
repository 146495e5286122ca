/** What a list shows at the moment; it lives in the address, so a list can be linked, reloaded and exported. */
export interface TableQuery {
  q: string
  sort: string
  descending: boolean
  page: number
  pageSize: number
  /** Only filters that are set. */
  filters: Record<string, string>
}

export interface TableQueryRules {
  sorts: readonly string[]
  /** A name of `sorts`; with `-` in front descending. */
  defaultSort: string
  /** Allowed values of each filter. */
  filters?: Readonly<Record<string, readonly string[]>>
  pageSize?: (typeof pageSizes)[number]
}

export const pageSizes = [20, 50, 100] as const

/** Reads `?q=&sort=-score&page=2&size=50&grade=A`. What is not allowed counts as absent. For loaders. */
export function readTableQuery(url: string | URL, rules: TableQueryRules): TableQuery {
  const search = new URL(url).searchParams
  const given = search.get('sort') ?? ''
  const sort = rules.sorts.includes(given.replace(/^-/, '')) ? given : rules.defaultSort
  const page = Number(search.get('page'))
  const size = Number(search.get('size'))
  const filters: Record<string, string> = {}
  for (const [name, values] of Object.entries(rules.filters ?? {})) {
    const value = search.get(name)
    if (value && values.includes(value)) filters[name] = value
  }
  return {
    q: (search.get('q') ?? '').trim().slice(0, 100),
    sort: sort.replace(/^-/, ''),
    descending: sort.startsWith('-'),
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
    pageSize: pageSizes.find((known) => known === size) ?? rules.pageSize ?? 20,
    filters,
  }
}

/** The address of the same list with something changed; a change starts on page 1 again unless it names a page. */
export function tableHref(search: URLSearchParams, change: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(search)
  next.delete('page')
  next.delete('export')
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') next.delete(name)
    else next.set(name, value)
  }
  const text = next.toString()
  return text ? `?${text}` : '?'
}
