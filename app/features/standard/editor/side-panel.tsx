import { Form } from '@remix-run/react'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { SubmitButton } from '../../../ui/field/submit-button.tsx'
import { TextAreaField } from '../../../ui/field/text-field.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import { ChangeList, type ChangeRow } from '../change-list.tsx'
import type { loadDraft } from './draft.server.ts'
import type { DraftProblem } from './draft-store.ts'
import styles from './editor.module.css'

type Draft = Awaited<ReturnType<typeof loadDraft>>['draft']

/** What publishing would refuse, each with a way to its place. */
export function Problems({ problems, onGo }: { problems: DraftProblem[]; onGo(id: string): void }) {
  const t = useT('standard-editor')
  return (
    <SectionCard title={t('problems.title', { count: problems.length })}>
      {problems.length === 0 ? (
        <p>{t('problems.none')}</p>
      ) : (
        <ul className={styles.problems}>
          {problems.slice(0, 200).map((problem) => (
            <li key={`${problem.id} ${problem.field} ${problem.text}`}>
              <button type="button" onClick={() => onGo(problem.id)}>
                <b>{problem.code || t('whole')}</b> {problem.text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  )
}

/** Where the draft asks less than a buyer above. */
export function Loosenings({ changes }: { changes: ChangeRow[] }) {
  const t = useT('standard-editor')
  return (
    <SectionCard title={t('looser.title', { count: changes.length })} note={t('looser.note')}>
      {changes.length === 0 ? <p>{t('looser.none')}</p> : <ChangeList changes={changes.slice(0, 200)} />}
    </SectionCard>
  )
}

/** Remarks on the selected node, and on the draft as a whole. */
export function Comments({
  comments,
  nodeId,
  codeOf,
  onGo,
}: {
  comments: Draft['comments']
  nodeId: string | null
  codeOf(id: string): string
  onGo(id: string): void
}) {
  const t = useT('standard-editor')
  const format = useFormat()
  return (
    <SectionCard title={t('comments.title', { count: comments.filter((c) => !c.resolvedAt).length })}>
      <ul className={styles.comments}>
        {comments.map((comment) => (
          <li key={comment.commentId} data-resolved={comment.resolvedAt ? true : undefined}>
            <p>
              {comment.nodeId && (
                <button type="button" onClick={() => onGo(comment.nodeId ?? '')}>
                  {codeOf(comment.nodeId)}
                </button>
              )}{' '}
              {comment.body}
            </p>
            <Form method="post" className={styles.commentFoot} preventScrollReset>
              <small>
                {comment.userName} · {format.date(comment.createdAt, 'time')}
              </small>
              <input type="hidden" name="intent" value="resolve" />
              <input type="hidden" name="commentId" value={comment.commentId} />
              <input type="hidden" name="resolved" value={comment.resolvedAt ? 'false' : 'true'} />
              <SubmitButton tone="quiet" size="small">
                {t(comment.resolvedAt ? 'comments.reopen' : 'comments.resolve')}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="post" key={comments.length} preventScrollReset>
        <input type="hidden" name="intent" value="comment" />
        <input type="hidden" name="nodeId" value={nodeId ?? ''} />
        <TextAreaField
          name="body"
          label={nodeId ? t('comments.on', { code: codeOf(nodeId) }) : t('comments.onWhole')}
          rows={2}
          required
        />
        <SubmitButton tone="secondary" size="small">
          {t('comments.add')}
        </SubmitButton>
      </Form>
    </SectionCard>
  )
}
