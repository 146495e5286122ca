import type { SerializeFrom } from '@remix-run/node'
import { Link, useSearchParams } from '@remix-run/react'
import IconPrinter from '@tabler/icons-react/dist/esm/icons/IconPrinter.mjs'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { MainAside, Stack } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { ActionStateBadge, SeverityBadge, useBallText } from './action-badges.tsx'
import { ActionDates } from './action-dates.tsx'
import type { loadAction } from './action-detail.server.ts'
import { ActionEvidence } from './action-evidence.tsx'
import { ActionHistory } from './action-history.tsx'
import { textFields } from './answer-draft.ts'
import { AnswerForm } from './answer-form.tsx'
import styles from './corrective.module.css'
import { DecisionPanel } from './decision-panel.tsx'
import { forgetDraft } from './use-answer-draft.ts'

export type ActionData = SerializeFrom<typeof loadAction>

const deeds = ['accept', 'send-back', 'verify', 'close', 'cancel', 'issue'] as const

/**
 * One corrective action for either side. `paths`: the list it belongs to, and where audits of this workspace and side
 * are read.
 */
export function ActionDetail({
  action,
  paths,
}: {
  action: ActionData
  paths: { list: string; audits: string; title: string }
}) {
  const t = useT('corrective')
  const [search] = useSearchParams()
  const ballText = useBallText()
  useLive([`corrective:${action.actionId}`])
  const answering = action.draft !== null && action.moves.includes('answer')
  useEffect(() => {
    if (action.party === 'subject' && action.draft === null) forgetDraft(action.actionId)
  }, [action.party, action.draft, action.actionId])
  const done = search.get('done')
  const deed = deeds.find((one) => one === done)
  return (
    <>
      <PageHeader
        title={action.title}
        subtitle={`${action.number} · ${action.party === 'subject' ? action.issuer.name : action.subject.name}`}
        crumbs={[{ to: paths.list, label: paths.title }]}
        badges={
          <>
            <SeverityBadge severity={action.severity} />
            <ActionStateBadge state={action.state} />
          </>
        }
        actions={<PrintButton />}
      />
      <Stack>
        {deed && <Notice tone="success">{t(`decide.done.${deed}`)}</Notice>}
        {done === 'answer' && <Notice tone="success">{t('answer.done')}</Notice>}
        {done === 'draft' && <Notice tone="success">{t('draft.kept')}</Notice>}
        {action.party === 'viewer' && <Notice>{t('detail.viewer')}</Notice>}
        {action.state === 'sent-back' && action.sendBackReason && (
          <Notice
            tone="warn"
            title={action.party === 'subject' ? t('detail.sentBackTitle') : t('state.sent-back')}
          >
            <p className={styles.text}>{action.sendBackReason}</p>
          </Notice>
        )}
        <MainAside
          aside={
            <>
              {action.party === 'issuer' && <DecisionPanel action={action} />}
              <SectionCard title={t('detail.dates')} note={ballText(action.ball, action.party)}>
                <ActionDates action={action} />
              </SectionCard>
              <SectionCard title={t('detail.history')}>
                <ActionHistory action={action} />
              </SectionCard>
            </>
          }
        >
          <SectionCard title={t('detail.request')}>
            <Stack>
              <p className={styles.text}>{action.description}</p>
              <DescriptionList
                items={[
                  { term: t('field.issuer'), value: action.issuer.name },
                  { term: t('field.subject'), value: action.subject.name },
                  ...(action.finding
                    ? [
                        {
                          term: t('field.finding'),
                          value: [
                            `#${action.finding.number}`,
                            action.finding.questionCode,
                            action.finding.statement !== action.description && action.finding.statement,
                          ]
                            .filter(Boolean)
                            .join(' '),
                        },
                      ]
                    : []),
                  ...(action.audit
                    ? [
                        {
                          term: t('field.audit'),
                          value: (
                            <Link to={`${paths.audits}/${action.audit.auditId}`}>
                              {action.audit.number} {action.audit.title}
                            </Link>
                          ),
                        },
                      ]
                    : []),
                ]}
              />
            </Stack>
          </SectionCard>
          {answering && action.draft ? (
            <>
              <ActionEvidence action={action} />
              <SectionCard title={t('detail.answer')} note={t('detail.answerNote')}>
                <AnswerForm action={action} draft={action.draft} />
              </SectionCard>
            </>
          ) : (
            <>
              <SectionCard title={t('detail.answer')}>
                {action.answer ? (
                  <dl className={styles.answer}>
                    {textFields.map((name) => (
                      <div key={name}>
                        <dt>{t(`answer.${name}`)}</dt>
                        <dd>{action.answer?.[name]}</dd>
                      </div>
                    ))}
                    {action.verification && (
                      <div>
                        <dt>{t('detail.verification')}</dt>
                        <dd>{action.verification}</dd>
                      </div>
                    )}
                  </dl>
                ) : (
                  <p className={styles.note}>{t('detail.noAnswer')}</p>
                )}
              </SectionCard>
              <ActionEvidence action={action} />
            </>
          )}
        </MainAside>
      </Stack>
    </>
  )
}

/** Only where there is something to print with. */
function PrintButton() {
  const t = useT('corrective')
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  if (!ready) return null
  return (
    <Button icon={<IconPrinter size={18} stroke={1.8} aria-hidden="true" />} onClick={() => window.print()}>
      {t('detail.print')}
    </Button>
  )
}
