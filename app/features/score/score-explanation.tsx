import type { SerializeFrom } from '@remix-run/node'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Chart } from '../../ui/chart/chart.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { Columns, MainAside, Stack } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScoreValue } from '../../ui/score-value.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatTile } from '../../ui/stat-tile.tsx'
import styles from './score-explanation.module.css'
import type { loadScore } from './score-explanation.server.ts'
import { ScoreInput } from './score-input.tsx'

type Data = SerializeFrom<typeof loadScore>

/** A score and everything that made it: components, input rows, limits, the rule that decided. */
export function ScoreExplanation({ data, base }: { data: Data; base: string }) {
  const t = useT('score')
  const format = useFormat()
  useLive(['score'])
  const score = data.current
  if (!score) return <EmptyState title={t('empty')} hint={t('emptyHint')} />
  return (
    <MainAside
      aside={
        <SectionCard title={t('advice')}>
          {score.advice.length === 0 ? (
            <p>{t('adviceNone')}</p>
          ) : (
            <ol className={styles.advice}>
              {score.advice.map((one) => (
                <li key={one.componentKey}>
                  <span>{one.words}</span>
                  <strong>{t('adviceGain', { gain: format.number(one.gain, 1) })}</strong>
                </li>
              ))}
            </ol>
          )}
        </SectionCard>
      }
    >
      <Columns min={160}>
        <StatTile
          label={t('grade')}
          value={<GradeBadge grade={score.grade} size="large" />}
          hint={score.deciding}
        />
        <StatTile
          label={t('own')}
          value={<ScoreValue value={score.own} unit />}
          hint={`${t('coverage')} ${format.number(score.ownCoverage * 100, 0)}%`}
        />
        <StatTile
          label={t('rolled')}
          value={<ScoreValue value={score.rolled} unit />}
          hint={t('rolledHint')}
        />
      </Columns>
      <p className={styles.note}>
        {t('asOfText', {
          date: format.date(score.asOf),
          version: score.version,
          policy: score.policyVersion,
        })}
      </p>
      {score.caps.length > 0 && (
        <Notice tone="warn" title={t('caps')}>
          {score.caps.map((cap) => (
            <p key={cap.id}>
              {cap.label} {cap.lowers && `(${t('capLowers')})`}
            </p>
          ))}
        </Notice>
      )}
      <SectionCard title={t('components')} note={t('weightNote')}>
        <Stack>
          {score.components.map((component) => (
            <section key={component.key} className={styles.component}>
              <div className={styles.head}>
                <h3>{component.label}</h3>
                <ScoreValue value={component.points} unit />
              </div>
              <div className={styles.bar} aria-hidden="true">
                <span style={{ inlineSize: `${component.points ?? 0}%` }} />
              </div>
              <p className={styles.note}>
                {t('weight')} {format.number(component.weight, 0)}% · {t('effectiveWeight')}{' '}
                {format.number(component.effectiveWeight, 1)}%
                {component.points !== null &&
                  ` · ${t('contribution')} ${format.number((component.points * component.effectiveWeight) / 100, 2)}`}
              </p>
              <p>{component.note}</p>
              {component.inputs.length > 0 && (
                <details>
                  <summary>{t('inputs', { count: component.inputs.length })}</summary>
                  <ul className={styles.inputs}>
                    {component.inputs.map((input) => (
                      <ScoreInput key={input.id} input={input} base={base} />
                    ))}
                  </ul>
                </details>
              )}
            </section>
          ))}
        </Stack>
      </SectionCard>
      {data.course && (
        <SectionCard title={t('history')}>
          <Chart view={data.course} />
        </SectionCard>
      )}
    </MainAside>
  )
}
