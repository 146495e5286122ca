import { Link } from '@remix-run/react'
import IconLogout from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs'
import IconUserCircle from '@tabler/icons-react/dist/esm/icons/IconUserCircle.mjs'
import type { ShownSession } from '../context.ts'
import { useT } from '../i18n/use-t.ts'
import { PreferenceForms } from './preference-forms.tsx'
import styles from './user-menu.module.css'

/** Account, language, colour scheme and the way out. */
export function UserMenu({ session }: { session: ShownSession }) {
  const t = useT('shell')
  return (
    <div className={styles.menu}>
      <p className={styles.who}>
        <span className={styles.name}>{session.user.name}</span>
        <span className={styles.login}>{session.user.login}</span>
      </p>
      <Link to="/account" className={styles.entry}>
        <IconUserCircle size={20} stroke={1.6} aria-hidden="true" />
        {t('user.account')}
      </Link>
      <PreferenceForms />
      <form method="post" action="/logout">
        <button type="submit" className={styles.entry}>
          <IconLogout size={20} stroke={1.6} aria-hidden="true" />
          {t('user.logout')}
        </button>
      </form>
    </div>
  )
}
