import { memo } from 'react'
import type { Element, Question } from '#core/standard/content.ts'
import { useLocale, useT } from '../../../i18n/use-t.ts'
import styles from './editor.module.css'
import type { Mark, TreeRow } from './tree.ts'

/** The tree beside the form. Rows that did not change are not drawn again, so that 1,000 of them stay quick. */
export const Outline = memo(function Outline({
  rows,
  selected,
  checked,
  marks,
  onSelect,
  onCheck,
  onDrop,
  readOnly,
}: {
  rows: TreeRow[]
  selected: string | null
  checked: ReadonlySet<string>
  marks: ReadonlyMap<string, Mark[]>
  onSelect(id: string): void
  onCheck(id: string): void
  onDrop(id: string, target: TreeRow): void
  readOnly: boolean
}) {
  return (
    <ul className={styles.outline}>
      {rows.map((row) => (
        <Row
          key={row.id}
          level={row.level}
          id={row.id}
          node={row.node}
          selected={row.id === selected}
          checked={checked.has(row.id)}
          marks={marks.get(row.id)?.join(' ') ?? ''}
          readOnly={readOnly}
          onSelect={onSelect}
          onCheck={onCheck}
          onDrop={onDrop}
        />
      ))}
    </ul>
  )
})

const Row = memo(function Row({
  level,
  id,
  node,
  selected,
  checked,
  marks,
  readOnly,
  onSelect,
  onCheck,
  onDrop,
}: {
  level: TreeRow['level']
  id: string
  node: TreeRow['node']
  selected: boolean
  checked: boolean
  marks: string
  readOnly: boolean
  onSelect(id: string): void
  onCheck(id: string): void
  onDrop(id: string, target: TreeRow): void
}) {
  const t = useT('standard-editor')
  const locale = useLocale()
  const words = level === 'question' ? (node as Question).text : (node as Element).title
  const question = level === 'question' ? (node as Question) : null
  return (
    <li
      data-level={level}
      data-id={id}
      data-selected={selected || undefined}
      draggable={question !== null && !readOnly}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', id)}
      onDragOver={readOnly ? undefined : (event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onDrop(event.dataTransfer.getData('text/plain'), { level, id, code: node.code, node })
      }}
    >
      {question && !readOnly && (
        <input
          type="checkbox"
          checked={checked}
          aria-label={t('outline.choose', { code: node.code })}
          onChange={() => onCheck(id)}
        />
      )}
      <button type="button" aria-current={selected || undefined} onClick={() => onSelect(id)}>
        <b>{node.code}</b> <span>{words[locale] || words.zh || t('outline.empty')}</span>
        {question?.star && <i title={t('field.star')}>★</i>}
        {question?.knockOut && <em data-mark="looser">{t('field.knockOut')}</em>}
        {marks.split(' ').map(
          (mark) =>
            mark && (
              <em key={mark} data-mark={mark}>
                {t(`mark.${mark as Mark}`)}
              </em>
            ),
        )}
      </button>
    </li>
  )
})
