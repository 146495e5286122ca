import type { Element, Question, StandardContent } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'
import { useT } from '../../../i18n/use-t.ts'
import { CrossReferences } from './cross-references.tsx'
import type { DraftProblem } from './draft-store.ts'
import styles from './editor.module.css'
import { Amount, BothLanguages, Check, Words } from './fields.tsx'
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

/** The fields of the selected node; `problems` are those that the server told of it. */
export function NodeForm({
  content,
  row,
  problems,
  disabled,
  edit,
}: {
  content: StandardContent
  row: TreeRow
  problems: readonly DraftProblem[]
  disabled: boolean
  edit(edit: Edit): void
}) {
  const set = setter(row, edit)
  const code = (
    <Code
      value={row.code}
      fault={problems.find(({ field }) => field === 'code')?.text}
      disabled={disabled}
      set={set}
    />
  )
  if (row.level !== 'question') {
    const node = row.node as Element
    return (
      <div className={styles.form}>
        {code}
        <PartForm node={node} isElement={row.level === 'element'} disabled={disabled} set={set} />
      </div>
    )
  }
  const question = row.node as Question
  return (
    <div className={styles.form}>
      {code}
      <QuestionForm content={content} question={question} disabled={disabled} set={set} />
    </div>
  )
}

function Code(props: { value: string; fault: string | undefined; disabled: boolean; set: SetField }) {
  const { value, set, ...rest } = props
  const t = useT('standard-editor')
  return (
    <Words
      {...rest}
      label={t('field.code')}
      rows={1}
      max={40}
      value={value}
      onChange={(v) => set('code', value, v)}
    />
  )
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
  const { text, guidance, evidence, note } = question
  const optional = { guidance, evidence, note }
  return (
    <>
      <BothLanguages
        labels={{ zh: t('field.text.zh'), en: t('field.text.en') }}
        rows={3}
        value={text}
        disabled={disabled}
        required
        onChange={(v) => set('text', text, v)}
      />
      <div className={styles.checks}>
        {(['star', 'knockOut', 'notEvaluatedAllowed'] as const).map((field) => (
          <Check
            key={field}
            checked={question[field]}
            disabled={disabled}
            onChange={(v) => set(field, question[field], v)}
          >
            {t(`field.${field}`)}
          </Check>
        ))}
      </div>
      <QuestionDemands content={content} question={question} disabled={disabled} set={set} />
      {(['evidence', 'guidance', 'note'] as const).map((field) => (
        <fieldset key={field} className={styles.pair}>
          <legend>{t(`field.${field}`)}</legend>
          <BothLanguages
            labels={{ zh: t('language.zh'), en: t('language.en') }}
            rows={2}
            value={optional[field] ?? { zh: '', en: '' }}
            disabled={disabled}
            required={optional[field] !== undefined}
            onChange={(v) => set(field, optional[field], v.zh || v.en ? v : undefined)}
          />
        </fieldset>
      ))}
      <CrossReferences question={question} disabled={disabled} set={set} />
    </>
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
    <>
      <BothLanguages
        labels={{ zh: t('field.title.zh'), en: t('field.title.en') }}
        value={node.title}
        disabled={disabled}
        required
        onChange={(v) => set('title', node.title, v)}
      />
      {isElement && (
        <div className={styles.amounts}>
          <Amount
            label={t('field.weight')}
            min={1}
            max={10_000}
            optional
            value={node.weight}
            disabled={disabled}
            onChange={(v) => set('weight', node.weight, v)}
          />
          <Check checked={node.perStep} disabled={disabled} onChange={(v) => set('perStep', node.perStep, v)}>
            {t('field.perStep')}
          </Check>
        </div>
      )}
    </>
  )
}
