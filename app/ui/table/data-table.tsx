import { Link, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { EmptyState } from '../empty-state.tsx'
import styles from './data-table.module.css'
import { TablePager } from './table-pager.tsx'
import { type TableQuery, tableHref } from './table-query.ts'
import { type TableFilter, TableTools } from './table-tools.tsx'

export interface Column<Row> {
  /** Unique; also the name of the sort when `sortable`. */
  key: string
  header: string
  cell: (row: Row) => ReactNode
  sortable?: boolean
  /** Figures stand at the end. */
  align?: 'start' | 'end'
  /** On a phone a row becomes a card: this is its heading; `hidden` columns are left out of it. */
  card?: 'heading' | 'hidden'
}

/**
 * A list served by its loader (`readTableQuery`). Search, filters, sorting, pages and export are plain links and one
 * GET form, so all of it works before JavaScript. `empty` is shown when there is nothing at all, not when a filter
 * finds nothing. `selection` adds a checkbox to each row that belongs to the form of that id.
 */
export function DataTable<Row>(props: {
  caption: string
  rows: readonly Row[]
  total: number
  query: TableQuery
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  /** Placeholder of the search field; without it there is none. */
  search?: string
  filters?: readonly TableFilter[]
  exportable?: boolean
  empty: ReactNode
  selection?: { form: string; name: string; label: (row: Row) => string; selectable?: (row: Row) => boolean }
}) {
  const t = useT('common')
  const { rows, total, query, columns, selection } = props
  const narrowed = query.q !== '' || Object.keys(query.filters).length > 0
  if (total === 0 && !narrowed) return props.empty
  return (
    <div className={styles.list}>
      <TableTools
        query={query}
        total={total}
        search={props.search}
        filters={props.filters ?? []}
        sorts={columns.filter((column) => column.sortable).map(({ key, header }) => ({ key, header }))}
        exportable={props.exportable ?? false}
        narrowed={narrowed}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('table.nothing')} hint={t('table.nothingHint')} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and a landmark per table is too many
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and must do so by keyboard
        <div className={styles.scroll} role="group" aria-label={props.caption} tabIndex={0}>
          <table className={styles.table}>
            <caption className="visually-hidden">{props.caption}</caption>
            <thead>
              <tr>
                {selection && <td className={styles.select} />}
                {columns.map((column) => (
                  <HeaderCell key={column.key} column={column} query={query} />
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={props.rowKey(row)}>
                  {selection && (
                    <td className={styles.select}>
                      {(selection.selectable?.(row) ?? true) && (
                        <label>
                          <input
                            type="checkbox"
                            form={selection.form}
                            name={selection.name}
                            value={props.rowKey(row)}
                          />
                          <span className="visually-hidden">{selection.label(row)}</span>
                        </label>
                      )}
                    </td>
                  )}
                  {columns.map((column) => (
                    <td
                      key={column.key}
                      data-align={column.align}
                      data-card={column.card}
                      data-label={column.header}
                    >
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <TablePager query={query} total={total} />
    </div>
  )
}

function HeaderCell<Row>({ column, query }: { column: Column<Row>; query: TableQuery }) {
  const t = useT('common')
  const [search] = useSearchParams()
  const active = column.sortable && query.sort === column.key
  if (!column.sortable)
    return (
      <th scope="col" data-align={column.align}>
        {column.header}
      </th>
    )
  return (
    <th
      scope="col"
      data-align={column.align}
      aria-sort={active ? (query.descending ? 'descending' : 'ascending') : undefined}
    >
      <Link
        to={tableHref(search, { sort: active && !query.descending ? `-${column.key}` : column.key })}
        preventScrollReset
        aria-label={t('table.sort', { column: column.header })}
      >
        {column.header}
        <span className={styles.arrow} aria-hidden="true">
          {active ? (query.descending ? '↓' : '↑') : '↕'}
        </span>
      </Link>
    </th>
  )
}
