import type { SerializeFrom } from '@remix-run/node'
import { Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useLocale, useT } from '../../i18n/use-t.ts'
import { Chart } from '../../ui/chart/chart.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { Columns, Row, Stack } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Ratio } from '../../ui/ratio.tsx'
import { ScoreValue } from '../../ui/score-value.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatTile } from '../../ui/stat-tile.tsx'
import type { loadHealth } from './health.server.ts'
import styles from './review.module.css'
import { TierTable } from './tier-table.tsx'
import { WeakestLinks } from './weakest-links.tsx'

type Data = SerializeFrom<typeof loadHealth>
const shown = 5

/** The committee's first page: health now and its course, by tier, weakest links, the two rates. */
export function ReviewHome({ data }: { data: Data }) {
  const t = useT('review')
  const format = useFormat()
  const locale = useLocale()
  useLive(['health'])
  const { current, courses, standard } = data
  const head = (
    <PageHeader
      title={t('title')}
      subtitle={t('subtitle', { chain: data.chainName })}
      badges={current && <GradeBadge grade={current.grade} />}
    />
  )
  if (!current) {
    return (
      <>
        {head}
        <EmptyState title={t('empty')} hint={t('emptyHint')} />
      </>
    )
  }
  const { adoption, digital, work } = current
  const share = (value: number) => `${format.number(value * 100, 0)}%`
  const figure = (value: number) => format.number(value, 0)
  return (
    <>
      {head}
      <Stack>
        <p className={styles.note}>
          {t('asOf', { date: format.date(current.asOf), time: format.date(current.recordedAt, 'time') })}
        </p>
        <Columns min={300}>
          <StatTile
            label={t('health')}
            value={<ScoreValue value={current.score} unit />}
            hint={t('healthHint')}
          />
          <StatTile label={t('coverage')} value={share(current.coverage)} hint={t('coverageHint')} />
          <StatTile
            label={t('members')}
            value={figure(current.members)}
            hint={t('membersHint', { rated: figure(current.rated) })}
            to="/review/tiers"
          />
          <StatTile
            label={t('sameStandard')}
            value={<Ratio n={adoption.adopted} N={adoption.suppliers} show="large" />}
            hint={
              standard
                ? t('sameStandardHint', { title: standard.title[locale], version: standard.version })
                : t('sameStandardNone')
            }
          />
          {digital && (
            <>
              <StatTile
                label={t('digitalCoverage')}
                value={
                  <Ratio n={digital.designated.covered} N={digital.designated.denominator} show="large" />
                }
                hint={t('digitalHint', { year: digital.year, version: digital.definitionVersion })}
                to="/review/digital"
              />
              <StatTile
                label={t('platform')}
                value={
                  <Ratio n={digital.designated.platform} N={digital.designated.denominator} show="large" />
                }
                hint={t('digitalHint', { year: digital.year, version: digital.definitionVersion })}
                to="/review/digital"
              />
            </>
          )}
        </Columns>
        {work && (
          <SectionCard title={t('work')}>
            <Row>
              {(
                [
                  ['auditsAnswering', work.auditsAnswering],
                  ['auditsSubmitted', work.auditsSubmitted],
                  ['auditsSigned', work.auditsSigned],
                  ['actionsOpen', work.actionsOpen],
                  ['actionsOverdue', work.actionsOverdue],
                ] as const
              ).map(([key, value]) => (
                <span key={key}>
                  {t(key)} <strong data-work={key}>{figure(value)}</strong>
                </span>
              ))}
            </Row>
          </SectionCard>
        )}
        {courses && (
          <SectionCard title={t('course')}>
            <Chart view={courses.health} />
          </SectionCard>
        )}
        <Columns min={420}>
          <SectionCard title={t('byTier')} aside={<Link to="/review/tiers">{t('all')}</Link>} flush>
            <TierTable data={data} />
          </SectionCard>
          <SectionCard title={t('weakestShort')} aside={<Link to="/review/weakest">{t('all')}</Link>} flush>
            <WeakestLinks data={data} most={shown} />
          </SectionCard>
        </Columns>
      </Stack>
    </>
  )
}
