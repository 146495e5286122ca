import type { PartClass, Question, StandardContent } from '#core/standard/content.ts'
import { useT } from '../../../i18n/use-t.ts'
import styles from './editor.module.css'
import { Amount, Check, Words } from './fields.tsx'
import type { SetField } from './node-form.tsx'

const partClasses: readonly PartClass[] = ['A', 'B', 'C']
const listOf = (text: string) =>
  text
    .split(/[,，、;；]/)
    .map((one) => one.trim())
    .filter(Boolean)

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
  const scale = question.scale ?? content.scale
  const { applies } = question
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
          onChange={(v) => set('weight', question.weight, v ?? 0)}
        />
        <div className={styles.amount}>
          <label htmlFor={`minimum-${question.id}`}>{t('field.minimumScore')}</label>
          <select
            id={`minimum-${question.id}`}
            value={question.minimumScore ?? ''}
            disabled={disabled}
            onChange={(e) =>
              set(
                'minimumScore',
                question.minimumScore,
                e.target.value === '' ? undefined : Number(e.target.value),
              )
            }
          >
            <option value="">–</option>
            {scale.allowed.map((score) => (
              <option key={score} value={score}>
                {score}
              </option>
            ))}
          </select>
        </div>
        <Amount
          label={t('field.everyMonths')}
          min={1}
          value={question.everyMonths}
          disabled={disabled}
          onChange={(v) => set('everyMonths', question.everyMonths, v)}
        />
        <Amount
          label={t('field.responseDays')}
          min={1}
          value={question.responseDays}
          disabled={disabled}
          onChange={(v) => set('responseDays', question.responseDays, v)}
        />
      </div>
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
          <Words
            key={`${dimension} ${question.id}`}
            label={t(`field.${dimension}`)}
            rows={1}
            value={(applies?.[dimension] ?? []).join('、')}
            disabled={disabled}
            onChange={(v) => setApplies({ [dimension]: listOf(v) })}
          />
        ))}
      </fieldset>
    </>
  )
}
