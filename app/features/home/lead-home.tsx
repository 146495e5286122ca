import type { SerializeFrom } from '@remix-run/node'
import { Form, Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { Columns, MainAside, Row, Stack } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ScoreValue } from '../../ui/score-value.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatTile } from '../../ui/stat-tile.tsx'
import { useTierName } from '../supplier/use-tier-name.ts'
import styles from './home.module.css'
import type { loadLeadHome } from './home.server.ts'
import { TaskList, type TaskPaths } from './task-list.tsx'

const paths: TaskPaths = {
  'answer-audit': (id) => `/lead/audits/${id}`,
  'review-audit': (id) => `/lead/audits/${id}`,
  'answer-action': (id) => `/lead/actions/${id}`,
  'judge-action': (id) => `/lead/actions/${id}`,
}
const shown = 10

/** What needs the leader today, and who is weak and why. */
export function LeadHome({ data }: { data: SerializeFrom<typeof loadLeadHome> }) {
  const t = useT('organization')
  const format = useFormat()
  useLive(['audit', 'corrective', 'score', 'health', 'supplier'])
  const { counts, health, tasks, weakest } = data
  const number = (value: number) => format.number(value, 0)
  return (
    <>
      <PageHeader
        title={t('lead.title')}
        subtitle={t('lead.subtitle')}
        actions={<LinkButton to="/lead/audits/launch">{t('lead.launch')}</LinkButton>}
      />
      {data.failures.map((failure) => (
        <Notice
          key={failure.id}
          tone="error"
          title={t('lead.failures')}
          actions={
            <Form method="post">
              <input type="hidden" name="failureId" value={failure.id} />
              <SubmitButton size="small">{t('lead.retry')}</SubmitButton>
            </Form>
          }
        >
          {failure.job} · {format.date(failure.failedAt, 'time')} · {failure.error}
        </Notice>
      ))}
      <Stack>
        <Columns min={160}>
          <StatTile
            label={t('lead.health')}
            value={
              <Row>
                <ScoreValue value={health?.score ?? null} />
                <GradeBadge grade={health?.grade ?? null} />
              </Row>
            }
            hint={health && t('lead.healthHint', { date: format.date(health.asOf) })}
            to="/lead/scores"
          />
          <StatTile
            label={t('lead.auditsRunning')}
            value={number(counts.auditsRunning)}
            hint={
              counts.auditsOverdue
                ? t('lead.auditsOverdue', { count: counts.auditsOverdue })
                : t('lead.allOnTime')
            }
            tone={counts.auditsOverdue ? 'warn' : 'plain'}
            to="/lead/audits"
          />
          <StatTile
            label={t('lead.actionsOpen')}
            value={number(counts.actionsOpen)}
            hint={
              counts.actionsOverdue
                ? t('lead.actionsOverdue', { count: counts.actionsOverdue })
                : t('lead.allOnTime')
            }
            tone={counts.actionsOverdue ? 'bad' : 'plain'}
            to="/lead/actions"
          />
          <StatTile
            label={t('lead.suppliers')}
            value={number(counts.suppliers)}
            hint={counts.notJoined ? t('lead.notJoined', { count: counts.notJoined }) : undefined}
            to="/lead/suppliers"
          />
        </Columns>
        <MainAside aside={<Weakest rows={weakest} />}>
          <SectionCard title={t('lead.tasks')} flush={tasks.length > 0}>
            {tasks.length === 0 ? (
              <EmptyState title={t('lead.noTasks')} hint={t('lead.noTasksHint')} />
            ) : (
              <>
                <TaskList tasks={tasks.slice(0, shown)} paths={paths} />
                {tasks.length > shown && (
                  <details>
                    <summary className={styles.task}>
                      {t('lead.more', { count: tasks.length - shown })}
                    </summary>
                    <TaskList tasks={tasks.slice(shown)} paths={paths} />
                  </details>
                )}
              </>
            )}
          </SectionCard>
        </MainAside>
      </Stack>
    </>
  )
}

function Weakest({ rows }: { rows: SerializeFrom<typeof loadLeadHome>['weakest'] }) {
  const t = useT('organization')
  const tierName = useTierName()
  if (rows.length === 0) {
    return (
      <SectionCard title={t('lead.weakest')}>
        <EmptyState title={t('lead.noWeakest')} hint={t('lead.noWeakestHint')} />
      </SectionCard>
    )
  }
  return (
    <SectionCard
      title={t('lead.weakest')}
      note={t('lead.weakestNote')}
      aside={<Link to="/lead/scores">{t('lead.toScores')}</Link>}
      flush
    >
      <ul className={styles.tasks}>
        {rows.map((row) => (
          <li key={row.orgId}>
            <Link to={`/lead/scores/${row.orgId}`} className={styles.weak} prefetch="intent">
              <GradeBadge grade={row.grade} />
              <span className={styles.title}>{row.name}</span>
              <ScoreValue value={row.own} />
              <span className={styles.why}>
                {[tierName(row.tier), row.why].filter(Boolean).join(' · ')}
                {row.component && (
                  <>
                    <br />
                    {t('lead.costliest', { component: row.component })}
                    {' · '}
                    {row.note}
                  </>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
