import { useEffect, useMemo, useState } from 'react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { useNow } from '../../shell/use-root.ts'
import { Button } from '../../ui/button.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { useTierName } from '../supplier/use-tier-name.ts'
import styles from './launch.module.css'

export interface PickedSupplier {
  orgId: string
  name: string
  tier: number | null
  productCategory: string | null
  partClass: string | null
  grade: string | null
  score: number | null
  lastAuditOn: string | null
}

const year = 365 * 24 * 60 * 60 * 1000
const nothing = { q: '', tier: '', grade: '', category: '', history: '' }

/**
 * Checkboxes over all direct suppliers. Filters only hide rows, so a tick stays whatever is shown; without JavaScript
 * all rows are there to tick.
 */
export function SupplierPicker(props: {
  suppliers: readonly PickedSupplier[]
  chosen: readonly string[]
  errors?: readonly string[]
}) {
  const t = useT('audit')
  const words = useT('supplier')
  const common = useT('common')
  const format = useFormat()
  const tierName = useTierName()
  const now = Date.parse(useNow())
  const { suppliers } = props
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(props.chosen))
  const [filter, setFilter] = useState(nothing)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const categories = useMemo(
    () => [...new Set(suppliers.flatMap((one) => one.productCategory ?? []))].sort(),
    [suppliers],
  )
  const tiers = useMemo(() => [...new Set(suppliers.map((one) => one.tier))].sort(), [suppliers])
  const shown = (one: PickedSupplier) =>
    (filter.q === '' ||
      `${one.name} ${one.productCategory ?? ''}`.toLowerCase().includes(filter.q.toLowerCase())) &&
    (filter.tier === '' || String(one.tier) === filter.tier) &&
    (filter.grade === '' || (one.grade ?? 'none') === filter.grade) &&
    (filter.category === '' || one.productCategory === filter.category) &&
    (filter.history === '' ||
      (filter.history === 'never'
        ? one.lastAuditOn === null
        : one.lastAuditOn === null || now - Date.parse(one.lastAuditOn) > year))
  const visible = suppliers.filter(shown)
  const hiddenChosen = [...chosen].filter((id) => !visible.some((one) => one.orgId === id)).length
  const set = (ids: Iterable<string>) => setChosen(new Set(ids))
  const select = (name: keyof typeof nothing, label: string, options: { value: string; label: string }[]) => (
    <label>
      <span>{label}</span>
      <select value={filter[name]} onChange={(event) => setFilter({ ...filter, [name]: event.target.value })}>
        <option value="">{common('table.all')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <div className={styles.picker}>
      {ready && (
        <div className={styles.filters}>
          <label className={styles.search}>
            <span>{common('action.search')}</span>
            <input
              type="search"
              value={filter.q}
              onChange={(event) => setFilter({ ...filter, q: event.target.value })}
              // Enter looks; it must not send the whole form.
              onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            />
          </label>
          {tiers.length > 1 &&
            select(
              'tier',
              t('field.tier'),
              tiers.map((tier) => ({ value: String(tier), label: tierName(tier) })),
            )}
          {select('grade', t('field.grade'), [
            ...['A', 'B', 'C', 'D'].map((value) => ({ value, label: value })),
            { value: 'none', label: t('filter.none') },
          ])}
          {categories.length > 1 &&
            select(
              'category',
              words('field.category'),
              categories.map((value) => ({ value, label: value })),
            )}
          {select('history', t('launch.lastFilter'), [
            { value: 'never', label: t('launch.never') },
            { value: 'year', label: t('launch.older') },
          ])}
        </div>
      )}
      <div className={styles.chosen} aria-live="polite">
        <b>{t('launch.chosen', { count: chosen.size })}</b>
        {hiddenChosen > 0 && <span>{t('launch.chosenHidden', { count: hiddenChosen })}</span>}
        {ready && (
          <>
            <Button size="small" onClick={() => set([...chosen, ...visible.map(({ orgId }) => orgId)])}>
              {t('launch.all')}
            </Button>
            {chosen.size > 0 && (
              <Button size="small" tone="quiet" onClick={() => set([])}>
                {t('launch.clear')}
              </Button>
            )}
          </>
        )}
      </div>
      {props.errors && (
        <p className={styles.error} role="alert">
          {props.errors.join(' ')}
        </p>
      )}
      <ul className={styles.suppliers}>
        {suppliers.map((one) => (
          <li key={one.orgId} hidden={!shown(one)}>
            <label>
              <input
                type="checkbox"
                name="supplierIds"
                value={one.orgId}
                checked={chosen.has(one.orgId)}
                onChange={(event) =>
                  set(
                    event.target.checked
                      ? [...chosen, one.orgId]
                      : [...chosen].filter((id) => id !== one.orgId),
                  )
                }
              />
              <span className={styles.name}>
                <b>{one.name}</b>
                <small>
                  {[one.productCategory, one.partClass && words(`partClass.${one.partClass as 'A'}`)]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </span>
              <span className={styles.facts}>
                <GradeBadge grade={one.grade} />
                <small>
                  {one.lastAuditOn
                    ? `${t('launch.lastAudit')} ${format.date(one.lastAuditOn)}`
                    : t('launch.never')}
                </small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {visible.length === 0 && <p className={styles.none}>{common('table.nothing')}</p>}
    </div>
  )
}
