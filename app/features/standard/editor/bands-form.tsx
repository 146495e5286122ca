import type { Grading } from '#core/standard/grading-rules.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './editor.module.css'
import { Amount, BothLanguages, Check, Words } from './fields.tsx'
import type { PartProps } from './standard-form.tsx'

type Band = Grading['bands'][number]

/** Grades, best first: from which degree on, or by rule only, and what they mean. */
export function BandsForm({ content, disabled, set, faultAt }: PartProps) {
  const t = useT('standard-editor')
  const { bands, downgrades } = content.grading
  const change = (next: Band[], renamed?: { from: string; to: string }) =>
    set(
      ['grading.bands', bands, next],
      // Rules name the grade they lead to; they follow when it gets another name.
      ...(renamed && downgrades.some(({ to }) => to === renamed.from)
        ? [
            [
              'grading.downgrades',
              downgrades,
              downgrades.map((rule) => (rule.to === renamed.from ? { ...rule, to: renamed.to } : rule)),
            ] as const,
          ]
        : []),
    )
  const replace = (at: number, part: Partial<Band>) =>
    change(
      bands.map((one, i) => (i === at ? { ...one, ...part } : one)),
      part.grade === undefined ? undefined : { from: bands[at]!.grade, to: part.grade },
    )
  const add = (byRule: boolean) => {
    const letter = 'ABCDEFGHIJKLMNOPQRST'.split('').find((one) => !bands.some(({ grade }) => grade === one))
    const label = { zh: '', en: '' }
    if (byRule) return change([...bands, { grade: letter ?? '', min: null, label }])
    // Above the last band with a limit, half-way to the one before it.
    const last = bands.findLastIndex(({ min }) => min !== null)
    const min = Math.round(((bands[last - 1]?.min ?? 100) + (bands[last]?.min ?? 0)) / 2)
    change(bands.toSpliced(Math.max(0, last), 0, { grade: letter ?? '', min, label }))
  }
  return (
    <fieldset className={styles.pair}>
      <legend>{t('band.grade')}</legend>
      <small>{t('band.hint')}</small>
      {bands.map((band, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a grade is typed into; its place is what stays
        <div key={at} className={styles.bandRow}>
          <Words
            label={t('band.grade')}
            rows={1}
            max={20}
            value={band.grade}
            disabled={disabled}
            fault={faultAt('grading', 'bands', at, 'grade')}
            onChange={(grade) => replace(at, { grade })}
          />
          <div>
            {band.min !== null && (
              <Amount
                label={t('band.min')}
                max={100}
                decimals={2}
                value={band.min}
                disabled={disabled}
                fault={faultAt('grading', 'bands', at, 'min')}
                onChange={(min) => min !== undefined && replace(at, { min })}
              />
            )}
            {band.min === null && faultAt('grading', 'bands', at, 'min') && (
              <p className={styles.fault}>{faultAt('grading', 'bands', at, 'min')}</p>
            )}
          </div>
          <BothLanguages
            labels={{ zh: t('band.label.zh'), en: t('band.label.en') }}
            value={band.label}
            disabled={disabled}
            required
            onChange={(label) => replace(at, { label })}
          />
          <Button
            size="small"
            tone="quiet"
            disabled={disabled || bands.length <= 2}
            aria-label={t('band.remove', { grade: band.grade })}
            onClick={() => change(bands.toSpliced(at, 1))}
          >
            {t('action.remove')}
          </Button>
          <Check
            checked={band.min === null}
            disabled={disabled}
            onChange={(byRule) => replace(at, { min: byRule ? null : 0 })}
          >
            {t('band.byRule')}
          </Check>
        </div>
      ))}
      {!disabled && (
        <div className={styles.adders}>
          <Button size="small" onClick={() => add(false)}>
            {t('band.add')}
          </Button>
          <Button size="small" onClick={() => add(true)}>
            {t('band.addByRule')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
