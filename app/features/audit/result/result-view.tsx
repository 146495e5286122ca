import type { SerializeFrom } from '@remix-run/node'
import { Fragment } from 'react'
import { useFormat } from '../../../i18n/use-format.ts'
import { useLocale, useT } from '../../../i18n/use-t.ts'
import { Chart } from '../../../ui/chart/chart.tsx'
import type { ChartView } from '../../../ui/chart/draw.server.ts'
import { GradeBadge } from '../../../ui/grade-badge.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import { EvidenceList } from '../../evidence/evidence-box.tsx'
import { OriginNote } from '../answer/earlier-answer.tsx'
import type { AuditData, Result } from '../audit-types.ts'
import { FindingList } from './finding-list.tsx'
import { Reasons } from './reason-words.tsx'
import styles from './result.module.css'

/** A signed audit as both sides read and print it: grade and why, by element, findings, every question. */
export function ResultView({
  audit,
  result,
  chart,
  actionsPath,
}: {
  audit: AuditData
  result: Result
  chart: SerializeFrom<ChartView>
  actionsPath: string | null
}) {
  const t = useT('audit')
  const format = useFormat()
  const locale = useLocale()
  const percent = result.overall.percent ?? 0
  return (
    <Stack>
      <section className={styles.verdict} aria-label={t('result.title')}>
        <GradeBadge grade={result.grade} size="large" />
        <div>
          <p className={styles.percent}>
            {format.number(percent, 2)} <small>%</small>
          </p>
          <p>
            {result.notation} · {t('result.points', result.overall)} · {t('result.evaluated', result.overall)}
          </p>
          {result.totalPoints && (
            <p>
              {t('result.total', {
                points: format.number(result.totalPoints.points),
                of: format.number(result.totalPoints.of),
              })}
            </p>
          )}
          {result.maturity && (
            <p>
              {result.maturity.level === null
                ? t('result.maturityNone')
                : t('result.maturity', {
                    level: result.maturity.level,
                    label: result.maturity.label?.[locale] ?? '',
                  })}
            </p>
          )}
          {audit.selfResult?.overall.percent != null && (
            <p>{t('result.self', { percent: format.number(audit.selfResult.overall.percent, 2) })}</p>
          )}
        </div>
        <div className={styles.signature}>
          {audit.signedAt && (
            <p>
              {t('result.signedBy', { name: audit.signedName ?? '–', date: format.date(audit.signedAt) })}
            </p>
          )}
          {audit.validUntil && <p>{t('result.valid', { date: format.date(audit.validUntil) })}</p>}
        </div>
      </section>
      <SectionCard title={t('result.why')}>
        <Reasons result={result} elements={audit.elements} />
      </SectionCard>
      <SectionCard title={t('result.byElement')}>
        <Chart view={chart} />
        <PartTable audit={audit} result={result} />
      </SectionCard>
      <SectionCard title={t('finding.title')}>
        {audit.findings.length === 0 ? (
          <p>{t('finding.none')}</p>
        ) : (
          <FindingList findings={audit.findings} actionsPath={actionsPath} />
        )}
      </SectionCard>
      <SectionCard title={t('result.questions')}>
        <QuestionTable audit={audit} />
      </SectionCard>
    </Stack>
  )
}

function PartTable({ audit, result }: { audit: AuditData; result: Result }) {
  const t = useT('audit')
  const format = useFormat()
  const titles = new Map(
    audit.elements.flatMap((element) => [
      [element.id, element.title] as const,
      ...element.subElements.map((sub) => [sub.id, sub.title] as const),
    ]),
  )
  const levelOf = (id: string) => {
    const level = result.maturity?.elements.find((one) => one.id === id)?.level ?? null
    return level === null ? '–' : t('result.maturityLevel', { level })
  }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('result.part')}</th>
          <th scope="col">{t('result.fulfilment')}</th>
          <th scope="col">{t('result.pointsHead')}</th>
          <th scope="col">{t('result.evaluatedHead')}</th>
          {result.maturity && <th scope="col">{t('result.maturityHead')}</th>}
        </tr>
      </thead>
      <tbody>
        {result.parts.map((part) => (
          <tr key={part.id} data-level={part.level}>
            <th scope="row">
              {part.code} {titles.get(part.id)}
            </th>
            <td>{part.percent === null ? '–' : `${format.number(part.percent, 2)}%`}</td>
            <td>
              {format.number(part.points)} / {format.number(part.possible)}
            </td>
            <td>
              {part.evaluated} / {part.total}
            </td>
            {result.maturity && <td>{part.level === 'element' ? levelOf(part.id) : ''}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Every question with both scores, remarks and evidence; without the auditor's column until the audit is signed. */
export function QuestionTable({ audit }: { audit: AuditData }) {
  const t = useT('audit')
  const signed = audit.result !== null
  const show = (given: { score: number | null; notEvaluated: boolean } | undefined) =>
    !given ? '–' : given.notEvaluated ? t('result.notEvaluated') : (given.score ?? '–')
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('result.question')}</th>
          <th scope="col">{t('result.selfScore')}</th>
          {signed && <th scope="col">{t('result.auditorScore')}</th>}
        </tr>
      </thead>
      <tbody>
        {audit.elements.map((element) => (
          <Fragment key={element.id}>
            <tr data-level="element">
              <th scope="colgroup" colSpan={signed ? 3 : 2}>
                {element.code} {element.title}
              </th>
            </tr>
            {element.questions.map((question) => {
              const self = audit.answers.find(({ questionId }) => questionId === question.id)
              const score = audit.scores.find(({ questionId }) => questionId === question.id)
              const files = audit.evidence.filter(({ questionId }) => questionId === question.id)
              const differs = signed && score && self && score.score !== self.score
              return (
                <tr key={question.id}>
                  <td>
                    <b>{question.code}</b>
                    {question.star && ' ★'} {question.text}
                    {self?.remark && (
                      <p className={styles.remark}>
                        {t('result.selfScore')}: {self.remark}
                      </p>
                    )}
                    <OriginNote origin={self?.origin} />
                    {score?.remark && (
                      <p className={styles.remark}>
                        {t('result.auditorScore')}: {score.remark}
                      </p>
                    )}
                    <EvidenceList files={files} />
                  </td>
                  <td>{show(self)}</td>
                  {signed && <td data-differs={differs || undefined}>{show(score)}</td>}
                </tr>
              )
            })}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}
