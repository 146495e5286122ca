import type { SerializeFrom } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { type EvidenceFile, EvidenceList, EvidenceUpload } from '../../evidence/evidence-box.tsx'
import type { Entry, Given, SaveQueue } from '../save-queue.ts'
import styles from './answer.module.css'
import type { loadAnswerSheet } from './answer-page.server.ts'
import { Earlier, isConfirmable, OriginNote, type TakeOver } from './earlier-answer.tsx'
import { ScoreChoices } from './score-choices.tsx'

export type Sheet = SerializeFrom<typeof loadAnswerSheet>
export type SheetQuestion = Sheet['elements'][number]['questions'][number]

/** One question with its score, remark and evidence. The form works by itself; the queue saves as it is filled. */
export function QuestionForm(props: {
  sheet: Sheet
  question: SheetQuestion
  queue: SaveQueue
  value: Given & { revision: number }
  entry: Entry | undefined
  /** Where the kept answer came from, when it was taken over. */
  origin?: Sheet['answers'][number]['origin']
  files: readonly EvidenceFile[]
  onAdded: (files: readonly EvidenceFile[]) => void
  onRemoved: (evidenceId: string) => void
  /** Question that follows; empty at the end. */
  next: string
  /** Address of this page with this question open. */
  here: string
  compact?: boolean
  onSubmit?: () => void
  /** Buttons below, for the form of this id. */
  steps?: (formId: string) => ReactNode
}) {
  const t = useT('audit')
  const { sheet, question, queue, value, entry } = props
  const formId = `f-${question.id}`
  const formRef = useRef<HTMLFormElement>(null)
  const scale = question.scale ?? sheet.scale
  const change = (part: Partial<Given>) => queue.change(question.id, part)
  const earlier = sheet.earlier.find(({ questionId }) => questionId === question.id)
  const take: TakeOver = (given, from) => {
    queue.change(question.id, given, from)
    const form = formRef.current
    requestAnimationFrame(() => form?.querySelector<HTMLElement>('input[type=radio]')?.focus())
  }

  // What was chosen or typed before JavaScript arrived counts as well.
  useEffect(() => {
    const form = formRef.current
    if (!form) return
    const data = new FormData(form)
    const score = data.get('score')
    const remark = String(data.get('remark') ?? '')
    const present = queue.valueOf(question.id)
    if (score === 'ne' && !present.notEvaluated)
      queue.change(question.id, { score: null, notEvaluated: true })
    else if (score !== null && score !== 'ne' && Number(score) !== present.score)
      queue.change(question.id, { score: Number(score), notEvaluated: false })
    if (remark !== present.remark) queue.change(question.id, { remark })
  }, [queue, question.id])

  const submit = (event: FormEvent) => {
    if (!props.onSubmit) return
    event.preventDefault()
    queue.flush()
    props.onSubmit()
  }
  return (
    <div className={styles.question} data-question={question.id}>
      <h2 id={`h-${question.id}`} tabIndex={-1}>
        <span className={styles.code}>{question.code}</span>
        {question.star && <StatusBadge tone="warn">★ {t('answer.star')}</StatusBadge>}
        {question.knockOut && <StatusBadge tone="bad">{t('answer.knockOut')}</StatusBadge>}
        <span className={styles.text}>{question.text}</span>
      </h2>
      {(question.evidence || question.guidance) && (
        <details className={styles.help}>
          <summary>{t('answer.expected')}</summary>
          {question.evidence && <p>{question.evidence}</p>}
          {question.guidance && (
            <p>
              <b>{t('answer.guidance')}</b> {question.guidance}
            </p>
          )}
        </details>
      )}
      <Problem queue={queue} questionId={question.id} entry={entry} />
      {earlier && !isConfirmable(value) && (
        <Earlier
          earlier={earlier}
          scale={scale}
          value={value}
          taken={Boolean(props.origin || entry?.from)}
          onTake={take}
        />
      )}
      <Form method="post" id={formId} ref={formRef} onSubmit={submit} aria-labelledby={`h-${question.id}`}>
        <input type="hidden" name="questionId" value={question.id} />
        <input type="hidden" name="revision" value={value.revision} />
        <input type="hidden" name="next" value={props.next} />
        {isConfirmable(value) && <OriginNote origin={props.origin} />}
        <ScoreChoices
          legend={t('answer.score')}
          name="score"
          scale={scale}
          notEvaluatedAllowed={question.notEvaluatedAllowed}
          value={value}
          compact={props.compact}
          onChange={change}
        />
        <label className={styles.remark}>
          <span>{t(value.notEvaluated ? 'answer.remarkReason' : 'answer.remark')}</span>
          <textarea
            name="remark"
            rows={props.compact ? 2 : 3}
            maxLength={4000}
            required={value.notEvaluated}
            placeholder={value.notEvaluated ? undefined : t('answer.remarkHint')}
            value={value.remark}
            aria-invalid={entry?.status === 'incomplete' || undefined}
            onChange={(event) => change({ remark: event.target.value })}
            onBlur={() => queue.flush()}
          />
        </label>
      </Form>
      <section className={styles.evidence} aria-label={t('answer.evidence')}>
        <h3>{t('answer.evidence')}</h3>
        <EvidenceList
          files={props.files}
          removal={{
            returnTo: props.here,
            onRemoved: props.onRemoved,
          }}
        />
        <EvidenceUpload
          key={question.id}
          target={`/files/audits/${sheet.auditId}/evidence?question=${encodeURIComponent(question.id)}`}
          returnTo={props.here}
          accept={sheet.accept}
          limitMb={sheet.uploadLimitMb}
          onAdded={props.onAdded}
        />
      </section>
      {props.steps?.(formId)}
    </div>
  )
}

/** What stands between this answer and the server, and what the person can do about it. */
function Problem({ queue, questionId, entry }: { queue: SaveQueue; questionId: string; entry?: Entry }) {
  const t = useT('audit')
  if (entry?.status === 'incomplete') return <Notice tone="warn">{t('answer.reasonNeeded')}</Notice>
  if (entry?.status === 'refused')
    return <Notice tone="error">{t('answer.refused', { reason: entry.message })}</Notice>
  if (entry?.status !== 'conflict' || !entry.theirs) return null
  return (
    <Notice
      tone="warn"
      title={t('answer.conflict')}
      actions={
        <>
          <Button size="small" onClick={() => queue.resolve(questionId, 'theirs')}>
            {t('answer.keepTheirs')}
          </Button>
          <Button size="small" onClick={() => queue.resolve(questionId, 'mine')}>
            {t('answer.keepMine')}
          </Button>
        </>
      }
    >
      <dl className={styles.sides}>
        <dt>
          {t('answer.conflictTheirs')}
          {entry.theirs.by && ` (${entry.theirs.by})`}
        </dt>
        <dd>
          <GivenWords given={entry.theirs} />
        </dd>
        <dt>{t('answer.conflictMine')}</dt>
        <dd>
          <GivenWords given={entry} />
        </dd>
      </dl>
    </Notice>
  )
}

export function GivenWords({ given }: { given: Given }) {
  const t = useT('audit')
  const score = given.notEvaluated
    ? t('answer.notEvaluated')
    : given.score === null
      ? t('answer.noScore')
      : t('answer.points', { score: given.score })
  return (
    <>
      {score}
      {given.remark && ` · ${given.remark}`}
    </>
  )
}
