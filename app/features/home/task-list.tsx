import type { SerializeFrom } from '@remix-run/node'
import { Link } from '@remix-run/react'
import type { Task } from '#server/organization/tasks.ts'
import { useT } from '../../i18n/use-t.ts'
import { DueDate } from '../../ui/due-date.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './home.module.css'

const tones = { critical: 'bad', major: 'warn', minor: 'neutral' } as const

/** Where each kind of task is done, per workspace. */
export type TaskPaths = Record<Task['kind'], (id: string) => string>

/** What waits for this organization, most urgent first; one tap opens the work. */
export function TaskList({ tasks, paths }: { tasks: SerializeFrom<Task>[]; paths: TaskPaths }) {
  const t = useT('organization')
  return (
    <ul className={styles.tasks}>
      {tasks.map((task) => (
        <li key={`${task.kind} ${task.id}`}>
          <Link to={paths[task.kind](task.id)} className={styles.task} prefetch="intent">
            <span className={styles.what}>
              <StatusBadge tone={task.kind.startsWith('answer') ? 'warn' : 'info'}>
                {t(`task.${task.kind}`)}
              </StatusBadge>
              {task.severity && (
                <StatusBadge tone={tones[task.severity as 'major']}>
                  {t(`severity.${task.severity as 'major'}`)}
                </StatusBadge>
              )}
              <span className={styles.title}>{task.title}</span>
              <span className={styles.more}>
                {t(task.kind.startsWith('answer') ? 'task.from' : 'task.about', { partner: task.partner })}
                {task.total !== null &&
                  ` · ${t('task.progress', { done: task.done ?? 0, total: task.total })}`}
              </span>
            </span>
            <span className={styles.due}>
              <DueDate due={task.dueOn} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
