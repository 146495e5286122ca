import { Form, Link } from '@remix-run/react'
import { defaultDrawRates, drawnOf } from '#core/audit/draw/draw.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SelectField } from '../../../ui/field/choice-field.tsx'
import { FormErrors } from '../../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../../ui/field/submit-button.tsx'
import { NumberField, TextField } from '../../../ui/field/text-field.tsx'
import { Columns, MainAside, Stack } from '../../../ui/layout.tsx'
import { useLive } from '../../../ui/live.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import styles from './draw.module.css'
import type { loadDraws } from './draw.server.ts'

type Data = Awaited<ReturnType<typeof loadDraws>>

export const statusTones = { prepared: 'info', drawn: 'good', cancelled: 'neutral' } as const

/** The draws so far, what the next one would draw from, and who must not audit whom. */
export function DrawsPage({ data, error }: { data: Data; error?: string }) {
  const t = useT('draw')
  const tAudit = useT('audit')
  const format = useFormat()
  useLive(['draw'])
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        crumbs={[{ to: '/lead/audits', label: tAudit('title') }]}
      />
      <MainAside aside={<Conflicts data={data} />}>
        {error && <FormErrors errors={[error]} />}
        <SectionCard title={t('list.title')}>
          {data.draws.length === 0 ? (
            <EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />
          ) : (
            <ul className={styles.list}>
              {data.draws.map((draw) => (
                <li key={draw.drawId}>
                  <Link to={`/lead/audits/draws/${draw.drawId}`}>{draw.title}</Link>
                  <StatusBadge tone={statusTones[draw.status]}>{t(`status.${draw.status}`)}</StatusBadge>
                  <span>{t('list.counts', draw)}</span>
                  <small>{format.date(draw.drawnAt ?? draw.preparedAt)}</small>
                </li>
              ))}
            </ul>
          )}
        </SectionCard>
        {data.mayDraw && <Prepare data={data} />}
      </MainAside>
    </>
  )
}

function Prepare({ data }: { data: Data }) {
  const t = useT('draw')
  return (
    <SectionCard title={t('prepare.title')} note={t('prepare.note')}>
      <Form method="post">
        <Stack>
          <TextField name="title" label={t('prepare.name')} required minLength={2} maxLength={120} />
          <SelectField
            name="versionId"
            label={t('prepare.standard')}
            placeholder={null}
            defaultValue={data.standards[0]?.versionId ?? ''}
            options={data.standards.map(({ versionId, title, version }) => ({
              value: versionId,
              label: t('prepare.version', { title, version }),
            }))}
            required
          />
          <Columns min={220}>
            <TextField
              name="dueOn"
              type="date"
              label={t('prepare.due')}
              defaultValue={data.dueOn}
              min={data.today}
              required
            />
            <NumberField
              name="auditorsPerCheck"
              label={t('prepare.auditors', { count: data.auditors.length })}
              defaultValue="2"
              min={2}
              max={6}
            />
          </Columns>
          <Columns min={160}>
            {data.strata.map(({ riskClass, candidates }) => (
              <NumberField
                key={riskClass}
                name={`rates.${riskClass}`}
                label={t('prepare.rate', { riskClass })}
                hint={t('prepare.rateHint', {
                  candidates,
                  drawn: drawnOf(candidates, defaultDrawRates[riskClass]),
                })}
                unit="%"
                decimals
                min={0}
                max={100}
                defaultValue={String(defaultDrawRates[riskClass])}
              />
            ))}
          </Columns>
          <div>
            <SubmitButton tone="primary">{t('prepare.submit')}</SubmitButton>
          </div>
        </Stack>
      </Form>
    </SectionCard>
  )
}

function Conflicts({ data }: { data: Data }) {
  const t = useT('draw')
  return (
    <SectionCard title={t('conflict.title')} note={t('conflict.note')}>
      <Stack>
        {data.conflicts.length === 0 && <p>{t('conflict.none')}</p>}
        <ul className={styles.list}>
          {data.conflicts.map((one) => (
            <li key={one.conflictId}>
              <span>{t('conflict.pair', one)}</span>
              <small>{one.reason}</small>
              {data.mayDraw && (
                <Form method="post">
                  <input type="hidden" name="intent" value="end-conflict" />
                  <input type="hidden" name="conflictId" value={one.conflictId} />
                  <SubmitButton tone="quiet" size="small">
                    {t('conflict.end')}
                  </SubmitButton>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {data.mayDraw && (
          <Form method="post">
            <input type="hidden" name="intent" value="conflict" />
            <Stack gap="small">
              <SelectField
                name="auditorId"
                label={t('conflict.auditor')}
                options={data.auditors.map(({ id, name }) => ({ value: id, label: name }))}
                required
              />
              <SelectField
                name="supplierOrgId"
                label={t('conflict.supplier')}
                options={data.suppliers.map(({ id, name }) => ({ value: id, label: name }))}
                required
              />
              <TextField name="reason" label={t('conflict.reason')} required minLength={2} maxLength={300} />
              <div>
                <SubmitButton tone="secondary">{t('conflict.add')}</SubmitButton>
              </div>
            </Stack>
          </Form>
        )}
      </Stack>
    </SectionCard>
  )
}
