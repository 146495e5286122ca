import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconSelector from '@tabler/icons-react/dist/esm/icons/IconSelector.mjs'
import type { ShownSession } from '../context.ts'
import { useT } from '../i18n/use-t.ts'
import { Disclosure } from './disclosure.tsx'
import styles from './organization-switcher.module.css'

/** The organization and chain in use; a menu of plain POST forms when there is something to switch to. */
export function OrganizationSwitcher({ session, ground }: { session: ShownSession; ground: 'rail' | 'bar' }) {
  const t = useT('shell')
  const places = session.memberships.flatMap((membership) =>
    membership.chains.map((chain) => ({ membership, chain })),
  )
  const current = places.find(
    ({ membership, chain }) => membership.orgId === session.orgId && chain.id === session.chainId,
  )
  const face = (
    <span className={styles.face}>
      <span className={styles.organization}>{current?.membership.orgName}</span>
      <span className={styles.chain}>{current?.chain.name}</span>
    </span>
  )
  if (places.length < 2)
    return (
      <div className={styles.current} data-ground={ground}>
        {face}
      </div>
    )
  return (
    <Disclosure
      side={ground === 'rail' ? 'belowStart' : 'belowBar'}
      className={styles.current}
      button={
        <>
          {face}
          <IconSelector size={18} stroke={1.6} aria-hidden="true" />
          <span className="visually-hidden">{t('switcher.title')}</span>
        </>
      }
    >
      <p className={styles.title}>{t('switcher.title')}</p>
      <ul className={styles.places}>
        {places.map(({ membership, chain }) => (
          <li key={`${membership.orgId} ${chain.id}`}>
            <form method="post" action="/actions/switch">
              <input type="hidden" name="orgId" value={membership.orgId} />
              <input type="hidden" name="chainId" value={chain.id} />
              <button
                type="submit"
                className={styles.place}
                aria-current={
                  current?.membership === membership && current.chain === chain ? 'true' : undefined
                }
              >
                <span>
                  <span className={styles.organization}>{membership.orgName}</span>
                  <span className={styles.chain}>
                    {chain.name} · {t(`workspace.${chain.kind}`)}
                  </span>
                </span>
                {current?.membership === membership && current.chain === chain && (
                  <IconCheck size={18} aria-hidden="true" />
                )}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
