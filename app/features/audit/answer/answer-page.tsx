import { Link, useNavigate } from '@remix-run/react'
import { type MouseEvent, useRef, useState } from 'react'
import { useT } from '../../../i18n/use-t.ts'
import { useRoot } from '../../../shell/use-root.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { DueDate } from '../../../ui/due-date.tsx'
import { useLive } from '../../../ui/live.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Progress } from '../../../ui/progress.tsx'
import type { EvidenceFile } from '../../evidence/evidence-box.tsx'
import type { Given, Kept } from '../save-queue.ts'
import { answersKey, useSaveQueue } from '../use-save-queue.ts'
import styles from './answer.module.css'
import { ConsentHint, confirmed, type EarlierAnswer, isConfirmable } from './earlier-answer.tsx'
import { EarlierList } from './earlier-list.tsx'
import { QuestionForm, type Sheet } from './question-form.tsx'
import { QuestionList, type QuestionState } from './question-list.tsx'
import { SaveState } from './save-state.tsx'
import { useFiles } from './use-files.ts'

/** What a plain form sent and the server did not take: it stands in its fields again. */
export type Typed = Given & { questionId: string }

type KeptAnswer = Kept & Pick<Sheet['answers'][number], 'origin'>

/**
 * The supplier's self-assessment on a phone: one question a screen or a list by element. Every answer is saved as it is
 * given; moving between questions asks nothing of the network, so it goes on without a signal.
 */
