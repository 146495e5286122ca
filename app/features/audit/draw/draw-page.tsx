import { Form, useSearchParams } from '@remix-run/react'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { ConfirmSubmit } from '../../../ui/field/confirm-submit.tsx'
import { FormErrors } from '../../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../../ui/field/submit-button.tsx'
import { TextField } from '../../../ui/field/text-field.tsx'
import { Columns, MainAside, Stack } from '../../../ui/layout.tsx'
import { useLive } from '../../../ui/live.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import { StatTile } from '../../../ui/stat-tile.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { CheckRow } from './check-row.tsx'
import styles from './draw.module.css'
import type { loadDraw } from './draw.server.ts'
import { statusTones } from './draws-page.tsx'
import { ReplayPanel } from './replay-panel.tsx'

export type DrawData = Awaited<ReturnType<typeof loadDraw>>

/** One draw: what was fixed before it, what was drawn, and what came of it. */
export function DrawPage({ data, error }: { data: DrawData; error?: string }) {
  const t = useT('draw')
  const format = useFormat()
  const [search] = useSearchParams()
  useLive(['draw', 'audit'])
  const { draw } = data
  const rate = ({ done, of, percent }: DrawData['draw']['kpi']['published']) =>
    percent === null ? '–' : `${format.number(percent, 1)}% (${done}/${of})`
  const launched = search.get('launched')
  return (
    <>
      <PageHeader
        title={draw.title}
        subtitle={t('prepare.version', { title: draw.standardTitle, version: draw.standardVersion })}
        crumbs={[{ to: '/lead/audits/draws', label: t('title') }]}
        badges={<StatusBadge tone={statusTones[draw.status]}>{t(`status.${draw.status}`)}</StatusBadge>}
      />
      <MainAside aside={<Fixed data={data} />}>
        {error && <FormErrors errors={[error]} />}
        {launched !== null && (
          <Notice tone="success">
            {t('launch.done', { launched, waiting: search.get('waiting') ?? '0' })}
          </Notice>
        )}
        {draw.status === 'cancelled' && (
          <Notice tone="warn">{t('cancel.done', { reason: draw.cancelReason ?? '' })}</Notice>
        )}
        {draw.status === 'prepared' && <Prepared mayDraw={data.mayDraw} />}
        {draw.status === 'drawn' && (
          <>
            <Columns min={160}>
              <StatTile label={t('kpi.published')} value={rate(draw.kpi.published)} />
              <StatTile label={t('kpi.handled')} value={rate(draw.kpi.handled)} />
              <StatTile
                label={t('kpi.late')}
                value={format.number(draw.kpi.late, 0)}
                tone={draw.kpi.late > 0 ? 'bad' : 'plain'}
              />
            </Columns>
            <SectionCard
              title={t('checks.title', { count: draw.checks.length })}
              aside={data.mayDraw && draw.checks.some(({ auditId }) => !auditId) && <Launch />}
            >
              {draw.checks.map((check) => (
                <CheckRow key={check.supplierOrgId} check={check} data={data} />
              ))}
            </SectionCard>
            {draw.recusals.length > 0 && (
              <SectionCard title={t('recuse.record')}>
                <ul className={styles.list}>
                  {draw.recusals.map((one) => (
                    <li key={one.recordedAt}>
                      <span>{t('recuse.line', one)}</span>
                      <small>{format.date(one.recordedAt)}</small>
                    </li>
                  ))}
                </ul>
              </SectionCard>
            )}
            {draw.seed && (
              <ReplayPanel
                fileName={`${draw.title}.json`}
                told={{
                  snapshot: draw.snapshot,
                  snapshotHash: draw.snapshotHash,
                  seed: draw.seed,
                  seedHash: draw.seedHash,
                  checks: draw.drawnAs,
                }}
              />
            )}
          </>
        )}
      </MainAside>
    </>
  )
}

function Launch() {
  const t = useT('draw')
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="launch" />
      <ConfirmSubmit
        tone="primary"
        label={t('launch.button')}
        question={t('launch.question')}
        confirm={t('launch.button')}
      />
    </Form>
  )
}

function Prepared({ mayDraw }: { mayDraw: boolean }) {
  const t = useT('draw')
  return (
    <SectionCard title={t('make.title')} note={t('make.note')}>
      {mayDraw && (
        <Stack>
          <Form method="post">
            <ConfirmSubmit
              tone="primary"
              label={t('make.button')}
              question={t('make.question')}
              confirm={t('make.button')}
            />
          </Form>
          <Form method="post">
            <input type="hidden" name="intent" value="cancel" />
            <Stack gap="small">
              <TextField name="reason" label={t('cancel.reason')} required minLength={2} maxLength={500} />
              <div>
                <SubmitButton tone="danger" size="small">
                  {t('cancel.button')}
                </SubmitButton>
              </div>
            </Stack>
          </Form>
        </Stack>
      )}
    </SectionCard>
  )
}

/** What stood before the draw, and that it has not changed since. */
function Fixed({ data: { draw } }: { data: DrawData }) {
  const t = useT('draw')
  const format = useFormat()
  const hash = (text: string) => <code className={styles.hash}>{text}</code>
  return (
    <SectionCard title={t('fixed.title')} note={t('fixed.note')}>
      <DescriptionList
        items={[
          {
            term: t('fixed.prepared'),
            value: `${format.date(draw.preparedAt, 'time')} ${draw.preparedBy ?? ''}`,
          },
          ...(draw.drawnAt
            ? [
                {
                  term: t('fixed.drawn'),
                  value: `${format.date(draw.drawnAt, 'time')} ${draw.drawnBy ?? ''}`,
                },
              ]
            : []),
          { term: t('fixed.candidates'), value: format.number(draw.candidates.length, 0) },
          { term: t('fixed.auditors'), value: format.number(draw.auditors.length, 0) },
          {
            term: t('fixed.rates'),
            value: (['A', 'B', 'C', 'D'] as const)
              .map((riskClass) => `${riskClass} ${draw.snapshot.rates[riskClass]}%`)
              .join(' · '),
          },
          { term: t('fixed.snapshotHash'), value: hash(draw.snapshotHash) },
          { term: t('fixed.seedHash'), value: hash(draw.seedHash) },
          { term: t('fixed.seed'), value: draw.seed ? hash(draw.seed) : t('fixed.secret') },
          { term: t('fixed.algorithm'), value: draw.snapshot.algorithm },
        ]}
      />
    </SectionCard>
  )
}
