import { useT } from '../../i18n/use-t.ts'
import { GradeBadge, useGradeName } from '../../ui/grade-badge.tsx'
import { Stack } from '../../ui/layout.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import styles from './standard-view.module.css'
import type { StandardData } from './standard-view.tsx'

/** How a standard turns scores into a grade, in words made from its data. */
export function StandardRules({ standard }: { standard: StandardData }) {
  const t = useT('standard')
  const { rules, scale } = standard
  const { findings } = rules
  const gradeName = useGradeName()
  const bandWords = (min: number | null, above: number | null) => {
    if (min === null) return t('rules.bandByRule')
    if (min > 0) return t('rules.bandFrom', { min })
    return above === null ? t('rules.bandElse') : t('rules.bandBelow', { max: above })
  }
  const severityWord = { star: 'severityStar', all: 'severityAll', 'knock-out': 'severityKnockOut' } as const
  return (
    <SectionCard title={t('rules.title')}>
      <Stack>
        <div>
          <h3>{t('rules.scale')}</h3>
          <ul className={styles.rules}>
            {scale.map(({ score, label }) => (
              <li key={score}>
                <b>{t('rules.points', { score })}</b>
                <span>{label}</span>
              </li>
            ))}
            <li>
              <b>{t('rules.notEvaluated')}</b>
              <span>{t('rules.notEvaluatedHint')}</span>
            </li>
          </ul>
          <p className={styles.note}>
            {t(rules.weighted ? 'rules.formulaWeighted' : 'rules.formula')}
            {rules.floor !== null && ` ${t('rules.floor', { score: rules.floor })}`}
          </p>
        </div>
        <div>
          <h3>{t('rules.bands')}</h3>
          <ul className={styles.rules}>
            {rules.bands.map((band, index) => (
              <li key={band.grade}>
                <GradeBadge grade={band.grade} />
                <span>
                  {band.label} · {bandWords(band.min, rules.bands[index - 1]?.min ?? null)}
                </span>
              </li>
            ))}
          </ul>
          <p className={styles.note}>
            {rules.overall === 'elements' && `${t('rules.overallElements')} `}
            {t(rules.roundOverall ? 'rules.overallRounded' : 'rules.overallExact')}
            {rules.totalPoints !== null && ` ${t('rules.totalPoints', { points: rules.totalPoints })}`}
          </p>
        </div>
        {rules.maturity && (
          <div>
            <h3>{t('rules.maturity')}</h3>
            <ul className={styles.rules}>
              {rules.maturity.levels.map(({ level, label }) => (
                <li key={level}>
                  <b>{t('rules.level', { level })}</b>
                  <span>{label}</span>
                </li>
              ))}
            </ul>
            <p className={styles.note}>{t('rules.maturityShare', { share: rules.maturity.share })}</p>
          </div>
        )}
        <div>
          <h3>{t('rules.downgrades')}</h3>
          <ul className={styles.rules}>
            {rules.downgrades.map((rule) => (
              <li key={rule.id}>
                <b>{t('rules.downgradeTo', { grade: gradeName(rule.to) })}</b>
                <span>{rule.label}</span>
              </li>
            ))}
          </ul>
          {rules.downgrades.some(({ kind }) => kind === 'fulfilment-below') && (
            <p className={styles.note}>{t('rules.rounding')}</p>
          )}
          {rules.downgrades.some(({ kind }) => kind === 'score-at-most' || kind === 'below-minimum') && (
            <p className={styles.note}>
              {t(rules.starTestOn === 'individual' ? 'rules.starIndividual' : 'rules.starMean')}
            </p>
          )}
          {rules.downgrades.length === 0 && <p className={styles.note}>{t('rules.noDowngrades')}</p>}
        </div>
        <div>
          <h3>{t('rules.minimum')}</h3>
          <p>{t('rules.minimumWords', rules.minimumEvaluated)}</p>
          {rules.maximumNotEvaluated !== null && (
            <p>{t('rules.maximumNotEvaluated', { count: rules.maximumNotEvaluated })}</p>
          )}
        </div>
        <div>
          <h3>{t('rules.findings')}</h3>
          <p>{t('rules.openAt', { score: findings.openAtOrBelow })}</p>
          <ul className={styles.rules}>
            {findings.severity.map((one) => {
              const due = findings.due.find(({ severity }) => severity === one.severity)
              return (
                <li key={`${one.severity} ${one.questions}`}>
                  <b>{t(`severity.${one.severity as 'major'}`)}</b>
                  <span>
                    {t(`rules.${severityWord[one.questions as 'star']}`, { score: one.scoreAtMost })}
                    {due && ` · ${t('rules.due', { answer: due.answer, close: due.close })}`}
                  </span>
                </li>
              )
            })}
          </ul>
        </div>
      </Stack>
    </SectionCard>
  )
}
