import type { SerializeFrom } from '@remix-run/node'
import { Link } from '@remix-run/react'
import type { z } from 'zod'
import type { getAdoptionMap } from '#server/standard/get-adoption-map.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Columns, Stack } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Ratio } from '../../ui/ratio.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatTile } from '../../ui/stat-tile.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './adoption-page.module.css'

type AdoptionMap = SerializeFrom<z.output<(typeof getAdoptionMap)['output']>>
type Organization = AdoptionMap['organizations'][number]

/** Tier by tier: who works by which version, who is behind, and the share audited on the version in force. */
export function AdoptionPage({
  data,
  crumbs,
}: {
  data: AdoptionMap
  crumbs: { to: string; label: string }[]
}) {
  const t = useT('standard')
  const format = useFormat()
  useLive(['standard', 'health'])
  const sum = (key: 'buyers' | 'adopted' | 'behind') => data.tiers.reduce((all, tier) => all + tier[key], 0)
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={t('adoption.title')}
        subtitle={t('adoption.subtitle', { title: data.title, version: data.version })}
      />
      <Stack>
        <Columns min={220}>
          <StatTile
            label={t('adoption.rate')}
            value={<Ratio n={data.audited} N={data.members} show="large" />}
            hint={t('adoption.rateHint')}
          />
          <StatTile
            label={t('adoption.adopted')}
            value={<Ratio n={sum('adopted')} N={sum('buyers')} show="large" />}
            hint={t('adoption.adoptedHint')}
          />
          <StatTile
            label={t('adoption.behind')}
            value={sum('behind')}
            tone={sum('behind') > 0 ? 'warn' : 'plain'}
            hint={data.followBy ? t('adoption.followBy', { day: format.date(data.followBy) }) : undefined}
          />
        </Columns>
        <SectionCard title={t('adoption.tiers')} note={t('adoption.tiersNote')}>
          <ul className={styles.tiers}>
            {data.tiers.map((tier) => (
              <Tier
                key={tier.tier ?? 'none'}
                tier={tier}
                organizations={data.organizations.filter((one) => one.tier === tier.tier)}
              />
            ))}
          </ul>
        </SectionCard>
      </Stack>
    </>
  )
}

function Tier({
  tier,
  organizations,
}: {
  tier: AdoptionMap['tiers'][number]
  organizations: Organization[]
}) {
  const t = useT('standard')
  return (
    <li>
      <h3>{tier.tier === null ? t('adoption.noTier') : t('adoption.tier', { tier: tier.tier })}</h3>
      <dl className={styles.figures}>
        <div>
          <dt>{t('adoption.rate')}</dt>
          <dd>
            <Ratio n={tier.audited} N={tier.members} />
          </dd>
        </div>
        <div>
          <dt>{t('adoption.adopted')}</dt>
          <dd>
            <Ratio n={tier.adopted} N={tier.buyers} />
          </dd>
        </div>
        <div>
          <dt>{t('adoption.behind')}</dt>
          <dd>{tier.behind}</dd>
        </div>
      </dl>
      {tier.leftOut && <p>{t('adoption.hidden')}</p>}
      {organizations.length > 0 && (
        <ul className={styles.organizations}>
          {organizations.map((one) => (
            <Member key={one.orgId} one={one} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Member({ one }: { one: Organization }) {
  const t = useT('standard')
  const format = useFormat()
  return (
    <li>
      <Link to={`/lead/suppliers/${one.orgId}`}>{one.name}</Link>
      <span className={styles.badges}>
        {one.adoptedVersion !== null && one.standardId && (
          <Link to={`/lead/standards/${one.standardId}`}>
            <StatusBadge tone={one.overdue ? 'bad' : one.behind ? 'warn' : 'good'}>
              {t(one.overdue ? 'adoption.overdueOn' : one.behind ? 'adoption.behindOn' : 'adoption.on', {
                version: one.adoptedVersion,
              })}
            </StatusBadge>
          </Link>
        )}
        {one.adoptedVersion === null && one.buyer && (
          <StatusBadge tone="warn">{t('adoption.notAdopted')}</StatusBadge>
        )}
        {one.added + one.tightened > 0 && (
          <StatusBadge tone="info">
            {t('adoption.tightened', { added: one.added, tightened: one.tightened })}
          </StatusBadge>
        )}
      </span>
      <span className={styles.audit}>
        {one.auditedVersion === null || one.auditedOn === null
          ? t('adoption.neverAudited')
          : t(one.counts ? 'adoption.audited' : 'adoption.auditedOld', {
              version: one.auditedVersion,
              day: format.date(one.auditedOn),
            })}
      </span>
    </li>
  )
}
