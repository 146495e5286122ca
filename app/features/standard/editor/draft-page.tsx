import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
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
import { ExportCard } from '../standard-view-parts.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { Conflicts } from './conflicts.tsx'
import type { loadDraft } from './draft.server.ts'
import styles from './editor.module.css'
import { KeyHelp } from './key-help.tsx'
import { Adders, ClipMessage, NodeActions, UndoRedo } from './node-actions.tsx'
import { NodeForm } from './node-form.tsx'
import { Outline } from './outline.tsx'
import { Preview } from './preview.tsx'
import { PublishPanel, ReviewState } from './publish-panel.tsx'
import { SaveState } from './save-state.tsx'
import { Comments, Loosenings, Problems } from './side-panel.tsx'
import { StandardForm } from './standard-form.tsx'
import { found, marksOf, rowsOf } from './tree.ts'
import { useClip } from './use-clip.ts'
import { useDraftStore } from './use-draft-store.ts'
import { useEditor } from './use-editor.ts'
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
  const { content, problems } = state
  const readOnly = draft.status === 'in_review'
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const [search, setSearch] = useState('')
  const [preview, setPreview] = useState(false)
  const formRef = useRef<HTMLDivElement>(null)

  // The tree follows a moment later: a keystroke is drawn before a thousand rows are looked at.
  const later = useDeferredValue(content)
  const rows = useMemo(() => rowsOf(later), [later])
  const shown = useMemo(() => found(rows, search), [rows, search])
  const editor = useEditor({ store, content, shown, readOnly, formRef })
  const { selected, select, row } = editor
  const clip = useClip({ store, row, checked, readOnly, onPasted: (id) => select(id, 'row') })
  const looser = useLoosenings(draft.upstream, later)
  const marks = useMemo(() => marksOf(problems, looser, draft.comments), [problems, looser, draft.comments])
  const codeOf = (id: string) => rows.find((one) => one.id === id)?.code ?? t('whole')
  const edit = useCallback((...edits: Edit[]) => store.edit(...edits), [store])
  const check = useCallback((id: string) => {
    setChecked((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const open = useCallback(
    (id: string) => select(id, matchMedia('(max-width: 48em)').matches ? 'sight' : null),
    [select],
  )
  const go = useCallback((id: string) => (id ? open(id) : select(null)), [open, select])
  const keys = useKeys(editor.keys)
  const chosen =
    checked.size > 0 ? rowsOf(content).filter(({ id, level }) => level === 'question' && checked.has(id)) : []
  const isReady = problems.length === 0 && looser.length === 0

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
        actions={!readOnly && <UndoRedo store={store} canUndo={state.canUndo} canRedo={state.canRedo} />}
      />
      <Stack>
        {error && <FormErrors errors={[error]} />}
        <ReviewState draft={draft} />
        <Conflicts
          conflicts={state.conflicts}
          codeOf={codeOf}
          resolve={(conflict, choice) => store.resolve(conflict, choice)}
        />
        <ClipMessage news={clip.news} close={clip.close} />
        {chosen.length > 0 && !readOnly && (
          <BulkBar
            content={content}
            questions={chosen.map(({ node }) => node as Question)}
            edit={edit}
            copy={clip.copy}
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
              onClick={() => select(null)}
            >
              {t('whole')}
            </Button>
            <Outline
              rows={shown}
              selected={selected}
              checked={checked}
              marks={marks}
              onSelect={open}
              onCheck={check}
              onDrop={editor.drop}
              readOnly={readOnly}
            />
            {!readOnly && <Adders editor={editor} row={row} paste={clip.paste} />}
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
                <NodeForm
                  key={row.id}
                  content={content}
                  row={row}
                  problems={problems.filter(({ id }) => id === row.id)}
                  disabled={readOnly}
                  edit={edit}
                />
              ) : (
                <StandardForm content={content} disabled={readOnly} edit={edit} />
              )}
              {row && !readOnly && <NodeActions editor={editor} copy={clip.copy} />}
            </SectionCard>
          </div>
          <div className={styles.side}>
            <PublishPanel data={data} base={base} ready={isReady} />
            <Problems problems={problems} onGo={go} />
            {draft.upstream && <Loosenings changes={looser} />}
            <Comments comments={draft.comments} nodeId={selected} codeOf={codeOf} onGo={go} />
            <ExportCard to={`${base}/standards/export?draft=${draft.draftId}`} />
            <KeyHelp />
          </div>
        </div>
      </Stack>
    </div>
  )
}

/** Where the draft asks less than the version above it. */
function useLoosenings(upstream: Data['draft']['upstream'], content: StandardContent) {
  return useMemo(
    () =>
      upstream ? loosenings(compareStandards(upstream.content as unknown as StandardContent, content)) : [],
    [upstream, content],
  )
}
