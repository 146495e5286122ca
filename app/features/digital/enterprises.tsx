import type { SerializeFrom } from '@remix-run/node'
import { Form, Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { Columns, Row, Stack } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatTile } from '../../ui/stat-tile.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { useActionResult } from '../../ui/use-action-result.ts'
import { useTierName } from '../supplier/use-tier-name.ts'
import styles from './digital.module.css'
import type { changeDigital, loadDigital } from './enterprises.server.ts'
import { Rates } from './rates.tsx'

type Data = SerializeFrom<typeof loadDigital>
type EnterpriseOf = Data['list']['rows'][number]

/** The leader's page: the two rates, the yearly register, and who counts and who does not. */
export function DigitalOverview({ data }: { data: Data }) {
  const t = useT('digital')
  const format = useFormat()
  useLive(['digital', 'health'])
  const { counts, duePeriod } = data.list
  return (
    <Stack>
      <PageHeader
        title={t('title')}
        subtitle={t('leadSubtitle')}
        actions={
          <LinkButton to="/lead/digital/report" tone="secondary">
            {t('report.mine')}
          </LinkButton>
        }
      />
      <Outcome />
      <Rates data={data.rates} />
      <Columns min={220}>
        <StatTile
          label={t('tile.outstanding', { period: duePeriod })}
          value={format.number(counts.outstanding, 0)}
          tone={counts.outstanding > 0 ? 'warn' : 'good'}
          to="?designated=yes&outstanding=1"
        />
        <StatTile
          label={t('tile.notCovered')}
          value={format.number(counts.notCovered, 0)}
          to="?designated=yes&status=not-covered"
        />
      </Columns>
      <Register data={data} />
      <Enterprises data={data} />
    </Stack>
  )
}

/** What the last button did. */
function Outcome() {
  const t = useT('digital')
  const result = useActionResult<typeof changeDigital>()
  if (!result) return null
  if (!result.ok) {
    const nothingTicked = result.error.code === 'invalid-input'
    return <Notice tone="error">{nothingTicked ? t('remind.none') : result.error.message}</Notice>
  }
  if ('reminded' in result.data) {
    const { reminded, alreadyReported, unreachable } = result.data
    return (
      <Notice tone={unreachable.length > 0 ? 'warn' : 'success'}>
        <p>{t('remind.done', { count: reminded })}</p>
        {alreadyReported > 0 && <p>{t('remind.already', { count: alreadyReported })}</p>}
        {unreachable.length > 0 && <p>{t('remind.unreachable', { names: unreachable.join('、') })}</p>}
      </Notice>
    )
  }
  const count = 'added' in result.data ? result.data.added : result.data.changed
  return <Notice tone="success">{t('register.changed', { count })}</Notice>
}

/** Which year's register counts, and how to begin this year's. */
function Register({ data }: { data: Data }) {
  const t = useT('digital')
  const { thisYear, list } = data
  const used = data.rates.registerYear
  const { rates } = data.rates
  const hidden = rates?.year === list.year ? rates.designated.denominator - list.counts.designated : 0
  const copy = (from: number, to: number) => (
    <Form method="post">
      <input type="hidden" name="fromYear" value={from} />
      <input type="hidden" name="year" value={to} />
      <SubmitButton tone="secondary" size="small" name="deed" value="copy">
        {t('register.copy', { from })}
      </SubmitButton>
    </Form>
  )
  return (
    <SectionCard title={t('register.title')} note={t('register.note')}>
      <Stack gap="small">
        {used === null && <Notice tone="warn">{t('register.none')}</Notice>}
        {used !== null && used < thisYear && (
          <Notice tone="warn" actions={data.mayDesignate && copy(used, thisYear)}>
            {t('register.old', { year: thisYear, used })}
          </Notice>
        )}
        <Row>
          {[thisYear - 1, thisYear].map((year) => (
            <Link
              key={year}
              to={`?year=${year}`}
              preventScrollReset
              className={styles.year}
              aria-current={year === list.year ? 'true' : undefined}
            >
              {t('register.year', { year })}
            </Link>
          ))}
          <span className={styles.note}>
            {t('register.count', { n: list.counts.designated, all: list.counts.all })}
          </span>
        </Row>
        {hidden > 0 && <p className={styles.note}>{t('register.hidden', { count: hidden })}</p>}
      </Stack>
    </SectionCard>
  )
}

const formId = 'enterprises'

