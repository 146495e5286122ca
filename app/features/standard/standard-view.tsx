import type { SerializeFrom } from '@remix-run/node'
import type { z } from 'zod'
import type { getStandard } from '#server/standard/get-standard.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { MainAside, Stack } from '../../ui/layout.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { StandardRules } from './standard-rules.tsx'
import styles from './standard-view.module.css'
import { Demands, DraftButton, ExportCard, Versions } from './standard-view-parts.tsx'

export type StandardData = SerializeFrom<z.output<(typeof getStandard)['output']>>
type Element = StandardData['elements'][number]

/** A standard to read and print: elements, sub-elements, questions with what is expected, and the rules in words. */
export function StandardView({
  standard,
  base,
  launch,
  adoption = false,
  mayEdit = false,
  error,
}: {
  standard: StandardData
  base: string
  launch?: string
  /** Whether the reader may see how far the standard has come down the chain. */
  adoption?: boolean
  mayEdit?: boolean
  error?: string
}) {
  const t = useT('standard')
  const format = useFormat()
  return (
    <>
      <PageHeader
        crumbs={[{ to: base, label: t('title') }]}
        title={standard.title}
        badges={
          <>
            <StatusBadge tone={standard.status === 'published' ? 'good' : 'neutral'}>
              {t(`status.${standard.status as 'published'}`)}
            </StatusBadge>
            <StatusBadge>{t('versionOf', standard)}</StatusBadge>
          </>
        }
        subtitle={`${t('questions', { count: standard.questionCount })} · ${t('stars', { count: standard.starCount })}`}
        actions={
          <>
            <PrintButton />
            {standard.versions.length > 1 && (
              <LinkButton to={`${base}/${standard.standardId}/compare?to=${standard.version}`}>
                {t('compare.link')}
              </LinkButton>
            )}
            {adoption && standard.mine && (
              <LinkButton to={`${base}/${standard.standardId}/adoption`}>{t('adoption.title')}</LinkButton>
            )}
            {standard.draftId && standard.mine ? (
              <LinkButton to={`${base.replace(/standards$/, 'drafts')}/${standard.draftId}`}>
                {t('list.openDraft')}
              </LinkButton>
            ) : (
              <DraftButton standard={standard} mayEdit={mayEdit} />
            )}
            {launch && <LinkButton to={`${launch}?version=${standard.versionId}`}>{t('launch')}</LinkButton>}
          </>
        }
      />
      {error && <FormErrors errors={[error]} />}
      <MainAside
        aside={
          <>
            <SectionCard title={t('contents')}>
              <ul className={styles.contents}>
                {standard.elements.map((element) => (
                  <li key={element.id}>
                    <a href={`#${element.id}`}>
                      <b>{element.code}</b> {element.title}
                    </a>
                    <span>{t('questions', { count: element.questions.length })}</span>
                  </li>
                ))}
                <li>
                  <a href="#rules">{t('rules.title')}</a>
                </li>
              </ul>
            </SectionCard>
            <Versions standard={standard} base={base} />
            {mayEdit && <ExportCard to={`${base}/export?version=${standard.versionId}`} />}
            <SectionCard title={t('source')}>
              <Stack>
                <p>{standard.source}</p>
                <DescriptionList
                  items={[
                    { term: t('field.owner'), value: standard.ownerName },
                    { term: t('field.code'), value: standard.code },
                    { term: t('field.edition'), value: standard.edition },
                    {
                      term: t('field.effective'),
                      value: standard.effectiveOn && format.date(standard.effectiveOn),
                    },
                    {
                      term: t('field.hash'),
                      value: <code title={standard.contentHash}>{standard.contentHash.slice(0, 12)}</code>,
                    },
                  ]}
                />
              </Stack>
            </SectionCard>
          </>
        }
      >
        {standard.elements.map((element) => (
          <ElementSection key={element.id} element={element} standard={standard} />
        ))}
        <div id="rules">
          <StandardRules standard={standard} />
        </div>
      </MainAside>
    </>
  )
}

function ElementSection({ element, standard }: { element: Element; standard: StandardData }) {
  const t = useT('standard')
  const groups =
    element.subElements.length > 0
      ? element.subElements.map((sub) => ({
          sub,
          questions: element.questions.filter(({ subElementId }) => subElementId === sub.id),
        }))
      : [{ sub: null, questions: element.questions }]
  return (
    <section id={element.id} className={styles.element}>
      <SectionCard
        title={`${element.code} ${element.title}`}
        note={t('questions', { count: element.questions.length })}
      >
        {groups.map(({ sub, questions }) => (
          <div key={sub?.id ?? element.id}>
            {sub && (
              <h3 className={styles.sub}>
                {sub.code} {sub.title}
              </h3>
            )}
            <ol className={styles.questions}>
              {questions.map((question) => (
                <li key={question.id} id={question.id}>
                  <p className={styles.question}>
                    <b>{question.code}</b>
                    {question.star && <StatusBadge tone="warn">★ {t('star')}</StatusBadge>}
                    {question.knockOut && <StatusBadge tone="bad">{t('knockOut')}</StatusBadge>}{' '}
                    {question.text}
                  </p>
                  <Demands question={question} origin={standard.origins[question.id]} tier={standard.tier} />
                  <dl className={styles.help}>
                    {(['guidance', 'evidence', 'note'] as const).map(
                      (part) =>
                        question[part] && (
                          <div key={part}>
                            <dt>{t(part)}</dt>
                            <dd>{question[part]}</dd>
                          </div>
                        ),
                    )}
                  </dl>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </SectionCard>
    </section>
  )
}
