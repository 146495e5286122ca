import { Form, Link } from '@remix-run/react'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { EvidenceList } from '../../evidence/evidence-box.tsx'
import type { AuditData } from '../audit-types.ts'
import type { From, Given } from '../save-queue.ts'
import styles from './answer.module.css'

export type EarlierAnswer = AuditData['earlier'][number]
export type TakeOver = (given: Partial<Given>, from: From) => void

/** Whether one tap makes it the answer; otherwise its remark and files are there to be taken along. */
export const isConfirmable = ({ score, notEvaluated }: Pick<Given, 'score' | 'notEvaluated'>) =>
  score !== null || notEvaluated

/** What confirming gives. What was typed meanwhile stays. */
export const confirmed = (earlier: EarlierAnswer, typed: Given): Given => ({
  score: earlier.score,
  notEvaluated: earlier.notEvaluated,
  remark: typed.remark.trim() ? typed.remark : earlier.remark,
})

/** What was answered to this question (or its like) before, while it is unanswered: to confirm, or to change. */
export function Earlier(props: {
  earlier: EarlierAnswer
  scale: Scale
  value: Given & { revision: number }
  /** It was taken along already, to be changed. */
  taken: boolean
  onTake: TakeOver
}) {
  const t = useT('audit')
  const { earlier, value, onTake } = props
  const confirmable = isConfirmable(earlier)
  const from = { auditId: earlier.source.auditId, questionId: earlier.source.questionId }
  return (
    <section className={styles.earlier} aria-label={t('answer.earlier')}>
      <h3>
        {t('answer.earlier')}
        {earlier.changed && <StatusBadge tone="warn">{t('earlier.changed')}</StatusBadge>}
        {!earlier.changed && earlier.relation !== 'question' && (
          <StatusBadge tone="info">{t(`earlier.relation.${earlier.relation}`)}</StatusBadge>
        )}
      </h3>
      {confirmable && (
        <p className={styles.earlierScore}>
          <ScoreWords given={earlier} scale={props.scale} />
        </p>
      )}
      {earlier.remark && <p>{earlier.remark}</p>}
      <EvidenceList files={earlier.evidence} />
      <OriginLine earlier={earlier} />
      {!confirmable && <p>{t(`earlier.noScore.${reasonOf(earlier)}`)}</p>}
      <div className={styles.earlierActions}>
        {confirmable && (
          <TakeForm
            {...{ earlier, from, value }}
            given={confirmed(earlier, value)}
            tone="primary"
            label={t('earlier.confirm')}
            onTake={onTake}
          />
        )}
        {!props.taken && (
          <TakeForm
            {...{ earlier, from, value }}
            given={{ score: null, notEvaluated: false, remark: confirmed(earlier, value).remark }}
            label={t(confirmable ? 'earlier.change' : 'earlier.takeAlong')}
            onTake={onTake}
          />
        )}
      </div>
    </section>
  )
}

type Scale = AuditData['scale']

/** A score with what it means on the scale of the question. */
export function ScoreWords(props: { given: Pick<Given, 'score' | 'notEvaluated'>; scale: Scale }) {
  const t = useT('audit')
  const { score, notEvaluated } = props.given
  if (notEvaluated || score === null) return <>{t('answer.notEvaluated')}</>
  return <>{`${score} · ${props.scale.find((one) => one.score === score)?.label ?? ''}`}</>
}

const reasonOf = ({ changed, relation }: EarlierAnswer) =>
  changed ? 'changed' : relation === 'wider' || relation === 'narrower' ? relation : 'scale'

/** Works before JavaScript arrives; afterwards the answer goes through the queue and needs no signal. */
function TakeForm(props: {
  earlier: EarlierAnswer
  from: From
  value: { revision: number }
  given: Given
  label: string
  tone?: 'primary'
  onTake: TakeOver
}) {
  const { earlier, from, given } = props
  const fields = {
    questionId: earlier.questionId,
    next: earlier.questionId,
    revision: props.value.revision,
    score: given.notEvaluated ? 'ne' : (given.score ?? ''),
    remark: given.remark,
    'from.auditId': from.auditId,
    'from.questionId': from.questionId,
  }
  return (
    <Form method="post" preventScrollReset>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button
        type="submit"
        tone={props.tone ?? 'secondary'}
        onClick={(event) => {
          event.preventDefault()
          props.onTake(given, from)
        }}
      >
        {props.label}
      </Button>
    </Form>
  )
}

/** Standard, audit, day, and the chain where it is another. */
export function OriginLine({ earlier: { source, at } }: { earlier: EarlierAnswer }) {
  const t = useT('audit')
  const format = useFormat()
  const words = {
    standard: source.standard,
    code: source.questionCode,
    number: source.number,
    date: format.date(at),
  }
  return (
    <p className={styles.origin}>
      {source.chain ? t('earlier.fromChain', { ...words, chain: source.chain }) : t('earlier.from', words)}
    </p>
  )
}

/** Beside an answer: that it was confirmed from an earlier one, and of which day. */
export function OriginNote({ origin }: { origin: AuditData['answers'][number]['origin'] | undefined }) {
  const t = useT('audit')
  const format = useFormat()
  if (!origin) return null
  const where = origin.otherChain ? 'Chain' : origin.number ? 'Audit' : ''
  return (
    <p className={styles.origin}>
      {t(`earlier.${origin.adapted ? 'adapted' : 'confirmed'}${where}`, {
        number: origin.number ?? '',
        date: format.date(origin.at),
      })}
    </p>
  )
}

/** That answers of another chain could be used here, if one's own organization says so. */
export function ConsentHint({ open }: { open: boolean }) {
  const t = useT('audit')
  if (!open) return null
  return (
    <Notice>
      {t('consent.hint')} <Link to="/account/consents">{t('consent.title')}</Link>
    </Notice>
  )
}
