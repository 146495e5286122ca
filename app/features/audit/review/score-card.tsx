import { Form } from '@remix-run/react'
import { forwardRef, type KeyboardEvent, useEffect, useState } from 'react'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { EvidenceList } from '../../evidence/evidence-box.tsx'
import { OriginNote } from '../answer/earlier-answer.tsx'
import { GivenWords } from '../answer/question-form.tsx'
import { ScoreChoices } from '../answer/score-choices.tsx'
import type { AuditData, AuditQuestion } from '../audit-types.ts'
import { FindingList } from '../result/finding-list.tsx'
import type { Entry, Given, SaveQueue } from '../save-queue.ts'
import { FindingControls, FindingForm } from './finding-form.tsx'
import styles from './review.module.css'

type Props = {
  audit: AuditData
  question: AuditQuestion
  queue: SaveQueue
  value: Given & { revision: number }
  entry: Entry | undefined
  self: AuditData['answers'][number] | undefined
  onMove: (by: number) => void
}

/** One question at the auditor's desk. With the card in focus a digit scores it and goes to the next. */
export const ScoreCard = forwardRef<HTMLElement, Props>(function ScoreCard(props, ref) {
  const t = useT('audit')
  const { audit, question, queue, value, entry, self } = props
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const scale = question.scale ?? audit.scale
  const change = (part: Partial<Given>) => queue.change(question.id, part)
  const findings = audit.findings.filter(({ questionId }) => questionId === question.id)
  const files = audit.evidence.filter(({ questionId }) => questionId === question.id)

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    const typing = target.matches('textarea, select, input:not([type=radio])')
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    const onCard = target === event.currentTarget
    if (onCard && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      props.onMove(event.key === 'ArrowDown' ? 1 : -1)
      return
    }
    const best = scale[0]?.score
    const score =
      scale.find((one) => String(one.score) === event.key)?.score ?? (event.key === '1' ? best : undefined)
    if (score !== undefined) change({ score, notEvaluated: false })
    else if (event.key.toLowerCase() === 'n' && question.notEvaluatedAllowed)
      change({ score: null, notEvaluated: true })
    else return
    event.preventDefault()
    if (score !== undefined) props.onMove(1)
  }
  const differs = value.score !== null && self && self.score !== value.score
  return (
    <article
      ref={ref}
      id={`q-${question.id}`}
      className={styles.card}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys score the question in focus
      tabIndex={0}
      aria-label={`${question.code} ${question.text}`}
      data-scored={value.score !== null || value.notEvaluated || undefined}
      onKeyDown={onKeyDown}
    >
      <h3>
        <span>{question.code}</span>
        {question.star && <StatusBadge tone="warn">★</StatusBadge>}
        {question.knockOut && <StatusBadge tone="bad">{t('answer.knockOut')}</StatusBadge>} {question.text}
      </h3>
      {question.evidence && <p className={styles.dim}>{question.evidence}</p>}
      <div className={styles.sides}>
        <div className={styles.side}>
          <h4>{t('review.self')}</h4>
          {self ? (
            <>
              <p data-differs={differs || undefined}>
                <GivenWords given={self} />
              </p>
              <OriginNote origin={self.origin} />
            </>
          ) : (
            <p className={styles.dim}>{t('review.noAnswer')}</p>
          )}
          <EvidenceList files={files} />
        </div>
        <Form method="post" preventScrollReset className={styles.side}>
          <input type="hidden" name="intent" value="score" />
          <input type="hidden" name="questionId" value={question.id} />
          <input type="hidden" name="revision" value={value.revision} />
          <h4>{t('review.auditor')}</h4>
          <ScoreChoices
            legend={t('review.auditor')}
            name="score"
            scale={scale}
            notEvaluatedAllowed={question.notEvaluatedAllowed}
            value={value}
            compact
            onChange={change}
          />
          <textarea
            name="remark"
            rows={1}
            maxLength={4000}
            aria-label={t(value.notEvaluated ? 'answer.remarkReason' : 'review.remark')}
            placeholder={t(value.notEvaluated ? 'answer.remarkReason' : 'review.remark')}
            value={value.remark}
            aria-invalid={entry?.status === 'incomplete' || undefined}
            onChange={(event) => change({ remark: event.target.value })}
            onBlur={() => queue.flush()}
          />
          {!ready && (
            <Button type="submit" size="small">
              {t('review.saveScore')}
            </Button>
          )}
        </Form>
      </div>
      {entry?.status === 'refused' && (
        <Notice tone="error">{t('answer.refused', { reason: entry.message })}</Notice>
      )}
      {entry?.status === 'conflict' && entry.theirs && (
        <Notice
          tone="warn"
          title={t('review.conflict')}
          actions={
            <>
              <Button size="small" onClick={() => queue.resolve(question.id, 'theirs')}>
                {t('answer.keepTheirs')}
              </Button>
              <Button size="small" onClick={() => queue.resolve(question.id, 'mine')}>
                {t('answer.keepMine')}
              </Button>
            </>
          }
        >
          {t('answer.conflictTheirs')}: <GivenWords given={entry.theirs} />
        </Notice>
      )}
      {findings.length > 0 && (
        <FindingList
          findings={findings}
          actionsPath={null}
          controls={(finding) => <FindingControls finding={finding} />}
        />
      )}
      <FindingForm key={findings.length} questionId={question.id} />
    </article>
  )
})
