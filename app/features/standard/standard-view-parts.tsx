import { Link } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Row } from '../../ui/layout.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { OpenDraftButton } from './open-draft-button.tsx'
import styles from './standard-view.module.css'
import type { StandardData } from './standard-view.tsx'

type Question = StandardData['elements'][number]['questions'][number]
type Origin = StandardData['origins'][string]

/** What a question asks beyond its words, and which tier it comes from. */
export function Demands({
  question,
  origin,
  tier,
}: {
  question: Question
  origin: Origin | undefined
  tier: number
}) {
  const t = useT('standard')
  const tierName = (n: number) => (n === 0 ? t('origin.leader') : t('origin.tier', { tier: n }))
  const facts = [
    question.weight !== 1 && t('demand.weight', { weight: question.weight }),
    question.minimumScore !== null && t('demand.minimum', { score: question.minimumScore }),
    question.everyMonths !== null && t('demand.every', { count: question.everyMonths }),
    question.responseDays !== null && t('demand.response', { count: question.responseDays }),
    !question.notEvaluatedAllowed && t('demand.noNe'),
    question.scale && t('demand.scale', { scores: question.scale.map(({ score }) => score).join(' / ') }),
    question.applies &&
      t('demand.applies', {
        whom: [
          ...question.applies.categories,
          ...question.applies.partClasses.map((one) => t('demand.partClass', { class: one })),
          ...question.applies.processes,
        ].join(t('demand.and')),
      }),
    ...question.crossReferences.map((reference) =>
      t(`demand.${reference.relation === 'same' ? 'same' : 'partOf'}`, {
        standard: reference.standard,
        question: reference.question,
      }),
    ),
  ].filter((fact) => typeof fact === 'string')
  if (facts.length === 0 && tier === 0) return null
  return (
    <ul className={styles.demands}>
      {tier > 0 && (
        <li>
          <StatusBadge tone={(origin?.from ?? 0) === tier ? 'info' : 'neutral'}>
            {t('origin.from', { tier: tierName(origin?.from ?? 0) })}
          </StatusBadge>
        </li>
      )}
      {origin?.tightened.map((one) => (
        <li key={one.tier}>
          <StatusBadge tone="good">
            {t('origin.tightened', {
              tier: tierName(one.tier),
              fields: one.fields.map((field) => t(`change.field.${field as 'text'}`)).join(t('demand.and')),
            })}
          </StatusBadge>
        </li>
      ))}
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  )
}

/** The versions of the standard; older ones can be read and compared. */
export function Versions({ standard, base }: { standard: StandardData; base: string }) {
  const t = useT('standard')
  const format = useFormat()
  return (
    <SectionCard title={t('versions')}>
      <ul className={styles.versions}>
        {standard.versions.map((one) => (
          <li key={one.id}>
            <Link
              to={`${base}/${standard.standardId}?version=${one.version}`}
              aria-current={one.version === standard.version ? 'page' : undefined}
            >
              {t('versionOf', one)}
            </Link>
            <span>
              {t(`status.${one.status as 'published'}`)}
              {one.publishedAt && ` · ${format.date(one.publishedAt)}`}
            </span>
            {one.changeNote && <p>{one.changeNote}</p>}
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}

/** The standard as a file that can be edited and imported again. */
export function ExportCard({ to }: { to: string }) {
  const t = useT('standard')
  return (
    <SectionCard title={t('export.title')} note={t('export.note')}>
      <Row>
        <LinkButton to={`${to}&format=xlsx`} reloadDocument tone="secondary" size="small">
          {t('export.xlsx')}
        </LinkButton>
        <LinkButton to={`${to}&format=yaml`} reloadDocument tone="secondary" size="small">
          {t('export.yaml')}
        </LinkButton>
      </Row>
    </SectionCard>
  )
}

/** Writes the next version of one's own standard, or passes on the one of a buyer above. */
export function DraftButton({ standard, mayEdit }: { standard: StandardData; mayEdit: boolean }) {
  const t = useT('standard')
  if (!mayEdit) return null
  if (standard.mine)
    return <OpenDraftButton from="version" standardId={standard.standardId} label={t('list.newVersion')} />
  if (standard.adoptedAs || standard.status !== 'published') return null
  return <OpenDraftButton from="adoption" versionId={standard.versionId} label={t('list.adopt')} />
}
