import type { SerializeFrom } from '@remix-run/node'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { MainAside, Stack } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ScoreValue } from '../../ui/score-value.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import styles from './home.module.css'
import type { loadSupplyHome } from './home.server.ts'
import { TaskList, type TaskPaths } from './task-list.tsx'

const paths: TaskPaths = {
  'answer-audit': (id) => `/supply/audits/${id}`,
  'review-audit': (id) => `/supply/issued-audits/${id}`,
  'answer-action': (id) => `/supply/actions/${id}`,
  'judge-action': (id) => `/supply/issued-actions/${id}`,
}

/** A supplier's tasks first; then its score and how to raise it. */
export function SupplyHome({ data }: { data: SerializeFrom<typeof loadSupplyHome> }) {
  const t = useT('organization')
  const score = useT('score')
  const format = useFormat()
  useLive(['audit', 'corrective', 'score', 'digital'])
  return (
    <>
      <PageHeader title={t('supply.title')} subtitle={t('supply.subtitle')} />
      <MainAside
        aside={
          <>
            <SectionCard title={t('supply.score')}>
              {data.score ? (
                <Stack>
                  <div className={styles.score}>
                    <GradeBadge grade={data.score.grade} size="large" />
                    <ScoreValue value={data.score.own} unit />
                  </div>
                  <p className={styles.more}>{data.score.deciding}</p>
                  <LinkButton to="/supply/scores" tone="secondary">
                    {t('supply.toScore')}
                  </LinkButton>
                </Stack>
              ) : (
                <EmptyState title={t('supply.noScore')} hint={t('supply.noScoreHint')} />
              )}
            </SectionCard>
            {data.advice.length > 0 && (
              <SectionCard title={t('supply.advice')}>
                <ol className={styles.advice}>
                  {data.advice.map((one) => (
                    <li key={one.componentKey}>
                      {one.words}{' '}
                      <span className={styles.gain}>
                        {score('adviceGain', { gain: format.number(one.gain, 1) })}
                      </span>
                    </li>
                  ))}
                </ol>
              </SectionCard>
            )}
          </>
        }
      >
        <SectionCard flush={data.tasks.length > 0}>
          {data.tasks.length === 0 ? (
            <EmptyState title={t('supply.noTasks')} hint={t('supply.noTasksHint')} />
          ) : (
            <TaskList tasks={data.tasks} paths={paths} />
          )}
        </SectionCard>
        {!data.digital.reported && (
          <Notice
            title={t('supply.digitalDue', { period: data.digital.period })}
            actions={
              <LinkButton to="/supply/digital" size="small">
                {t('supply.report')}
              </LinkButton>
            }
          >
            {t('supply.digitalDueHint')}
          </Notice>
        )}
        <SectionCard
          title={data.ownSuppliers > 0 ? t('supply.ownSuppliers') : t('supply.noOwnSuppliers')}
          aside={
            <LinkButton
              to={data.ownSuppliers > 0 ? '/supply/suppliers' : '/supply/suppliers/import'}
              tone="secondary"
              size="small"
            >
              {data.ownSuppliers > 0 ? t('task.open') : t('supply.import')}
            </LinkButton>
          }
        >
          {data.ownSuppliers > 0
            ? t('supply.ownSuppliersHint', { count: data.ownSuppliers })
            : t('supply.noOwnSuppliersHint')}
        </SectionCard>
      </MainAside>
    </>
  )
}
