import { Link, useSearchParams } from '@remix-run/react'
import { useT } from '../../i18n/use-t.ts'
import styles from './table-pager.module.css'
import { pageSizes, type TableQuery, tableHref } from './table-query.ts'

/** Pages of a list and how many rows one has. Nothing when everything fits on the smallest page. */
export function TablePager({ query, total }: { query: TableQuery; total: number }) {
  const t = useT('common')
  const [search] = useSearchParams()
  if (total <= pageSizes[0]) return null
  const pages = Math.max(1, Math.ceil(total / query.pageSize))
  const from = (query.page - 1) * query.pageSize + 1
  const to = Math.min(query.page * query.pageSize, total)
  const page = (number: number) => tableHref(search, { page: number === 1 ? null : String(number) })
  return (
    <nav className={styles.pager} aria-label={t('table.pages')}>
      <span className={styles.range}>{from <= total && t('table.range', { from, to })}</span>
      {pages > 1 && (
        <ul className={styles.pages}>
          {query.page > 1 && (
            <li>
              <Link to={page(query.page - 1)} rel="prev" preventScrollReset>
                {t('table.previous')}
              </Link>
            </li>
          )}
          {visiblePages(query.page, pages).map((number, index, all) => (
            <li key={number} data-gap={index > 0 && number - (all[index - 1] ?? 0) > 1 ? true : undefined}>
              <Link
                to={page(number)}
                preventScrollReset
                aria-label={t('table.page', { page: number })}
                aria-current={number === query.page ? 'page' : undefined}
              >
                {number}
              </Link>
            </li>
          ))}
          {query.page < pages && (
            <li>
              <Link to={page(query.page + 1)} rel="next" preventScrollReset>
                {t('table.next')}
              </Link>
            </li>
          )}
        </ul>
      )}
      <span className={styles.sizes}>
        {t('table.perPage')}
        {pageSizes.map((size) => (
          <Link
            key={size}
            to={tableHref(search, { size: String(size) })}
            preventScrollReset
            aria-label={t('table.perPageCount', { count: size })}
            aria-current={size === query.pageSize ? 'true' : undefined}
          >
            {size}
          </Link>
        ))}
      </span>
    </nav>
  )
}

/** First, last, and the neighbours of the open page. */
export function visiblePages(current: number, pages: number): number[] {
  return [...new Set([1, current - 1, current, current + 1, pages])]
    .filter((number) => number >= 1 && number <= pages)
    .sort((a, b) => a - b)
}
