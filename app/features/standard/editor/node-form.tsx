import type { Element, Question, StandardContent } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'
import { useT } from '../../../i18n/use-t.ts'
import styles from './editor.module.css'
import { Amount, Check, Words } from './fields.tsx'
import { QuestionDemands } from './question-demands.tsx'
import type { TreeRow } from './tree.ts'

/** Makes the edit that sets one field; an empty optional text takes the field away. */
export type SetField = (field: string, before: unknown, after: unknown) => void

export const setter =
  (row: Pick<TreeRow, 'level' | 'id'>, edit: (edit: Edit) => void): SetField =>
  (field, before, after) =>
    edit({
      kind: 'set',
      level: row.level,
      id: row.id,
      field,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    } as Edit)

/** The fields of the selected node. */
export function NodeForm({
  content,
  row,
  disabled,
  edit,
}: {
  content: StandardContent
  row: TreeRow
  disabled: boolean
  edit(edit: Edit): void
}) {
  const set = setter(row, edit)
  if (row.level === 'question')
    return <QuestionForm content={content} question={row.node as Question} disabled={disabled} set={set} />
  const node = row.node as Element
  return <PartForm node={node} isElement={row.level === 'element'} disabled={disabled} set={set} />
}

function QuestionForm({
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
  const { code, text, guidance, evidence, note } = question
  const optional = { guidance, evidence, note }
  return (
    <div className={styles.form}>
      <Words
        label={t('field.code')}
        rows={1}
        value={code}
        disabled={disabled}
        onChange={(v) => set('code', code, v)}
      />
      {(['zh', 'en'] as const).map((locale) => (
        <Words
          key={locale}
          label={t(`field.text.${locale}`)}
          rows={3}
          value={text[locale]}
          disabled={disabled}
          onChange={(v) => set('text', text, { ...text, [locale]: v })}
        />
      ))}
      <div className={styles.checks}>
        <Check checked={question.star} disabled={disabled} onChange={(v) => set('star', question.star, v)}>
          {t('field.star')}
        </Check>
        <Check
          checked={question.knockOut}
          disabled={disabled}
          onChange={(v) => set('knockOut', question.knockOut, v)}
        >
          {t('field.knockOut')}
        </Check>
        <Check
          checked={question.notEvaluatedAllowed}
          disabled={disabled}
          onChange={(v) => set('notEvaluatedAllowed', question.notEvaluatedAllowed, v)}
        >
          {t('field.notEvaluatedAllowed')}
        </Check>
      </div>
      <QuestionDemands content={content} question={question} disabled={disabled} set={set} />
      {(['evidence', 'guidance', 'note'] as const).map((field) => (
        <fieldset key={field} className={styles.pair}>
          <legend>{t(`field.${field}`)}</legend>
          {(['zh', 'en'] as const).map((locale) => (
            <Words
              key={locale}
              label={t(`language.${locale}`)}
              value={optional[field]?.[locale] ?? ''}
              disabled={disabled}
              onChange={(v) => {
                const next = { zh: '', en: '', ...optional[field], [locale]: v }
                set(field, optional[field], next.zh || next.en ? next : undefined)
              }}
            />
          ))}
        </fieldset>
      ))}
    </div>
  )
}

function PartForm({
  node,
  isElement,
  disabled,
  set,
}: {
  node: Element
  isElement: boolean
  disabled: boolean
  set: SetField
}) {
  const t = useT('standard-editor')
  return (
    <div className={styles.form}>
      <Words
        label={t('field.code')}
        rows={1}
        value={node.code}
        disabled={disabled}
        onChange={(v) => set('code', node.code, v)}
      />
      {(['zh', 'en'] as const).map((locale) => (
        <Words
          key={locale}
          label={t(`field.title.${locale}`)}
          rows={1}
          value={node.title[locale]}
          disabled={disabled}
          onChange={(v) => set('title', node.title, { ...node.title, [locale]: v })}
        />
      ))}
      {isElement && (
        <div className={styles.amounts}>
          <Amount
            label={t('field.weight')}
            min={1}
            value={node.weight}
            disabled={disabled}
            onChange={(v) => set('weight', node.weight, v)}
          />
          <Check checked={node.perStep} disabled={disabled} onChange={(v) => set('perStep', node.perStep, v)}>
            {t('field.perStep')}
          </Check>
        </div>
      )}
    </div>
  )
}
