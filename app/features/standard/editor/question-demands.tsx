import type { PartClass, Question, StandardContent } from '#core/standard/content.ts'
import { contentFaultText } from '#core/standard/content-words.ts'
import { useLocale, useT } from '../../../i18n/use-t.ts'
import styles from './editor.module.css'
import { Amount, Check, Choice, WordList } from './fields.tsx'
import type { SetField } from './node-form.tsx'
import { ScaleForm } from './scale-form.tsx'

const partClasses: readonly PartClass[] = ['A', 'B', 'C']

/** What a question asks beyond its words: weight, limits, days, and whom it concerns. */
export function QuestionDemands({
  content,
  question,
  disabled,
  set,
}: {
  content: StandardContent
  question: Question
  disabled: boolean
  set: SetField
}) {
  const t = useT('standard-editor')
  const locale = useLocale()
  const scale = question.scale ?? content.scale
  const { applies, minimumScore } = question
  const minimumFault =
    minimumScore === undefined || scale.allowed.includes(minimumScore)
      ? undefined
      : contentFaultText('minimum-not-on-scale', { score: minimumScore })[locale]
  const setApplies = (change: Partial<NonNullable<Question['applies']>>) => {
    const next = Object.fromEntries(
      Object.entries({ ...applies, ...change }).filter(([, list]) => list && list.length > 0),
    )
    set('applies', applies, Object.keys(next).length > 0 ? next : undefined)
  }
  return (
    <>
      <div className={styles.amounts}>
        <Amount
          label={t('field.weight')}
          value={question.weight}
          disabled={disabled}
          onChange={(v) => v !== undefined && set('weight', question.weight, v)}
        />
        <Choice
          label={t('field.minimumScore')}
          none="–"
          value={question.minimumScore}
          options={[...scale.allowed].sort((a, b) => a - b).map((score) => [score, String(score)] as const)}
          disabled={disabled}
          fault={minimumFault}
          onChange={(v) => set('minimumScore', question.minimumScore, v)}
        />
        <Amount
          label={t('field.everyMonths')}
          min={1}
          max={120}
          optional
          value={question.everyMonths}
          disabled={disabled}
          onChange={(v) => set('everyMonths', question.everyMonths, v)}
        />
        <Amount
          label={t('field.responseDays')}
          min={1}
          max={365}
          optional
          value={question.responseDays}
          disabled={disabled}
          onChange={(v) => set('responseDays', question.responseDays, v)}
        />
      </div>
      <fieldset className={styles.pair}>
        <legend>{t('scale.title')}</legend>
        <ScaleForm
          scale={question.scale}
          standard={content.scale}
          disabled={disabled}
          onChange={(v) => set('scale', question.scale, v)}
        />
      </fieldset>
      <fieldset className={styles.pair}>
        <legend>{t('field.applies')}</legend>
        <div className={styles.checks}>
          {partClasses.map((one) => (
            <Check
              key={one}
              checked={applies?.partClasses?.includes(one) ?? false}
              disabled={disabled}
              onChange={(checked) =>
                setApplies({
                  partClasses: partClasses.filter((other) =>
                    other === one ? checked : applies?.partClasses?.includes(other),
                  ),
                })
              }
            >
              {t('field.partClass', { class: one })}
            </Check>
          ))}
        </div>
        {(['categories', 'processes'] as const).map((dimension) => (
          <WordList
            key={`${dimension} ${question.id}`}
            label={t(`field.${dimension}`)}
            value={applies?.[dimension] ?? []}
            disabled={disabled}
            onChange={(v) => setApplies({ [dimension]: v })}
          />
        ))}
      </fieldset>
    </>
  )
}
