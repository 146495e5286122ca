import type { StandardContent } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'
import { useLocale, useT } from '../../../i18n/use-t.ts'
import styles from './editor.module.css'
import { Amount, Check, Words } from './fields.tsx'

const severities = ['critical', 'major', 'minor'] as const

/** What belongs to the standard as a whole: title, source, limits of the grades, downgrade rules, days. */
export function StandardForm({
  content,
  disabled,
  edit,
}: {
  content: StandardContent
  disabled: boolean
  edit(edit: Edit): void
}) {
  const t = useT('standard-editor')
  const ts = useT('standard')
  const locale = useLocale()
  const { grading, findings } = content
  const set = (field: string, before: unknown, after: unknown) =>
    edit({ kind: 'set', level: 'standard', id: '', field, before, after } as Edit)
  return (
    <div className={styles.form}>
      {(['title', 'source'] as const).map((field) => (
        <fieldset key={field} className={styles.pair}>
          <legend>{ts(`change.field.${field}`)}</legend>
          {(['zh', 'en'] as const).map((language) => (
            <Words
              key={language}
              label={t(`language.${language}`)}
              rows={field === 'title' ? 1 : 2}
              value={content[field][language]}
              disabled={disabled}
              onChange={(v) => set(field, content[field], { ...content[field], [language]: v })}
            />
          ))}
        </fieldset>
      ))}
      <Words
        label={ts('change.field.edition')}
        rows={1}
        value={content.edition}
        disabled={disabled}
        onChange={(v) => set('edition', content.edition, v)}
      />
      <fieldset className={styles.pair}>
        <legend>{ts('rules.bands')}</legend>
        <div className={styles.amounts}>
          {grading.bands.map(
            (band, at) =>
              band.min !== null &&
              band.min > 0 && (
                <Amount
                  key={band.grade}
                  label={ts('change.band', { grade: band.grade })}
                  value={band.min}
                  disabled={disabled}
                  onChange={(v) =>
                    v !== undefined &&
                    set(
                      'grading.bands',
                      grading.bands,
                      grading.bands.map((one, i) => (i === at ? { ...one, min: v } : one)),
                    )
                  }
                />
              ),
          )}
        </div>
        <Check
          checked={grading.roundOverall}
          disabled={disabled}
          onChange={(v) => set('grading.roundOverall', grading.roundOverall, v)}
        >
          {ts('change.field.roundOverall')}
        </Check>
      </fieldset>
      <fieldset className={styles.pair}>
        <legend>{ts('rules.downgrades')}</legend>
        {grading.downgrades.map((rule, at) => (
          <div key={rule.id} className={styles.rule}>
            <span>
              {rule.label[locale]} → {rule.to}
            </span>
            {'threshold' in rule && (
              <Amount
                label={t('field.threshold')}
                value={rule.threshold}
                disabled={disabled}
                onChange={(v) =>
                  v !== undefined &&
                  set(
                    'grading.downgrades',
                    grading.downgrades,
                    grading.downgrades.map((one, i) => (i === at ? { ...one, threshold: v } : one)),
                  )
                }
              />
            )}
          </div>
        ))}
      </fieldset>
      <fieldset className={styles.pair}>
        <legend>{ts('rules.findings')}</legend>
        <div className={styles.amounts}>
          <Amount
            label={ts('change.field.openAtOrBelow')}
            value={findings.openAtOrBelow}
            disabled={disabled}
            onChange={(v) => v !== undefined && set('findings.openAtOrBelow', findings.openAtOrBelow, v)}
          />
          {severities.flatMap((severity) =>
            (['answer', 'close'] as const).map((step) => (
              <Amount
                key={`${severity} ${step}`}
                label={`${ts(`severity.${severity}`)} · ${t(`days.${step}`)}`}
                min={1}
                value={findings.due[severity][step]}
                disabled={disabled}
                onChange={(v) =>
                  v !== undefined &&
                  v > 0 &&
                  set('findings.due', findings.due, {
                    ...findings.due,
                    [severity]: { ...findings.due[severity], [step]: v },
                  })
                }
              />
            )),
          )}
        </div>
      </fieldset>
    </div>
  )
}
