import { Link, type LinkProps } from '@remix-run/react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import styles from './button.module.css'

export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger'

interface Look {
  tone?: ButtonTone
  size?: 'normal' | 'small'
  /** As wide as its place; at the end of a phone form. */
  full?: boolean
  icon?: ReactNode
}

/** A button; `type` is "button" unless it submits. */
export function Button({
  tone = 'secondary',
  size = 'normal',
  full,
  icon,
  type = 'button',
  className,
  children,
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      {...rest}
      type={type}
      className={className ? `${styles.button} ${className}` : styles.button}
      data-tone={tone}
      data-size={size}
      data-full={full || undefined}
    >
      {icon}
      {children}
    </button>
  )
}

/** A link that looks like a button. */
export function LinkButton({
  tone = 'primary',
  size = 'normal',
  full,
  icon,
  children,
  ...rest
}: Look & LinkProps) {
  return (
    <Link {...rest} className={styles.button} data-tone={tone} data-size={size} data-full={full || undefined}>
      {icon}
      {children}
    </Link>
  )
}
