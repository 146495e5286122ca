import type { SerializeFrom } from '@remix-run/node'
import { useFormat } from '../../i18n/use-format.ts'
import { useLocale, useT } from '../../i18n/use-t.ts'
import { Chart } from '../../ui/chart/chart.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Columns, Stack } from '../../ui/layout.tsx'
import { Ratio } from '../../ui/ratio.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatTile } from '../../ui/stat-tile.tsx'
import styles from './digital.module.css'
import type { loadRates } from './rates.server.ts'

/** The chain's two rates as n/N with their base, the others beside them, the course, and what is counted. */
export function Rates({ data }: { data: SerializeFrom<typeof loadRates> }) {
  const t = useT('digital')
  const format = useFormat()
  const locale = useLocale()
  const { rates, definition } = data
  if (!rates) return <EmptyState title={t('noRates')} hint={t('noRatesHint')} />
  const { designated, tail } = rates
  const evidence =
    designated.evidenceFrom && designated.evidenceTo
      ? t('evidence', {
          from: format.date(designated.evidenceFrom),
          to: format.date(designated.evidenceTo),
        })
      : null
  const base = [
    t('base', { year: rates.year, count: designated.denominator }),
    t('respondents', { count: designated.respondents }),
    evidence,
    t('version', { version: rates.definitionVersion }),
    data.asOf && t('asOf', { date: format.date(data.asOf) }),
  ].filter(Boolean)
  return (
    <Stack>
      <Columns min={300}>
        <StatTile
          label={t('coverage')}
          value={<Ratio n={designated.covered} N={designated.denominator} show="large" />}
          hint={t('target', { value: definition.targets.coverage })}
        />
        <StatTile
          label={t('platform')}
          value={<Ratio n={designated.platform} N={designated.denominator} show="large" />}
          hint={t('target', { value: definition.targets.platform })}
        />
      </Columns>
      <p className={styles.note}>{base.join(' · ')}</p>
      {designated.otherDefinition > 0 && (
        <p className={styles.note}>{t('otherDefinition', { count: designated.otherDefinition })}</p>
      )}
      {data.course && (
        <SectionCard title={t('course')} note={t('courseNote')}>
          <Chart view={data.course} />
        </SectionCard>
      )}
      <Columns min={300}>
        <SectionCard title={t('tail')} note={t('tailNote')}>
          <DescriptionList
            items={[
              { term: t('tailCoverage'), value: <Ratio n={tail.covered} N={tail.denominator} /> },
              { term: t('tailPlatform'), value: <Ratio n={tail.platform} N={tail.denominator} /> },
            ]}
          />
        </SectionCard>
        <SectionCard title={t('definition.title')} note={definition.source[locale]}>
          <p>
            {t('definition.coverage', {
              digital: definition.digital.equipmentRateMin,
              networked: definition.networked.equipmentRateMin,
              functions: definition.networked.integratedFunctionsMin,
            })}
          </p>
          <p>{t('definition.platform', { services: definition.platform.servicesMin })}</p>
        </SectionCard>
      </Columns>
    </Stack>
  )
}
