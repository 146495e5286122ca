import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { DraftStore } from './draft-store.ts'
import styles from './editor.module.css'
import type { TreeRow } from './tree.ts'
import type { ClipNews } from './use-clip.ts'
import type { useEditor } from './use-editor.ts'

export function UndoRedo({
  store,
  canUndo,
  canRedo,
}: {
  store: DraftStore
  canUndo: boolean
  canRedo: boolean
}) {
  const t = useT('standard-editor')
  return (
    <>
      <Button disabled={!canUndo} onClick={() => store.undo()}>
        {t('action.undo')}
      </Button>
      <Button disabled={!canRedo} onClick={() => store.redo()}>
        {t('action.redo')}
      </Button>
    </>
  )
}

/** What can be done with the selected node: all that the keys do, for whoever has none. */
export function NodeActions({ editor, copy }: { editor: ReturnType<typeof useEditor>; copy(): void }) {
  const t = useT('standard-editor')
  const { duplicate, remove, move } = editor
  return (
    <div className={styles.actions}>
      <Button size="small" onClick={copy}>
        {t('action.clip')}
      </Button>
      <Button size="small" onClick={duplicate}>
        {t('action.copy')}
      </Button>
      <Button size="small" onClick={() => move(-1)}>
        {t('action.up')}
      </Button>
      <Button size="small" onClick={() => move(1)}>
        {t('action.down')}
      </Button>
      <Button size="small" tone="danger" onClick={remove}>
        {t('action.remove')}
      </Button>
    </div>
  )
}

/** What can be added at the selected node. */
export function Adders({
  editor,
  row,
  paste,
}: {
  editor: ReturnType<typeof useEditor>
  row: TreeRow | null
  paste(): void
}) {
  const t = useT('standard-editor')
  const { add } = editor
  return (
    <div className={styles.adders}>
      <Button size="small" onClick={add.question}>
        {t('action.addQuestion')}
      </Button>
      {row && (
        <Button size="small" onClick={add.subElement}>
          {t('action.addSubElement')}
        </Button>
      )}
      <Button size="small" onClick={add.element}>
        {t('action.addElement')}
      </Button>
      <Button size="small" onClick={paste}>
        {t('action.paste')}
      </Button>
    </div>
  )
}

/** What copying or pasting came to. */
export function ClipMessage({ news, close }: { news: ClipNews | null; close(): void }) {
  const t = useT('standard-editor')
  return (
    <div role="status">
      {news && (
        <Notice
          tone={news.word === 'copied' || news.word === 'pasted' ? 'success' : 'warn'}
          title={t(`clip.${news.word}`, { count: news.count })}
        >
          <Button size="small" tone="quiet" onClick={close}>
            {t('clip.close')}
          </Button>
        </Notice>
      )}
    </div>
  )
}
