import { z } from 'zod'

/** What every list takes; an export asks for one page of `mostRows`. */
export const mostRows = 20_000

/** Input of a list: search text, one of the sorts, a page (from 1). Filters come beside it. */
export function listInput<const S extends readonly [string, ...string[]]>(sorts: S, standard: S[number]) {
  return z.object({
    q: z.string().trim().max(100).default(''),
    sort: z.enum(sorts).default(standard as never),
    descending: z.boolean().default(false),
    page: z.int().min(1).max(100_000).default(1),
    pageSize: z.int().min(1).max(mostRows).default(20),
  })
}

/** Output of a list: the rows of the page, and how many there are in all. */
export const listOf = <R extends z.ZodType>(row: R) => z.object({ rows: z.array(row), total: z.int() })

/** `%` and `_` of a search text are letters, not wildcards. */
export const like = (q: string) => `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
