import { Form } from '@remix-run/react'
import { useFormat } from '../../../i18n/use-format.ts'
import { useLocale, useT } from '../../../i18n/use-t.ts'
import { ConfirmSubmit } from '../../../ui/field/confirm-submit.tsx'
import { GradeBadge } from '../../../ui/grade-badge.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import type { AuditData, Result } from '../audit-types.ts'
import { Reasons } from '../result/reason-words.tsx'
import styles from './review.module.css'

/** What the scores so far grade to, which rules would decide, what is missing; and the signature. */
export function LivePanel({ audit, live, settled }: { audit: AuditData; live: Result; settled: boolean }) {
  const t = useT('audit')
  const format = useFormat()
  const locale = useLocale()
  const { percent } = live.overall
  const actions = audit.findings.filter(({ severity }) =>
    ['critical', 'major', 'minor'].includes(severity),
  ).length
  return (
    <SectionCard
      title={t('review.live')}
      aside={
        <StatusBadge tone={live.complete ? 'good' : 'neutral'}>
          {t(live.complete ? 'review.complete' : 'review.provisional')}
        </StatusBadge>
      }
    >
      <div className={styles.live} aria-live="polite">
        {percent === null ? (
          <p className={styles.dim}>{t('review.liveNone')}</p>
        ) : (
          <p className={styles.grade}>
            <GradeBadge grade={live.provisionalGrade} size="large" />
            <span>
              <b>{format.number(percent, 2)}%</b>
              <small>
                {live.notation} · {t('result.points', live.overall)}
                {live.totalPoints &&
                  ` · ${t('result.total', {
                    points: format.number(live.totalPoints.points),
                    of: format.number(live.totalPoints.of),
                  })}`}
                {live.maturity && live.maturity.level !== null && (
                  <>
                    {' · '}
                    {t('result.maturity', {
                      level: live.maturity.level,
                      label: live.maturity.label?.[locale] ?? '',
                    })}
                  </>
                )}
              </small>
            </span>
          </p>
        )}
        {live.open && (
          <p>{t('submit.open', { codes: live.open.map(({ code }) => code).join(t('listMark')) })}</p>
        )}
        {live.missing.length > 0 && (
          <div>
            <h3>{t('review.missing')}</h3>
            <ul className={styles.missing}>
              {live.missing.map(({ id, code, needed, level }) => (
                <li key={`${level} ${id}`}>{t('review.need', { code, count: needed })}</li>
              ))}
            </ul>
          </div>
        )}
        {percent !== null && (
          <div>
            <h3>{t('review.rules')}</h3>
            <Reasons result={live} elements={audit.elements} />
          </div>
        )}
        {live.complete && audit.can.sign && settled ? (
          <Form method="post">
            <input type="hidden" name="intent" value="sign" />
            <ConfirmSubmit
              tone="primary"
              label={t('review.sign')}
              question={
                <>
                  <p>{t('review.signQuestion')}</p>
                  {actions > 0 && <p>{t('review.signWill', { count: actions })}</p>}
                </>
              }
              confirm={t('review.sign')}
            />
          </Form>
        ) : (
          !live.complete && <p className={styles.dim}>{t('review.signNot')}</p>
        )}
      </div>
    </SectionCard>
  )
}
