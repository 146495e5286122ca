import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { DescriptionList } from '../../ui/description-list.tsx'
import { DueDate } from '../../ui/due-date.tsx'
import type { ActionData } from './action-detail.tsx'
import styles from './corrective.module.css'

/** Due days now and at first, and what they say about being late. */
export function ActionDates({ action }: { action: ActionData }) {
  const t = useT('corrective')
  const format = useFormat()
  const over = action.ball === null
  // The days that the issuer took to review do not count against the supplier.
  const closeDue = action.effectiveDueOn > action.dueOn ? action.effectiveDueOn : action.dueOn
  const day = (due: string, original: string, done: boolean) => (
    <>
      <DueDate due={due} done={done} />
      {due !== original && (
        <span className={styles.original}>{t('detail.original', { date: format.date(original) })}</span>
      )}
    </>
  )
  return (
    <>
      <DescriptionList
        items={[
          { term: t('field.issued'), value: format.date(action.issuedAt) },
          {
            term: t('field.answerDue'),
            value: day(action.answerDueOn, action.originalAnswerDueOn, action.ball !== 'subject'),
          },
          { term: t('field.closeDue'), value: day(closeDue, action.originalDueOn, over) },
          ...(action.closedAt ? [{ term: t('field.closed'), value: format.date(action.closedAt) }] : []),
        ]}
      />
      <ul className={styles.facts}>
        {action.onTime !== null && (
          <li data-tone={action.onTime ? 'good' : 'bad'}>
            {t(action.onTime ? 'detail.onTime' : 'detail.notOnTime')}
          </li>
        )}
        {action.answerLate && <li data-tone="bad">{t('detail.answerLate')}</li>}
        {action.late && <li data-tone="bad">{t('detail.late', { count: action.daysLate })}</li>}
        {action.reviewDays > 0 && (
          <li>
            {t('detail.reviewDays', {
              count: action.reviewDays,
              date: format.date(action.effectiveDueOn),
            })}
          </li>
        )}
      </ul>
    </>
  )
}
