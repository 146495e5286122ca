import type { Maturity } from '#core/standard/grading-rules.ts'
import { scoresOf } from '#core/standard/scale-presets.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import { scoresIn } from './downgrades-form.tsx'
import styles from './editor.module.css'
import { Amount, BothLanguages, Check, Choice } from './fields.tsx'
import type { PartProps } from './standard-form.tsx'

/** Maturity levels, where a standard tells them: the share of questions that makes a level, and their names. */
export function MaturityForm({ content, disabled, set, faultAt }: PartProps) {
  const t = useT('standard-editor')
  const { scale } = content
  const { maturity } = content.grading
  const change = (next: Maturity | undefined) => set(['grading.maturity', maturity, next])
  const replace = (at: number, part: Partial<Maturity['levels'][number]>) =>
    maturity &&
    change({ ...maturity, levels: maturity.levels.with(at, { ...maturity.levels[at]!, ...part }) })
  const fromScale = (): Maturity => ({
    share: 80,
    levels: scoresOf(scale)
      .map(({ score, label }) => ({ level: score, label }))
      .sort((a, b) => a.level - b.level),
  })
  return (
    <fieldset className={styles.pair}>
      <legend>{t('maturity.title')}</legend>
      <Check
        checked={maturity !== undefined}
        disabled={disabled}
        onChange={(on) => change(on ? fromScale() : undefined)}
      >
        {t('maturity.on')}
      </Check>
      {maturity && (
        <>
          <small>{t('maturity.hint')}</small>
          <div className={styles.amounts}>
            <Amount
              label={t('maturity.share')}
              min={1}
              max={100}
              decimals={2}
              value={maturity.share}
              disabled={disabled}
              onChange={(share) => share !== undefined && change({ ...maturity, share })}
            />
          </div>
          {maturity.levels.map(({ level, label }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is chosen anew; its place is what stays
            <div key={at} className={styles.scoreRow}>
              <Choice
                label={t('maturity.level')}
                value={level}
                options={scoresIn(scale.allowed)}
                disabled={disabled}
                fault={faultAt('grading', 'maturity', 'levels', at, 'level')}
                onChange={(v) => v !== undefined && replace(at, { level: v })}
              />
              <BothLanguages
                labels={{ zh: t('maturity.label.zh'), en: t('maturity.label.en') }}
                value={label}
                disabled={disabled}
                required
                onChange={(v) => replace(at, { label: v })}
              />
              <Button
                size="small"
                tone="quiet"
                disabled={disabled || maturity.levels.length <= 2}
                aria-label={t('maturity.remove', { level })}
                onClick={() => change({ ...maturity, levels: maturity.levels.toSpliced(at, 1) })}
              >
                {t('action.remove')}
              </Button>
            </div>
          ))}
          {!disabled && (
            <div className={styles.adders}>
              <Button
                size="small"
                onClick={() =>
                  change({
                    ...maturity,
                    levels: [
                      ...maturity.levels,
                      {
                        level:
                          scale.allowed.find((score) => maturity.levels.every((one) => one.level < score)) ??
                          scale.max,
                        label: { zh: '', en: '' },
                      },
                    ],
                  })
                }
              >
                {t('maturity.add')}
              </Button>
            </div>
          )}
        </>
      )}
    </fieldset>
  )
}
