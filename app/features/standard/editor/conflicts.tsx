import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useChangeWords } from '../change-words.ts'
import type { Conflict } from './draft-store.ts'
import styles from './editor.module.css'

/** Both sides of what two people changed at once; nothing is overwritten until a person decides. */
export function Conflicts({
  conflicts,
  codeOf,
  resolve,
}: {
  conflicts: Conflict[]
  codeOf(id: string): string
  resolve(conflict: Conflict, choice: 'mine' | 'theirs'): void
}) {
  const t = useT('standard-editor')
  const ts = useT('standard')
  const words = useChangeWords()
  return conflicts.map((conflict, at) => {
    const { edit, code, current } = conflict
    const id = edit.kind === 'insert' ? edit.node.id : edit.id
    if (edit.kind !== 'set' || code !== 'changed')
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: conflicts have no id of their own and only leave
        <Notice key={at} tone="warn" title={t('conflict.gone', { code: codeOf(id) })}>
          <Button size="small" onClick={() => resolve(conflict, 'theirs')}>
            {t('conflict.seen')}
          </Button>
        </Notice>
      )
    const [head, field = ''] = edit.field.split('.')
    const name = ts(`change.field.${(field || head) as 'text'}`)
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: conflicts have no id of their own and only leave
      <Notice key={at} tone="warn" title={t('conflict.title', { code: codeOf(id), field: name })}>
        <dl className={styles.sides}>
          <div>
            <dt>{t('conflict.mine')}</dt>
            <dd>{words(edit.field, (edit.after ?? null) as never)}</dd>
          </div>
          <div>
            <dt>{t('conflict.theirs')}</dt>
            <dd>{words(edit.field, current as never)}</dd>
          </div>
        </dl>
        <Row>
          <Button size="small" tone="primary" onClick={() => resolve(conflict, 'mine')}>
            {t('conflict.useMine')}
          </Button>
          <Button size="small" onClick={() => resolve(conflict, 'theirs')}>
            {t('conflict.useTheirs')}
          </Button>
        </Row>
      </Notice>
    )
  })
}