function Enterprises({ data }: { data: Data }) {
  const t = useT('digital')
  const format = useFormat()
  const tierName = useTierName()
  const { list, query } = data
  const percent = (value: number | null) => (value === null ? '–' : `${format.number(value, 1)}%`)
  const status = (row: EnterpriseOf) =>
    row.period === null ? 'no-report' : row.covered === true ? 'covered' : 'not-covered'
  const tones = { covered: 'good', 'not-covered': 'warn', 'no-report': 'bad' } as const
  return (
    <SectionCard title={t('list.title')}>
      <Stack>
        {(data.mayDesignate || data.mayRemind) && list.total > 0 && (
          <Form method="post" id={formId} preventScrollReset>
            <input type="hidden" name="year" value={list.year} />
            <Row>
              <span className={styles.note}>{t('list.bulk')}</span>
              {data.mayRemind && (
                <SubmitButton size="small" tone="secondary" name="deed" value="remind">
                  {t('remind.action')}
                </SubmitButton>
              )}
              {data.mayDesignate && (
                <>
                  <SubmitButton size="small" tone="secondary" name="deed" value="add">
                    {t('register.add', { year: list.year })}
                  </SubmitButton>
                  <SubmitButton size="small" tone="secondary" name="deed" value="remove">
                    {t('register.remove', { year: list.year })}
                  </SubmitButton>
                </>
              )}
            </Row>
          </Form>
        )}
        <DataTable
          caption={t('list.title')}
          rows={list.rows}
          total={list.total}
          query={query}
          rowKey={(row) => row.orgId}
          search={t('list.search')}
          exportable
          selection={{ form: formId, name: 'orgIds', label: (row) => t('list.select', { name: row.name }) }}
          filters={[
            {
              name: 'status',
              label: t('list.status'),
              options: (['covered', 'not-covered', 'no-report'] as const).map((value) => ({
                value,
                label: t(`list.${value}`),
              })),
            },
            {
              name: 'designated',
              label: t('list.designated'),
              options: [
                { value: 'yes', label: t('list.designatedYes') },
                { value: 'no', label: t('list.designatedNo') },
              ],
            },
            {
              name: 'platform',
              label: t('list.platform'),
              options: [
                { value: 'yes', label: t('list.yes') },
                { value: 'no', label: t('list.no') },
              ],
            },
            {
              name: 'outstanding',
              label: t('list.outstanding'),
              options: [{ value: '1', label: t('list.outstandingOnly', { period: list.duePeriod }) }],
            },
            {
              name: 'tier',
              label: t('list.tier'),
              options: ['1', '2', '3'].map((value) => ({ value, label: tierName(Number(value)) })),
            },
          ]}
          empty={
            <EmptyState
              title={t('list.empty')}
              hint={t('list.emptyHint')}
              action={<LinkButton to="/lead/suppliers/import">{t('list.toSuppliers')}</LinkButton>}
            />
          }
          columns={[
            {
              key: 'name',
              header: t('list.name'),
              sortable: true,
              card: 'heading',
              cell: (row) =>
                row.tier === 0 ? row.name : <Link to={`/lead/suppliers/${row.orgId}`}>{row.name}</Link>,
            },
            { key: 'tier', header: t('list.tier'), sortable: true, cell: (row) => tierName(row.tier) },
            {
              key: 'designated',
              header: t('list.designated'),
              cell: (row) => (
                <span className={styles.unbroken}>
                  {t(row.designated ? 'list.designatedYes' : 'list.designatedNo')}
                </span>
              ),
            },
            {
              key: 'status',
              header: t('list.status'),
              cell: (row) => <StatusBadge tone={tones[status(row)]}>{t(`list.${status(row)}`)}</StatusBadge>,
            },
            {
              key: 'missing',
              header: t('list.missing'),
              cell: (row) => (
                <span className={styles.missing}>
                  {row.missing.length === 0 ? '–' : row.missing.join(' ')}
                </span>
              ),
            },
            {
              key: 'digital',
              header: t('list.digital'),
              sortable: true,
              align: 'end',
              cell: (row) => percent(row.digitalRate),
            },
            {
              key: 'networked',
              header: t('list.networked'),
              sortable: true,
              align: 'end',
              cell: (row) => percent(row.networkedRate),
            },
            {
              key: 'platform',
              header: t('list.platform'),
              cell: (row) => (row.platform === null ? '–' : t(row.platform ? 'list.yes' : 'list.no')),
            },
            {
              key: 'period',
              header: t('list.period'),
              sortable: true,
              cell: (row) => row.period ?? t('list.never'),
            },
          ]}
        />
      </Stack>
    </SectionCard>
  )
}
