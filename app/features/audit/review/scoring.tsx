import { Form } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../../../i18n/use-t.ts'
import { useRoot } from '../../../shell/use-root.ts'
import { ConfirmSubmit } from '../../../ui/field/confirm-submit.tsx'
import { SubmitButton } from '../../../ui/field/submit-button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import { AuditFacts } from '../answer/overview-page.tsx'
import { SaveState } from '../answer/save-state.tsx'
import type { AuditData, AuditQuestion, Result } from '../audit-types.ts'
import { FindingList } from '../result/finding-list.tsx'
import type { Kept } from '../save-queue.ts'
import { scoresKey, useSaveQueue } from '../use-save-queue.ts'
import { FindingControls, FindingForm } from './finding-form.tsx'
import { LivePanel } from './live-panel.tsx'
import { CancelForm, GiveBackForm } from './refusal-forms.tsx'
import styles from './review.module.css'
import { ScoreCard } from './score-card.tsx'

const filters = ['all', 'open', 'low', 'diff', 'earlier'] as const
type Filter = (typeof filters)[number]
const filterWords = {
  all: 'review.filterAll',
  open: 'review.filterOpen',
  low: 'review.filterLow',
  diff: 'review.filterDiff',
  earlier: 'review.filterEarlier',
} as const

/** The auditor's desk: self score beside the own, findings under each question, the live grade at the side. */
export function Scoring({ audit, live: loaded }: { audit: AuditData; live: Result }) {
  const t = useT('audit')
  const userId = useRoot()?.session?.user.id ?? ''
  const [live, setLive] = useState(loaded)
  useEffect(() => setLive(loaded), [loaded])
  const { queue, state } = useSaveQueue<{ outcome: 'saved' | 'conflict'; kept: Kept; live: Result }>({
    procedure: 'audit.saveScore',
    auditId: audit.auditId,
    kept: audit.scores,
    key: scoresKey(userId, audit.auditId),
    onSaved: (output) => setLive(output.live),
  })
  const questions = audit.elements.flatMap((element) => element.questions)
  const selfOf = (id: string) => audit.answers.find(({ questionId }) => questionId === id)
  const isScored = (id: string) => {
    const { score, notEvaluated } = queue.valueOf(id)
    return score !== null || notEvaluated
  }
  // What is shown is fixed when the filter is chosen: a card must not vanish under the auditor's hands.
  const [filter, setFilter] = useState<{ name: Filter; ids: ReadonlySet<string> | null }>({
    name: 'all',
    ids: null,
  })
  const choose = (name: Filter) => {
    const fits = ({ id, scale }: AuditQuestion) => {
      const self = selfOf(id)
      const best = (scale ?? audit.scale)[0]?.score
      if (name === 'open') return !isScored(id)
      if (name === 'earlier') return Boolean(self?.origin)
      if (name === 'low') return !self || self.score !== best
      return isScored(id) && queue.valueOf(id).score !== (self?.score ?? null)
    }
    const ids = name === 'all' ? null : new Set(questions.filter(fits).map(({ id }) => id))
    setFilter({ name, ids })
  }
  const shown = questions.filter(({ id }) => filter.ids === null || filter.ids.has(id))
  const cards = useRef(new Map<string, HTMLElement>())
  const move = (id: string, by: number) => {
    const target = shown[shown.findIndex((one) => one.id === id) + by]
    const card = target && cards.current.get(target.id)
    card?.focus({ preventScroll: true })
    card?.scrollIntoView({ block: 'center' })
  }
  const settled = state.entries.size === 0
  const general = audit.findings.filter(({ questionId }) => questionId === null)
  return (
    <div className={styles.desk}>
      <div className={styles.main}>
        <div className={styles.tools}>
          <label>
            <span>{t('review.show')}</span>
            <select value={filter.name} onChange={(event) => choose(event.target.value as Filter)}>
              {filters.map((name) => (
                <option key={name} value={name}>
                  {t(filterWords[name])}
                </option>
              ))}
            </select>
          </label>
          <SaveState state={state} />
          <Form method="post" preventScrollReset className={styles.take}>
            <input type="hidden" name="intent" value="take" />
            <ConfirmSubmit
              tone="primary"
              label={t('review.take')}
              question={t('review.takeQuestion')}
              confirm={t('review.take')}
            />
          </Form>
        </div>
        {state.signedOut && (
          <Notice tone="error" actions={<a href="/login">{t('answer.signIn')}</a>}>
            {t('answer.signedOut')}
          </Notice>
        )}
        <p className={styles.keys}>{t('review.keys')}</p>
        <ElementLinks audit={audit} isScored={isScored} />
        {shown.length === 0 && <p>{t('review.none')}</p>}
        {audit.elements.map((element) => {
          const own = element.questions.filter((question) => shown.includes(question))
          if (own.length === 0) return null
          return (
            <section key={element.id} id={element.id} className={styles.element}>
              <h2>
                {element.code} {element.title}
              </h2>
              {own.map((question) => (
                <ScoreCard
                  key={question.id}
                  ref={(node) => {
                    if (node) cards.current.set(question.id, node)
                    else cards.current.delete(question.id)
                  }}
                  audit={audit}
                  question={question}
                  queue={queue}
                  value={queue.valueOf(question.id)}
                  entry={state.entries.get(question.id)}
                  self={selfOf(question.id)}
                  onMove={(by) => move(question.id, by)}
                />
              ))}
            </section>
          )
        })}
      </div>
      <aside className={styles.aside}>
        <LivePanel audit={audit} live={live} settled={settled} />
        <SectionCard title={t('finding.title')} note={t('finding.draft')}>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value="propose" />
            <SubmitButton tone="secondary" size="small" disabled={!settled}>
              {t('finding.propose')}
            </SubmitButton>
          </Form>
          <div className={styles.general}>
            {audit.findings.length === 0 && <p className={styles.dim}>{t('finding.noneHint')}</p>}
            <ol className={styles.index}>
              {audit.findings
                .filter(({ questionId }) => questionId !== null)
                .map((finding) => (
                  <li key={finding.findingId}>
                    <a href={`#q-${finding.questionId}`}>
                      {finding.questionCode} {t(`finding.severities.${finding.severity}`)}
                    </a>
                  </li>
                ))}
            </ol>
            {general.length > 0 && (
              <FindingList
                findings={general}
                actionsPath={null}
                controls={(finding) => <FindingControls finding={finding} />}
              />
            )}
            <FindingForm key={audit.findings.length} questionId={null} />
          </div>
        </SectionCard>
        <AuditFacts audit={audit} />
        <GiveBackForm audit={audit} />
        <CancelForm audit={audit} />
      </aside>
    </div>
  )
}

function ElementLinks({ audit, isScored }: { audit: AuditData; isScored: (id: string) => boolean }) {
  return (
    <ol className={styles.elements}>
      {audit.elements.map(({ id, code, title, questions }) => {
        const done = questions.filter((question) => isScored(question.id)).length
        return (
          <li key={id}>
            <a href={`#${id}`} title={title} data-done={done === questions.length || undefined}>
              <b>{code}</b> {done}/{questions.length}
            </a>
          </li>
        )
      })}
    </ol>
  )
}
