import { Link, NavLink, useLocation } from '@remix-run/react'
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import IconUserCircle from '@tabler/icons-react/dist/esm/icons/IconUserCircle.mjs'
import type { ReactNode } from 'react'
import type { ShownSession, WorkspaceKind } from '../context.ts'
import { useT } from '../i18n/use-t.ts'
import { BrandMark } from './brand.tsx'
import { Disclosure } from './disclosure.tsx'
import { type NavigationItem, navigation, workspaceHome } from './navigation.ts'
import { OrganizationSwitcher } from './organization-switcher.tsx'
import { UserMenu } from './user-menu.tsx'
import styles from './workspace-shell.module.css'

/** Open tasks behind an entry of the navigation, by its path: `{ '/supply/audits': 2 }`. */
export type NavigationCounts = Readonly<Record<string, number>>

/**
 * The frame around every page of a signed-in user. At a desk: navigation at the left. On a phone: a compact header and
 * a tab bar within reach of the thumb. `kind` is the workspace shown.
 */
export function WorkspaceShell(props: {
  kind: WorkspaceKind
  session: ShownSession
  counts?: NavigationCounts
  children: ReactNode
}) {
  const { kind, session, counts = {} } = props
  const t = useT('shell')
  const items = navigation[kind]
  const rest = items.filter((item) => !item.tab)
  const { pathname } = useLocation()
  const inRest = rest.some((item) => pathname === item.to || pathname.startsWith(`${item.to}/`))
  return (
    <div className={styles.frame}>
      <header className={styles.rail}>
        <Link to={workspaceHome[kind]} className={styles.brand}>
          <BrandMark />
          <Brand />
        </Link>
        <div className={styles.switcher}>
          <OrganizationSwitcher session={session} ground="rail" />
        </div>
        <nav className={styles.navigation} aria-label={t('navigation')}>
          <ul>
            {items.map((item) => (
              <li key={item.to}>
                <Entry item={item} home={workspaceHome[kind]} count={counts[item.to]} />
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.user}>
          <Disclosure
            side="above"
            className={styles.userButton}
            button={
              <>
                <span className={styles.avatar} aria-hidden="true">
                  {session.user.name.slice(0, 1)}
                </span>
                <span className={styles.userName}>{session.user.name}</span>
                <span className="visually-hidden">{t('user.menu')}</span>
                <IconDots size={18} aria-hidden="true" />
              </>
            }
          >
            <UserMenu session={session} />
          </Disclosure>
        </div>
      </header>

      <header className={styles.bar}>
        <Link to={workspaceHome[kind]} className={styles.barBrand} aria-label={t('nav.home')}>
          <BrandMark size={24} />
        </Link>
        <div className={styles.barSwitcher}>
          <OrganizationSwitcher session={session} ground="bar" />
        </div>
        <Disclosure
          side="below"
          className={styles.barButton}
          label={t('user.menu')}
          button={<IconUserCircle size={24} stroke={1.6} aria-hidden="true" />}
        >
          <UserMenu session={session} />
        </Disclosure>
      </header>

      <main id="main" className={styles.main} tabIndex={-1}>
        <div className={styles.page}>{props.children}</div>
      </main>

      <nav className={styles.tabs} aria-label={t('navigation')}>
        <ul>
          {items
            .filter((item) => item.tab)
            .map((item) => (
              <li key={item.to}>
                <Entry item={item} home={workspaceHome[kind]} count={counts[item.to]} />
              </li>
            ))}
          {rest.length > 0 && (
            <li>
              <Disclosure
                side="sheet"
                className={inRest ? styles.tabCurrent : undefined}
                button={
                  <>
                    <IconDots size={22} stroke={1.6} aria-hidden="true" />
                    {t('more')}
                  </>
                }
              >
                <ul className={styles.sheet}>
                  {rest.map((item) => (
                    <li key={item.to}>
                      <Entry item={item} home={workspaceHome[kind]} count={counts[item.to]} />
                    </li>
                  ))}
                </ul>
              </Disclosure>
            </li>
          )}
        </ul>
      </nav>
    </div>
  )
}

function Brand() {
  const t = useT('common')
  return <span>{t('brand')}</span>
}

function Entry({ item, home, count }: { item: NavigationItem; home: string; count?: number }) {
  const t = useT('shell')
  return (
    <NavLink to={item.to} end={item.to === home} prefetch="intent" className={styles.entry}>
      <item.icon size={22} stroke={1.6} aria-hidden="true" />
      <span>{t(`nav.${item.word}`)}</span>
      {count ? (
        <span className={styles.count}>
          {count > 99 ? '99+' : count}
          <span className="visually-hidden">{t('waiting')}</span>
        </span>
      ) : null}
    </NavLink>
  )
}
