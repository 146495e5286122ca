import { Form, Link, useSearchParams, useSubmit } from '@remix-run/react'
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs'
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import { useT } from '../../i18n/use-t.ts'
import { Button, LinkButton } from '../button.tsx'
import { type TableQuery, tableHref } from './table-query.ts'
import styles from './table-tools.module.css'

export interface TableFilter {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
}

/** Search, filters, sorting (for the phone, where there is no header row) and export of a list. */
export function TableTools(props: {
  query: TableQuery
  total: number
  search?: string
  filters: readonly TableFilter[]
  sorts: readonly { key: string; header: string }[]
  exportable: boolean
  narrowed: boolean
}) {
  const t = useT('common')
  const submit = useSubmit()
  const [search] = useSearchParams()
  const { query } = props
  const own = new Set(['q', 'sort', 'page', 'export', ...props.filters.map((filter) => filter.name)])
  const others = [...search.entries()].filter(([name]) => !own.has(name))
  return (
    <div className={styles.tools}>
      {/* The key brings the fields back in step after a link changed the address. */}
      <Form
        key={search.toString()}
        method="get"
        role="search"
        className={styles.form}
        preventScrollReset
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement)
            submit(event.currentTarget, { preventScrollReset: true })
        }}
      >
        {others.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {props.search && (
          <div className={styles.searchLine}>
            <div className={styles.search}>
              <IconSearch size={18} stroke={1.8} aria-hidden="true" />
              <input
                type="search"
                name="q"
                defaultValue={query.q}
                placeholder={props.search}
                aria-label={props.search}
              />
            </div>
            <Button type="submit">{t('action.search')}</Button>
          </div>
        )}
        {props.filters.map((filter) => (
          <label key={filter.name} className={styles.select}>
            <span>{filter.label}</span>
            <select name={filter.name} defaultValue={query.filters[filter.name] ?? ''}>
              <option value="">{t('table.all')}</option>
              {filter.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </label>
        ))}
        {props.sorts.length > 0 && (
          <label className={`${styles.select} ${styles.sort}`}>
            <span>{t('table.sortBy')}</span>
            <select name="sort" defaultValue={query.descending ? `-${query.sort}` : query.sort}>
              {props.sorts.flatMap(({ key, header }) => [
                <option key={key} value={key}>
                  {header} ↑
                </option>,
                <option key={`-${key}`} value={`-${key}`}>
                  {header} ↓
                </option>,
              ])}
            </select>
          </label>
        )}
        {!props.search && <Button type="submit">{t('table.apply')}</Button>}
        {props.narrowed && (
          <LinkButton
            tone="quiet"
            preventScrollReset
            to={tableHref(search, {
              q: null,
              ...Object.fromEntries(props.filters.map((filter) => [filter.name, null])),
            })}
          >
            {t('action.reset')}
          </LinkButton>
        )}
      </Form>
      <p className={styles.total} aria-live="polite">
        {t('table.total', { count: props.total })}
        {props.exportable && (
          <Link reloadDocument to={tableHref(search, { export: 'xlsx' })} className={styles.export}>
            <IconDownload size={17} stroke={1.8} aria-hidden="true" />
            {t('action.export')}
          </Link>
        )}
      </p>
    </div>
  )
}
