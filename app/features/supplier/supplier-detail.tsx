import { Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Chart } from '../../ui/chart/chart.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { DueDate } from '../../ui/due-date.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { Columns, MainAside } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ScoreValue } from '../../ui/score-value.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatTile } from '../../ui/stat-tile.tsx'
import { AuditStateBadge } from '../audit/audit-state.tsx'
import { ActionStateBadge } from '../corrective/action-badges.tsx'
import { LinkForm } from './link-form.tsx'
import { LinkedOrganizations } from './linked-organizations.tsx'
import { MemberStatus } from './member-status.tsx'
import styles from './supplier-detail.module.css'
import type { loadSupplier } from './supplier-detail.server.ts'
import { useTierName } from './use-tier-name.ts'

type Data = Awaited<ReturnType<typeof loadSupplier>>

/** Everything a buyer may know of one supplier. `paths` are the sections of this workspace. */
export function SupplierDetail(props: {
  data: Data
  own: boolean
  paths: { suppliers: string; audits: string; actions: string; scores: string }
}) {
  const { data, paths, own } = props
  const t = useT('supplier')
  const audit = useT('audit')
  const corrective = useT('corrective')
  const identity = useT('identity')
  const format = useFormat()
  const tierName = useTierName()
  useLive(['supplier', 'score', 'audit', 'corrective'])
  const percent = data.score ? `${format.number(data.score.ownCoverage * 100, 0)}%` : null
  return (
    <>
      <PageHeader
        title={data.name}
        crumbs={[{ to: paths.suppliers, label: t(own ? 'ownTitle' : 'title') }]}
        badges={
          <>
            <GradeBadge grade={data.score?.grade ?? null} />
            <MemberStatus status={data.status} />
          </>
        }
        subtitle={[tierName(data.tier), data.productCategory, data.region].filter(Boolean).join(' · ')}
        actions={
          <>
            {data.mayManage && (data.status === 'registered' || data.status === 'invited') && (
              <LinkButton to={`/account/invitations?org=${data.orgId}`} tone="secondary">
                {identity('invitations.submit')}
              </LinkButton>
            )}
            {data.mayLaunch && (
              <LinkButton to={`${paths.audits}/launch?supplier=${data.orgId}`}>
                {t('detail.launch')}
              </LinkButton>
            )}
          </>
        }
      />
      <MainAside
        aside={
          <>
            <SectionCard title={t('detail.particulars')}>
              <DescriptionList
                items={[
                  { term: t('field.uscc'), value: data.uscc },
                  { term: t('field.region'), value: data.region },
                  {
                    term: t('field.sizeClass'),
                    value: data.sizeClass && t(`sizeClass.${data.sizeClass as 'small'}`),
                  },
                  { term: t('field.designated'), value: data.designatedYears.join('、') || t('no') },
                  { term: t('field.joined'), value: format.date(data.joinedAt) },
                  ...(data.contact
                    ? [
                        { term: t('field.contact'), value: data.contact.name },
                        { term: t('field.mobile'), value: data.contact.mobile },
                        { term: t('field.email'), value: data.contact.email },
                      ]
                    : []),
                ]}
              />
            </SectionCard>
            {data.mayManage && <LinkForm data={data} />}
          </>
        }
      >
        <Columns min={220}>
          <StatTile
            label={t('detail.score')}
            value={<ScoreValue value={data.score?.own ?? null} unit />}
            hint={percent && t('detail.coverage', { percent })}
            to={own ? undefined : `${paths.scores}/${data.orgId}`}
          />
          <StatTile
            label={t('detail.rolled')}
            value={<ScoreValue value={data.score?.rolled ?? null} unit />}
            hint={t('detail.rolledHint')}
          />
        </Columns>
        {data.course && (
          <SectionCard title={t('detail.history')}>
            <Chart view={data.course} />
          </SectionCard>
        )}
        <SectionCard title={t('detail.audits')} flush={data.audits.length > 0}>
          {data.audits.length === 0 ? (
            <p>{t('detail.noAudits')}</p>
          ) : (
            <div className={styles.scroll}>
              <table className={styles.table}>
                <thead>
                  <tr>
                    <th scope="col">{audit('field.title')}</th>
                    <th scope="col">{audit('field.state')}</th>
                    <th scope="col">{t('detail.signedOrDue')}</th>
                    <th scope="col">{audit('field.overall')}</th>
                    <th scope="col">{audit('field.grade')}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.audits.map((one) => (
                    <tr key={one.auditId}>
                      <td className={styles.heading}>
                        <Link to={`${paths.audits}/${one.auditId}`}>{one.title}</Link>
                      </td>
                      <td data-label={audit('field.state')}>
                        <AuditStateBadge state={one.state as 'signed'} />
                      </td>
                      <td className={styles.number} data-label={t('detail.signedOrDue')}>
                        {one.signedAt ? format.date(one.signedAt) : <DueDate due={one.dueOn} />}
                      </td>
                      <td className={styles.number} data-label={audit('field.overall')}>
                        {one.overall === null ? '–' : <ScoreValue value={one.overall} digits={2} />}
                      </td>
                      <td data-label={audit('field.grade')}>
                        <GradeBadge grade={one.grade} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </SectionCard>
        <SectionCard title={t('detail.actions')} flush={data.actions.length > 0}>
          {data.actions.length === 0 ? (
            <p>{t('detail.noActions')}</p>
          ) : (
            <div className={styles.scroll}>
              <table className={styles.table}>
                <thead>
                  <tr>
                    <th scope="col">{corrective('field.number')}</th>
                    <th scope="col">{corrective('field.title')}</th>
                    <th scope="col">{corrective('field.state')}</th>
                    <th scope="col">{corrective('field.closeDue')}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.actions.map((one) => (
                    <tr key={one.actionId}>
                      <td className={styles.number} data-label={corrective('field.number')}>
                        {one.number}
                      </td>
                      <td className={styles.heading}>
                        <Link to={`${paths.actions}/${one.actionId}`}>{one.title}</Link>
                      </td>
                      <td data-label={corrective('field.state')}>
                        <ActionStateBadge state={one.state as 'issued'} />
                      </td>
                      <td className={styles.number} data-label={corrective('field.closeDue')}>
                        <DueDate due={one.dueOn} done={one.state === 'closed' || one.state === 'cancelled'} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </SectionCard>
        <SectionCard title={t('detail.buyers')} flush={data.buyers.length > 0}>
          <LinkedOrganizations
            links={data.buyers}
            base={paths.suppliers}
            empty={t('detail.noBuyers')}
            label={t('detail.buyers')}
          />
        </SectionCard>
        <SectionCard title={t('detail.suppliers')} flush={data.suppliers.length > 0}>
          <LinkedOrganizations
            links={data.suppliers}
            base={paths.suppliers}
            empty={t('detail.noSuppliers')}
            label={t('detail.suppliers')}
          />
        </SectionCard>
      </MainAside>
    </>
  )
}
