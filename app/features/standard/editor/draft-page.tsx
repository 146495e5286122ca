import { useCallback, useMemo, useRef, useState } from 'react'
import { compareStandards, loosenings } from '#core/standard/compare.ts'
import type { Question, StandardContent } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'
import { useLocale, useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import { FormErrors } from '../../../ui/field/form-errors.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { useLive } from '../../../ui/live.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { Conflicts } from './conflicts.tsx'
import type { loadDraft } from './draft.server.ts'
import type { DraftStore } from './draft-store.ts'
import styles from './editor.module.css'
import { KeyHelp } from './key-help.tsx'
import { NodeForm } from './node-form.tsx'
import { type Mark, Outline } from './outline.tsx'
import { Preview } from './preview.tsx'
import { PublishPanel, ReviewState } from './publish-panel.tsx'
import { SaveState } from './save-state.tsx'
import { Comments, Loosenings, Problems } from './side-panel.tsx'
import { StandardForm } from './standard-form.tsx'
import { insertElement, insertQuestion, moveAfter, rowsOf, type TreeRow } from './tree.ts'
import { useDraftStore } from './use-draft-store.ts'
import { useKeys } from './use-keys.ts'

type Data = Awaited<ReturnType<typeof loadDraft>>

/** The editor of a draft: its tree, the selected node, and beside them what stands between it and publication. */
export function DraftPage({ data, base, error }: { data: Data; base: '/lead' | '/supply'; error?: string }) {
  const t = useT('standard-editor')
  const locale = useLocale()
  const { draft } = data
  useLive([`standard-review:${draft.draftId}`])
  const { store, state } = useDraftStore({
    ...draft,
    content: draft.content as unknown as StandardContent,
  })
  const { content } = state
  const readOnly = draft.status === 'in_review'
  const [selected, setSelected] = useState<string | null>(null)
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const [search, setSearch] = useState('')
  const [preview, setPreview] = useState(false)
  const formRef = useRef<HTMLDivElement>(null)

  const rows = useMemo(() => rowsOf(content), [content])
  const shown = useMemo(() => found(rows, search), [rows, search])
  const row = rows.find(({ id }) => id === selected) ?? null
  const looser = useMemo(
    () =>
      draft.upstream
        ? loosenings(compareStandards(draft.upstream.content as unknown as StandardContent, content))
        : [],
    [draft.upstream, content],
  )
  const marks = useMemo(
    () => marksOf(state.problems, looser, draft.comments),
    [state.problems, looser, draft.comments],
  )
  const codeOf = (id: string) => rows.find((one) => one.id === id)?.code ?? t('whole')
  const edit = useCallback((...edits: Edit[]) => store.edit(...edits), [store])
  const check = useCallback((id: string) => {
    setChecked((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const drop = useCallback(
    (id: string, target: TreeRow) => {
      const moved = moveAfter(store.getState().content, id, target)
      if (moved) store.edit(moved)
    },
    [store],
  )
  const add = (copy: boolean) => {
    const made = insertQuestion(content, row, copy)
    if (!made) return
    edit(made.edit)
    setSelected(made.id)
  }
  const keys = useKeys({ store, rows: shown, row, readOnly, select: setSelected, add, formRef })
  const chosen = rows.filter(({ id, level }) => level === 'question' && checked.has(id))
  const isReady = state.problems.length === 0 && looser.length === 0

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole editor; every one has a button too
    <div onKeyDown={keys} className={styles.editor}>
      <PageHeader
        crumbs={[{ to: `${base}/standards`, label: t('standards') }]}
        title={content.title[locale] || content.title.zh}
        badges={
          <>
            <StatusBadge tone={readOnly ? 'info' : 'neutral'}>{t(`status.${draft.status}`)}</StatusBadge>
            <SaveState state={state} />
          </>
        }
        subtitle={draft.upstream ? t('adopted', draft.upstream) : undefined}
        actions={
          <Toolbar store={store} canUndo={state.canUndo} canRedo={state.canRedo} readOnly={readOnly} />
        }
      />
      <Stack>
        {error && <FormErrors errors={[error]} />}
        <ReviewState draft={draft} />
        <Conflicts
          conflicts={state.conflicts}
          codeOf={codeOf}
          resolve={(conflict, choice) => store.resolve(conflict, choice)}
        />
        {chosen.length > 0 && !readOnly && (
          <BulkBar
            content={content}
            questions={chosen.map(({ node }) => node as Question)}
            edit={edit}
            onDone={() => setChecked(new Set())}
          />
        )}
        <div className={styles.columns}>
          <section className={styles.tree} aria-label={t('outline.title')}>
            <input
              type="search"
              value={search}
              placeholder={t('outline.search')}
              aria-label={t('outline.search')}
              onChange={(e) => setSearch(e.target.value)}
            />
            <Button
              size="small"
              tone="quiet"
              full
              aria-current={selected === null || undefined}
              onClick={() => setSelected(null)}
            >
              {t('whole')}
            </Button>
            <Outline
              rows={shown}
              selected={selected}
              checked={checked}
              marks={marks}
              onSelect={setSelected}
              onCheck={check}
              onDrop={drop}
              readOnly={readOnly}
            />
            {!readOnly && (
              <div className={styles.adders}>
                <Button size="small" onClick={() => add(false)}>
                  {t('action.addQuestion')}
                </Button>
                <Button
                  size="small"
                  onClick={() => {
                    const made = insertElement(content)
                    edit(made.edit)
                    setSelected(made.id)
                  }}
                >
                  {t('action.addElement')}
                </Button>
              </div>
            )}
          </section>
          <div ref={formRef} className={styles.main}>
            <SectionCard
              title={row ? `${t(`level.${row.level}`)} ${row.code}` : t('whole')}
              aside={
                row?.level === 'question' && (
                  <Button size="small" tone="quiet" onClick={() => setPreview(!preview)}>
                    {t(preview ? 'preview.close' : 'preview.open')}
                  </Button>
                )
              }
            >
              {row && preview && row.level === 'question' ? (
                <Preview content={content} question={row.node as Question} />
              ) : row ? (
                <NodeForm key={row.id} content={content} row={row} disabled={readOnly} edit={edit} />
              ) : (
                <StandardForm content={content} disabled={readOnly} edit={edit} />
              )}
              {row && !readOnly && <NodeActions store={store} row={row} add={add} />}
            </SectionCard>
          </div>
          <div className={styles.side}>
            <PublishPanel data={data} base={base} ready={isReady} />
            <Problems problems={state.problems} onGo={(id) => setSelected(id || null)} />
            {draft.upstream && <Loosenings changes={looser} />}
            <Comments
              comments={draft.comments}
              nodeId={selected}
              codeOf={codeOf}
              onGo={(id) => setSelected(id || null)}
            />
            <KeyHelp />
          </div>
        </div>
      </Stack>
    </div>
  )
}

function Toolbar({
  store,
  canUndo,
  canRedo,
  readOnly,
}: {
  store: DraftStore
  canUndo: boolean
  canRedo: boolean
  readOnly: boolean
}) {
  const t = useT('standard-editor')
  if (readOnly) return null
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

function NodeActions({ store, row, add }: { store: DraftStore; row: TreeRow; add(copy: boolean): void }) {
  const t = useT('standard-editor')
  return (
    <div className={styles.actions}>
      {row.level === 'question' && (
        <Button size="small" onClick={() => add(true)}>
          {t('action.copy')}
        </Button>
      )}
      <Button
        size="small"
        tone="danger"
        onClick={() => store.edit({ kind: 'remove', level: row.level, id: row.id, node: row.node } as Edit)}
      >
        {t('action.remove')}
      </Button>
    </div>
  )
}

function found(rows: TreeRow[], search: string): TreeRow[] {
  const text = search.trim().toLowerCase()
  if (!text) return rows
  return rows.filter(({ node }) => {
    const words = 'text' in node ? node.text : node.title
    return [node.code, words.zh, words.en].some((part) => part.toLowerCase().includes(text))
  })
}

function marksOf(
  problems: readonly { id: string }[],
  looser: readonly { id: string }[],
  comments: readonly { nodeId: string | null; resolvedAt: string | null }[],
): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>()
  const put = (id: string, mark: Mark) => {
    const own = marks.get(id) ?? []
    if (!own.includes(mark)) marks.set(id, [...own, mark])
  }
  for (const { id } of problems) put(id, 'problem')
  for (const { id } of looser) put(id, 'looser')
  for (const { nodeId, resolvedAt } of comments) if (nodeId && !resolvedAt) put(nodeId, 'comment')
  return marks
}
