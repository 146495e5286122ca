import { Form, Link } from '@remix-run/react'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { SelectField } from '../../../ui/field/choice-field.tsx'
import { SubmitButton } from '../../../ui/field/submit-button.tsx'
import { TextField } from '../../../ui/field/text-field.tsx'
import { GradeBadge } from '../../../ui/grade-badge.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { AuditStateBadge } from '../audit-state.tsx'
import styles from './draw.module.css'
import type { DrawData } from './draw-page.tsx'

type Check = DrawData['draw']['checks'][number]

const conclusionTones = { passed: 'good', rectify: 'warn', failed: 'bad' } as const

/** One drawn check: supplier, auditors, its audit, and what was published of it. */
export function CheckRow({ check, data }: { check: Check; data: DrawData }) {
  const t = useT('draw')
  const format = useFormat()
  const isLate = !check.publishedAt && check.publishBy !== null && check.publishBy < data.today
  return (
    <div className={styles.check}>
      <p>
        <b>{check.supplierName}</b>
        <span>{t('checks.riskClass', { riskClass: check.riskClass })}</span>
        <span>{t('checks.auditors', { names: check.auditors.map(({ name }) => name).join('、') })}</span>
      </p>
      <p>
        {check.auditId ? (
          <>
            <Link to={`/lead/audits/${check.auditId}`}>{check.auditNumber}</Link>
            {check.auditState && <AuditStateBadge state={check.auditState as 'signed'} />}
          </>
        ) : (
          <span>{t('checks.notLaunched')}</span>
        )}
        {check.grade && <GradeBadge grade={check.grade} />}
        {check.conclusion ? (
          <>
            <StatusBadge tone={conclusionTones[check.conclusion]}>
              {t(`conclusion.${check.conclusion}`)}
            </StatusBadge>
            <span>{t('checks.published', { date: format.date(check.publishedAt!) })}</span>
          </>
        ) : (
          check.publishBy && (
            <StatusBadge tone={isLate ? 'bad' : 'neutral'}>
              {t(isLate ? 'checks.late' : 'checks.publishBy', { date: format.date(check.publishBy) })}
            </StatusBadge>
          )
        )}
      </p>
      {data.mayDraw && !check.auditId && (
        <details>
          <summary>{t('recuse.title')}</summary>
          <Form method="post">
            <input type="hidden" name="intent" value="recuse" />
            <input type="hidden" name="supplierOrgId" value={check.supplierOrgId} />
            <Stack gap="small">
              <SelectField
                name="auditorId"
                label={t('recuse.auditor')}
                placeholder={null}
                defaultValue={check.auditors[0]?.id}
                options={check.auditors.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <TextField name="reason" label={t('recuse.reason')} required minLength={2} maxLength={500} />
              <div>
                <SubmitButton tone="secondary" size="small">
                  {t('recuse.button')}
                </SubmitButton>
              </div>
            </Stack>
          </Form>
        </details>
      )}
      {data.mayPublish && check.auditState === 'signed' && !check.publishedAt && (
        <Form method="post">
          <input type="hidden" name="intent" value="publish" />
          <input type="hidden" name="supplierOrgId" value={check.supplierOrgId} />
          <Stack gap="small">
            <SelectField
              name="conclusion"
              label={t('checks.conclusion')}
              options={(['passed', 'rectify', 'failed'] as const).map((value) => ({
                value,
                label: t(`conclusion.${value}`),
              }))}
              required
            />
            <div>
              <SubmitButton tone="primary" size="small">
                {t('checks.publish')}
              </SubmitButton>
            </div>
          </Stack>
        </Form>
      )}
    </div>
  )
}
