import { useT } from '../../../i18n/use-t.ts'
import styles from './editor.module.css'
import { Amount, Check, Choice } from './fields.tsx'
import type { PartProps } from './standard-form.tsx'

/** How the overall degree is made, and how much must have been evaluated. */
export function OverallForm({ content, disabled, set, faultAt }: PartProps) {
  const t = useT('standard-editor')
  const ts = useT('standard')
  const { grading } = content
  const { minimumEvaluated: share } = grading
  return (
    <fieldset className={styles.pair}>
      <legend>{t('overall.title')}</legend>
      <div className={styles.amounts}>
        <Choice
          label={t('overall.how')}
          value={grading.overall ?? 'questions'}
          options={(['questions', 'elements'] as const).map((one) => [one, t(`overall.${one}`)] as const)}
          disabled={disabled}
          onChange={(v) => set(['grading.overall', grading.overall, v])}
        />
        <Choice
          label={t('overall.starTestOn')}
          value={grading.starTestOn}
          options={(['individual', 'mean'] as const).map((one) => [one, t(`overall.${one}`)] as const)}
          disabled={disabled}
          onChange={(v) => set(['grading.starTestOn', grading.starTestOn, v])}
        />
        <Amount
          label={t('overall.totalPoints')}
          min={1}
          max={100_000}
          optional
          value={grading.totalPoints}
          disabled={disabled}
          onChange={(v) => set(['grading.totalPoints', grading.totalPoints, v])}
        />
        <Amount
          label={t('overall.numerator')}
          value={share.numerator}
          disabled={disabled}
          fault={faultAt('grading', 'minimumEvaluated')}
          onChange={(v) =>
            v !== undefined && set(['grading.minimumEvaluated', share, { ...share, numerator: v }])
          }
        />
        <Amount
          label={t('overall.denominator')}
          min={1}
          value={share.denominator}
          disabled={disabled}
          onChange={(v) =>
            v !== undefined && set(['grading.minimumEvaluated', share, { ...share, denominator: v }])
          }
        />
        <Amount
          label={t('overall.maximumNotEvaluated')}
          optional
          value={grading.maximumNotEvaluated}
          disabled={disabled}
          onChange={(v) => set(['grading.maximumNotEvaluated', grading.maximumNotEvaluated, v])}
        />
      </div>
      <Check
        checked={grading.roundOverall}
        disabled={disabled}
        onChange={(v) => set(['grading.roundOverall', grading.roundOverall, v])}
      >
        {ts('change.field.roundOverall')}
      </Check>
    </fieldset>
  )
}
