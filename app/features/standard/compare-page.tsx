import { Form, Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SelectField } from '../../ui/field/choice-field.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { GradeBadge } from '../../ui/grade-badge.tsx'
import { Columns, Row, Stack } from '../../ui/layout.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatTile } from '../../ui/stat-tile.tsx'
import { ChangeList } from './change-list.tsx'
import type { loadCompare } from './compare.server.ts'
import styles from './compare-page.module.css'

type Data = Awaited<ReturnType<typeof loadCompare>>

/** What changed between two versions, question by question, and what it means for audits and graded suppliers. */
export function ComparePage({ data, base, audits }: { data: Data; base: string; audits: string }) {
  const t = useT('standard')
  const { comparison, versions } = data
  const options = versions.map(({ version, status }) => ({
    value: String(version),
    label: `${t('versionOf', { version })} · ${t(`status.${status as 'published'}`)}`,
  }))
  const count = (effect: string) =>
    comparison?.changes.filter((change) => change.effect === effect).length ?? 0
  return (
    <>
      <PageHeader
        crumbs={[
          { to: base, label: t('title') },
          { to: `${base}/${data.standardId}`, label: data.title },
        ]}
        title={t('compare.title')}
        subtitle={
          data.draftId
            ? t('compare.withDraft', { from: data.from })
            : t('compare.versions', { from: data.from, to: data.to ?? 0 })
        }
      />
      <Stack>
        {!data.draftId && versions.length > 1 && (
          <Form method="get">
            <Row>
              <SelectField
                name="from"
                label={t('compare.from')}
                options={options}
                defaultValue={String(data.from)}
              />
              <SelectField
                name="to"
                label={t('compare.to')}
                options={options}
                defaultValue={String(data.to)}
              />
              <SubmitButton tone="secondary">{t('compare.show')}</SubmitButton>
            </Row>
          </Form>
        )}
        {comparison ? (
          <>
            <Columns min={160}>
              <StatTile label={t('change.effect.tighter')} value={count('tighter')} />
              <StatTile
                label={t('change.effect.looser')}
                value={count('looser')}
                tone={count('looser') > 0 ? 'warn' : 'plain'}
              />
              <StatTile label={t('change.effect.reworded')} value={count('reworded')} />
              <StatTile
                label={t('compare.running')}
                value={comparison.running}
                hint={t('compare.runningHint')}
              />
            </Columns>
            <SectionCard title={t('compare.changes')}>
              <ChangeList changes={comparison.changes} href={(id) => `${base}/${data.standardId}#${id}`} />
            </SectionCard>
            <Impact suppliers={comparison.suppliers} audits={audits} />
          </>
        ) : (
          <EmptyState title={t('compare.single')} hint={t('compare.singleHint')} />
        )}
      </Stack>
    </>
  )
}

function Impact({
  suppliers,
  audits,
}: {
  suppliers: NonNullable<Data['comparison']>['suppliers']
  audits: string
}) {
  const t = useT('standard')
  const format = useFormat()
  const changed = suppliers.filter(({ grade, gradeThen }) => grade !== gradeThen).length
  return (
    <SectionCard
      title={t('compare.impact')}
      note={t('compare.impactNote', { count: suppliers.length, changed })}
    >
      {suppliers.length === 0 ? (
        <p>{t('compare.nobody')}</p>
      ) : (
        <ul className={styles.suppliers}>
          {suppliers.map((supplier) => (
            <li key={supplier.orgId}>
              <Link to={`${audits}/${supplier.auditId}`}>{supplier.name}</Link>
              <span className={styles.grades}>
                <GradeBadge grade={supplier.grade} />
                <span>{supplier.percent === null ? '' : `${format.number(supplier.percent, 1)}%`}</span>
                <span aria-hidden="true">→</span>
                <GradeBadge grade={supplier.gradeThen} />
                <span>
                  {supplier.percentThen === null ? '' : `${format.number(supplier.percentThen, 1)}%`}
                </span>
              </span>
              {supplier.unanswered > 0 && (
                <small>{t('compare.unanswered', { count: supplier.unanswered })}</small>
              )}
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  )
}
