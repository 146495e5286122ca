import type { ReactNode } from 'react'
import { useT } from '../i18n/use-t.ts'
import { BrandMark } from './brand.tsx'
import { PreferenceForms } from './preference-forms.tsx'
import styles from './public-shell.module.css'

/** The frame of pages before signing in (login, invitation, password) and of errors outside a workspace. */
export function PublicShell({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const t = useT('shell')
  const brand = useT('common')('brand')
  return (
    <div className={styles.frame}>
      <header className={styles.band}>
        <p className={styles.brand}>
          <BrandMark size={34} />
          {brand}
        </p>
        <p className={styles.tagline}>{t('tagline')}</p>
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        <div className={styles.card} data-wide={wide || undefined}>
          {children}
        </div>
      </main>
      <footer className={styles.footer}>
        <PreferenceForms />
      </footer>
    </div>
  )
}
