import type { SerializeFrom } from '@remix-run/node'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Stack } from '../../ui/layout.tsx'
import { ScoreValue } from '../../ui/score-value.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { useTierName } from '../supplier/use-tier-name.ts'
import type { loadHealth } from './health.server.ts'
import styles from './review.module.css'

type Data = SerializeFrom<typeof loadHealth>

/** The path along which most points are lost, and the circular supplies. */
export function Bottleneck({ data }: { data: Data }) {
  const t = useT('review')
  const format = useFormat()
  const tierName = useTierName()
  if (!data.current) return null
  const { bottleneck, cycles, hiddenCycles } = data.current
  const nameOf = (id: string) => data.names[id] ?? '–'
  return (
    <>
      {bottleneck.length > 1 && (
        <SectionCard title={t('path')} note={t('pathNote')}>
          <ol className={styles.path}>
            {bottleneck.map((step) => (
              <li key={step.organizationId}>
                <strong>{nameOf(step.organizationId)}</strong>
                <span className={styles.loss}>−{format.number(step.loss, 2)}</span>
                <span className={styles.note}>{tierName(step.tier)}</span>
                <span className={styles.note}>
                  <ScoreValue value={step.own} />
                </span>
              </li>
            ))}
          </ol>
        </SectionCard>
      )}
      <SectionCard title={t('cycles')} note={t('cyclesNote')}>
        <Stack gap="small">
          {cycles.length === 0 && hiddenCycles === 0 && <p>{t('cyclesNone')}</p>}
          {cycles.map(({ round }) => (
            <p key={round.join()}>{[...round, round[0]!].map(nameOf).join(' → ')}</p>
          ))}
          {hiddenCycles > 0 && <p className={styles.note}>{t('cyclesHidden', { count: hiddenCycles })}</p>}
        </Stack>
      </SectionCard>
      <SectionCard title={t('what')}>{t('whatText')}</SectionCard>
    </>
  )
}
