import { type MouseEvent, useState } from 'react'
import { useT } from '../../../i18n/use-t.ts'
import styles from './answer.module.css'
import type { Sheet } from './question-form.tsx'

export type QuestionState = 'answered' | 'open' | 'problem'

/** All questions to jump to, by element; `open` alone on demand. */
export function QuestionList(props: {
  sheet: Sheet
  current: string
  stateOf: (questionId: string) => QuestionState
  onGo: (questionId: string, event: MouseEvent) => void
}) {
  const t = useT('audit')
  const [openOnly, setOpenOnly] = useState(false)
  const { sheet, stateOf } = props
  const ids = sheet.elements.flatMap(({ questions }) => questions.map(({ id }) => id))
  const open = ids.filter((id) => stateOf(id) !== 'answered').length
  return (
    <nav className={styles.jump} aria-label={t('answer.jump')}>
      <div className={styles.jumpHead}>
        <span>{open === 0 ? t('answer.allAnswered') : t('answer.unansweredCount', { count: open })}</span>
        {open > 0 && (
          <label>
            <input
              type="checkbox"
              checked={openOnly}
              onChange={(event) => setOpenOnly(event.target.checked)}
            />
            {t('answer.unanswered')}
          </label>
        )}
      </div>
      {sheet.elements.map((element) => {
        const questions = element.questions.filter(({ id }) => !openOnly || stateOf(id) !== 'answered')
        if (questions.length === 0) return null
        const done = element.questions.filter(({ id }) => stateOf(id) === 'answered').length
        return (
          <section key={element.id}>
            <h3>
              {element.code} {element.title}
              <span>{t('answer.elementDone', { done, total: element.questions.length })}</span>
            </h3>
            <ol>
              {questions.map((question) => (
                <li key={question.id}>
                  <a
                    href={`?q=${encodeURIComponent(question.id)}`}
                    title={question.text}
                    data-state={stateOf(question.id)}
                    aria-current={question.id === props.current ? 'true' : undefined}
                    onClick={(event) => props.onGo(question.id, event)}
                  >
                    {question.code}
                    {question.star && <span aria-hidden="true">★</span>}
                    {stateOf(question.id) === 'answered' && <span aria-hidden="true">✓</span>}
                  </a>
                </li>
              ))}
            </ol>
          </section>
        )
      })}
    </nav>
  )
}
