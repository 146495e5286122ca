import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import styles from './page-header.module.css'

/** Head of a page: where one is, what it is called, and what can be done here. `crumbs` are the pages above. */
export function PageHeader(props: {
  title: ReactNode
  subtitle?: ReactNode
  crumbs?: readonly { to: string; label: string }[]
  /** Badges beside the title. */
  badges?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {props.crumbs && props.crumbs.length > 0 && (
          <ol className={styles.crumbs}>
            {props.crumbs.map((crumb) => (
              <li key={crumb.to}>
                <Link to={crumb.to}>{crumb.label}</Link>
              </li>
            ))}
          </ol>
        )}
        <div className={styles.title}>
          <h1>{props.title}</h1>
          {props.badges}
        </div>
        {props.subtitle && <p className={styles.subtitle}>{props.subtitle}</p>}
      </div>
      {props.actions && <div className={styles.actions}>{props.actions}</div>}
    </header>
  )
}
