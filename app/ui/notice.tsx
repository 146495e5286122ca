import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs'
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs'
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs'
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs'
import type { ReactNode } from 'react'
import { useT } from '../i18n/use-t.ts'
import styles from './notice.module.css'

export type NoticeTone = 'info' | 'success' | 'warn' | 'error'

/** A message in the page: says what is, and what to do. Errors are announced at once, successes politely. */
export function Notice(props: {
  tone?: NoticeTone
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  const t = useT('common')
  const tone = props.tone ?? 'info'
  const Icon = icons[tone]
  return (
    <div
      className={styles.notice}
      data-tone={tone}
      role={tone === 'error' ? 'alert' : tone === 'success' ? 'status' : undefined}
    >
      <Icon size={20} stroke={1.8} aria-hidden="true" />
      <div className={styles.words}>
        <span className="visually-hidden">{t(`level.${tone}`)}</span>
        {props.title && <p className={styles.title}>{props.title}</p>}
        {props.children && <div>{props.children}</div>}
        {props.actions && <div className={styles.actions}>{props.actions}</div>}
      </div>
    </div>
  )
}

const icons = { info: IconInfoCircle, success: IconCircleCheck, warn: IconAlertTriangle, error: IconCircleX }