export function AnswerPage({ sheet, error, typed }: { sheet: Sheet; error?: string; typed?: Typed }) {
  const t = useT('audit')
  const userId = useRoot()?.session?.user.id ?? ''
  const { files, add, remove } = useFiles(sheet.evidence)
  const { queue, state } = useSaveQueue<{
    outcome: 'saved' | 'conflict'
    kept: KeptAnswer
    evidence: EvidenceFile[]
  }>({
    procedure: 'audit.saveAnswer',
    auditId: sheet.auditId,
    kept: sheet.answers,
    key: answersKey(userId, sheet.auditId),
    // Files that came along with an earlier answer.
    onSaved: ({ evidence }) => add(evidence),
  })
  useLive([`audit:${sheet.auditId}`])
  const questions = sheet.elements.flatMap((element) => element.questions)
  const [current, setCurrent] = useState(sheet.current)
  const navigate = useNavigate()
  const [held, setHeld] = useState(false)
  const jumpRef = useRef<HTMLDetailsElement>(null)

  const at = Math.max(
    0,
    questions.findIndex(({ id }) => id === current),
  )
  const question = questions[at]
  const element = sheet.elements.find((one) => one.questions.some(({ id }) => id === current))
  const base = `/supply/audits/${sheet.auditId}`
  const href = (id: string) => `${base}/answer?${sheet.list ? 'view=list&' : ''}q=${encodeURIComponent(id)}`
  const stateOf = (id: string): QuestionState => {
    const entry = state.entries.get(id)
    if (entry && ['conflict', 'refused', 'incomplete'].includes(entry.status)) return 'problem'
    const { score, notEvaluated } = queue.valueOf(id)
    return isConfirmable({ score, notEvaluated }) ? 'answered' : 'open'
  }
  const shownValue = (id: string) => ({
    ...queue.valueOf(id),
    ...(typed?.questionId === id && !state.entries.has(id) ? typed : null),
  })
  const answered = questions.filter(({ id }) => stateOf(id) === 'answered').length

  const go = (id: string) => {
    queue.flush()
    setCurrent(id)
    // The router is not asked: its answer would come from the network.
    window.history.replaceState(window.history.state, '', href(id))
    jumpRef.current?.removeAttribute('open')
    requestAnimationFrame(() => {
      document.getElementById('position')?.scrollIntoView({ block: 'start' })
      document.getElementById(`h-${id}`)?.focus({ preventScroll: true })
    })
  }
  // Other pages come from the network: without one the browser would show its own error in place of the answers.
  const mayLeave = () => {
    const reachable = navigator.onLine
    setHeld(!reachable)
    return reachable
  }
  const onLeave = (event: MouseEvent) => {
    if (!mayLeave()) event.preventDefault()
  }
  const onGo = (id: string, event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(id)
  }
  const unconfirmed = sheet.earlier.filter(({ questionId }) => !isConfirmable(queue.valueOf(questionId)))
  const onConfirm = (all: readonly EarlierAnswer[]) => {
    for (const one of all) {
      const { auditId, questionId } = one.source
      const from = { auditId, questionId }
      queue.change(one.questionId, confirmed(one, queue.valueOf(one.questionId)), from)
    }
    const open = questions.find(({ id }) => !isConfirmable(queue.valueOf(id)))
    if (open) go(open.id)
  }
  if (!question || !element) return null
  const previous = questions[at - 1]
  const next = questions[at + 1]
  const shown = sheet.list ? element.questions : [question]
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.where}>
          <Link to={base} onClick={onLeave}>
            {sheet.number}
          </Link>
          <h1>{sheet.title}</h1>
          <DueDate due={sheet.dueOn} />
        </div>
        <div className={styles.bar}>
          <Progress done={answered} total={questions.length} label={t('field.progress')} />
        </div>
        <ElementBar sheet={sheet} current={element.id} stateOf={stateOf} href={href} onGo={onGo} />
      </header>
      {state.signedOut && (
        <Notice
          tone="error"
          actions={
            <LinkButton
              to={`/login?returnTo=${encodeURIComponent(href(current))}`}
              size="small"
              reloadDocument
            >
              {t('answer.signIn')}
            </LinkButton>
          }
        >
          {t('answer.signedOut')}
        </Notice>
      )}
      {error && <Notice tone="error">{error}</Notice>}
      {sheet.conflict && <Notice tone="warn">{t('answer.conflictNotice')}</Notice>}
      {sheet.uploadFault && (
        <Notice tone="error">
          {t(
            `answer.fault.${sheet.uploadFault === 'file-too-large' || sheet.uploadFault === 'file-refused' ? sheet.uploadFault : 'other'}`,
          )}
        </Notice>
      )}
      {sheet.returnReason && (
        <Notice tone="warn" title={t('answer.returned')}>
          {sheet.returnReason}
        </Notice>
      )}
      {sheet.earlier.length > 0 && (
        <EarlierList
          sheet={sheet}
          open={unconfirmed}
          finished={answered === questions.length}
          href={href}
          onGo={onGo}
          onConfirm={onConfirm}
        />
      )}
      <ConsentHint open={sheet.consentOpen && answered === 0} />
      <div className={styles.position} id="position">
        <p>
          {element.code} {element.title} · {t('answer.question', { at: at + 1, total: questions.length })}
        </p>
        <SaveState state={state} />
      </div>
      {shown.map((one) => {
        const index = questions.indexOf(one)
        const following = questions[index + 1]
        return (
          <QuestionForm
            key={one.id}
            sheet={sheet}
            question={one}
            queue={queue}
            value={shownValue(one.id)}
            entry={state.entries.get(one.id)}
            origin={(state.kept.get(one.id) as KeptAnswer | undefined)?.origin}
            files={files.filter(({ questionId }) => questionId === one.id)}
            onAdded={add}
            onRemoved={remove}
            next={sheet.list ? '' : (following?.id ?? '')}
            here={href(one.id)}
            compact={sheet.list}
            onSubmit={
              sheet.list
                ? undefined
                : () => {
                    if (next) go(next.id)
                    else if (mayLeave()) navigate(`${base}/submit`)
                  }
            }
            steps={(form) =>
              sheet.list ? (
                <noscript>
                  <Button type="submit" form={form}>
                    {t('answer.saveNext')}
                  </Button>
                </noscript>
              ) : (
                <div className={styles.steps}>
                  {previous ? (
                    <LinkButton
                      to={href(previous.id)}
                      tone="secondary"
                      onClick={(event) => onGo(previous.id, event)}
                    >
                      {t('answer.previous')}
                    </LinkButton>
                  ) : (
                    <span />
                  )}
                  <Button type="submit" form={form} tone="primary">
                    {t(next ? 'answer.next' : 'answer.last')}
                  </Button>
                </div>
              )
            }
          />
        )
      })}
      <footer className={styles.foot}>
        <div aria-live="polite">{held && <Notice tone="warn">{t('answer.offline')}</Notice>}</div>
        <details ref={jumpRef}>
          <summary>{t('answer.jump')}</summary>
          <QuestionList sheet={sheet} current={current} stateOf={stateOf} onGo={onGo} />
        </details>
        <div className={styles.links}>
          <a href={`?${sheet.list ? '' : 'view=list&'}q=${encodeURIComponent(current)}`} onClick={onLeave}>
            {t(sheet.list ? 'answer.single' : 'answer.list')}
          </a>
          <Link to={`${base}/submit`} onClick={onLeave}>
            {t('answer.last')}
          </Link>
        </div>
      </footer>
    </div>
  )
}

/** One tile an element: how much of it is answered; goes to its first open question. */
function ElementBar(props: {
  sheet: Sheet
  current: string
  stateOf: (questionId: string) => QuestionState
  href: (questionId: string) => string
  onGo: (questionId: string, event: MouseEvent) => void
}) {
  const t = useT('audit')
  return (
    <ol className={styles.elements}>
      {props.sheet.elements.map((element) => {
        const { questions } = element
        const done = questions.filter(({ id }) => props.stateOf(id) === 'answered').length
        const target = questions.find(({ id }) => props.stateOf(id) !== 'answered') ?? questions[0]
        if (!target) return null
        return (
          <li key={element.id}>
            <a
              href={props.href(target.id)}
              aria-current={element.id === props.current ? 'step' : undefined}
              data-done={done === questions.length || undefined}
              title={element.title}
              onClick={(event) => props.onGo(target.id, event)}
            >
              <b>{element.code}</b>
              <span>{t('answer.elementDone', { done, total: questions.length })}</span>
            </a>
          </li>
        )
      })}
    </ol>
  )
}
