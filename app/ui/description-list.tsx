import { Fragment, type ReactNode } from 'react'
import { useT } from '../i18n/use-t.ts'
import styles from './description-list.module.css'

/** Terms and their values; a missing value reads "no data". */
export function DescriptionList({
  items,
}: {
  items: readonly { term: ReactNode; value: ReactNode; key?: string }[]
}) {
  const noData = useT('common')('noData')
  return (
    <dl className={styles.list}>
      {items.map((item, index) => (
        <Fragment key={item.key ?? (typeof item.term === 'string' ? item.term : index)}>
          <dt>{item.term}</dt>
          <dd>
            {item.value === null || item.value === undefined || item.value === '' ? noData : item.value}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}
