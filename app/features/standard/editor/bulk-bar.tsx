import { useState } from 'react'
import type { Question, StandardContent } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './editor.module.css'
import { moveAfter, rowsOf } from './tree.ts'

/** Changes many chosen questions in one deed, which is undone at once. */
export function BulkBar({
  content,
  questions,
  edit,
  copy,
  onDone,
}: {
  content: StandardContent
  questions: Question[]
  edit(...edits: Edit[]): void
  copy(): void
  onDone(): void
}) {
  const t = useT('standard-editor')
  const [months, setMonths] = useState('')
  const setAll = (
    field: 'star' | 'knockOut' | 'notEvaluatedAllowed' | 'weight' | 'everyMonths',
    after: unknown,
  ) =>
    edit(
      ...questions
        .filter((question) => question[field] !== after)
        .map(
          ({ id, [field]: before }) =>
            ({
              kind: 'set',
              level: 'question',
              id,
              field,
              ...(before === undefined ? {} : { before }),
              ...(after === undefined ? {} : { after }),
            }) as Edit,
        ),
    )
  const move = (target: string) => {
    const row = rowsOf(content).find(({ id }) => id === target)
    if (!row) return
    edit(
      ...[...questions].reverse().flatMap(({ id }) => {
        const moved = moveAfter(content, id, row)
        return moved ? [moved] : []
      }),
    )
  }
  return (
    <section className={styles.bulk} aria-label={t('bulk.title', { count: questions.length })}>
      <b>{t('bulk.title', { count: questions.length })}</b>
      <Button size="small" onClick={() => setAll('star', true)}>
        {t('bulk.star')}
      </Button>
      <Button size="small" onClick={() => setAll('star', false)}>
        {t('bulk.noStar')}
      </Button>
      <Button size="small" onClick={() => setAll('notEvaluatedAllowed', false)}>
        {t('bulk.noNe')}
      </Button>
      <label>
        {t('field.everyMonths')}
        <input type="number" min={1} max={120} value={months} onChange={(e) => setMonths(e.target.value)} />
      </label>
      <Button size="small" onClick={() => setAll('everyMonths', months === '' ? undefined : Number(months))}>
        {t('bulk.set')}
      </Button>
      <label>
        {t('bulk.move')}
        <select value="" onChange={(e) => move(e.target.value)}>
          <option value="">–</option>
          {rowsOf(content)
            .filter(({ level }) => level !== 'question')
            .map((row) => (
              <option key={row.id} value={row.id}>
                {row.code}
              </option>
            ))}
        </select>
      </label>
      <Button size="small" onClick={copy}>
        {t('bulk.clip')}
      </Button>
      <Button
        size="small"
        tone="danger"
        onClick={() => {
          edit(...questions.map((node) => ({ kind: 'remove', level: 'question', id: node.id, node }) as Edit))
          onDone()
        }}
      >
        {t('action.remove')}
      </Button>
      <Button size="small" tone="quiet" onClick={onDone}>
        {t('bulk.done')}
      </Button>
    </section>
  )
}
