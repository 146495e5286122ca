import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { PersonTime } from '../../ui/person-time.tsx'
import { Timeline, type TimelineEntry } from '../../ui/timeline.tsx'
import type { ActionData } from './action-detail.tsx'
import { textFields } from './answer-draft.ts'
import styles from './corrective.module.css'

const tones: Partial<Record<ActionData['history'][number]['event'], TimelineEntry['tone']>> = {
  'send-back': 'bad',
  accept: 'good',
  verify: 'good',
  close: 'good',
}

/** What happened, newest first; an answer is there as it was given then. */
export function ActionHistory({ action }: { action: ActionData }) {
  const t = useT('corrective')
  const format = useFormat()
  return (
    <Timeline
      entries={action.history
        .map(
          (entry): TimelineEntry => ({
            key: entry.eventId,
            title: t(`event.${entry.event}`),
            tone: tones[entry.event],
            meta: <PersonTime person={entry.userName} organization={action[entry.side].name} at={entry.at} />,
            children: (
              <>
                {entry.note && <p className={styles.text}>{entry.note}</p>}
                {entry.answerDueOn && <p>{t('event.due', { date: format.date(entry.answerDueOn) })}</p>}
                {entry.answer && (
                  <details className={styles.past}>
                    <summary>{t('detail.answer')}</summary>
                    <dl className={styles.theirs}>
                      {textFields.map((name) => (
                        <div key={name}>
                          <dt>{t(`answer.${name}`)}</dt>
                          <dd>{entry.answer?.[name]}</dd>
                        </div>
                      ))}
                    </dl>
                  </details>
                )}
              </>
            ),
          }),
        )
        .reverse()}
    />
  )
}
