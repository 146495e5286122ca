import { type MouseEvent, useEffect, useState } from 'react'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import styles from './answer.module.css'
import { type EarlierAnswer, isConfirmable, OriginLine, ScoreWords } from './earlier-answer.tsx'
import type { Sheet } from './question-form.tsx'

/** What was answered before and waits to be confirmed: the list, and one button for all that needs no new judgement. */
export function EarlierList(props: {
  sheet: Sheet
  /** Of questions that are unanswered. */
  open: readonly EarlierAnswer[]
  /** No question is left unanswered. */
  finished: boolean
  href: (questionId: string) => string
  onGo: (questionId: string, event: MouseEvent) => void
  onConfirm: (all: readonly EarlierAnswer[]) => void
}) {
  const t = useT('audit')
  const [done, setDone] = useState(0)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const questions = props.sheet.elements.flatMap((element) => element.questions)
  const whole = props.open.filter(isConfirmable)
  const parts = props.open.filter((one) => !isConfirmable(one))
  const questionOf = (id: string) => questions.find((question) => question.id === id)
  const link = (id: string) => (
    <a href={props.href(id)} onClick={(event) => props.onGo(id, event)}>
      {questionOf(id)?.code}
    </a>
  )
  return (
    <>
      <div aria-live="polite">
        {done > 0 && (
          <Notice tone="success">
            {t(props.finished ? 'earlier.doneAll' : 'earlier.done', { count: done })}
          </Notice>
        )}
      </div>
      {(whole.length > 0 || (parts.length > 0 && done === 0)) && (
        <details className={styles.earlierList}>
          <summary>
            {whole.length > 0
              ? t('earlier.summary', { count: whole.length })
              : t('earlier.summaryParts', { count: parts.length })}
          </summary>
          {whole.length > 0 && (
            <>
              <p>{t('earlier.listHint', { months: props.sheet.answerOnceMonths })}</p>
              <ol>
                {whole.map((one) => (
                  <li key={one.questionId}>
                    <p>
                      <b>{link(one.questionId)}</b> {questionOf(one.questionId)?.text}
                    </p>
                    <p>
                      <ScoreWords
                        given={one}
                        scale={questionOf(one.questionId)?.scale ?? props.sheet.scale}
                      />
                      {one.remark && ` · ${one.remark}`}
                      {one.evidence.length > 0 && ` · ${t('earlier.files', { count: one.evidence.length })}`}
                    </p>
                    <OriginLine earlier={one} />
                  </li>
                ))}
              </ol>
              {ready && (
                <Button
                  tone="primary"
                  full
                  onClick={() => {
                    setDone(whole.length)
                    props.onConfirm(whole)
                  }}
                >
                  {t('earlier.confirmAll', { count: whole.length })}
                </Button>
              )}
            </>
          )}
          {parts.length > 0 && (
            <p className={styles.earlierParts}>
              {t('earlier.parts', { count: parts.length })}{' '}
              {parts.map(({ questionId }) => (
                <span key={questionId}>{link(questionId)} </span>
              ))}
            </p>
          )}
        </details>
      )}
    </>
  )
}
