import { Form } from '@remix-run/react'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ConfirmSubmit } from '../../../ui/field/confirm-submit.tsx'
import { FormErrors } from '../../../ui/field/form-errors.tsx'
import { MainAside, Stack } from '../../../ui/layout.tsx'
import { useLive } from '../../../ui/live.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import styles from './consent.module.css'
import type { loadConsents } from './consent.server.ts'

type Data = Awaited<ReturnType<typeof loadConsents>>
type Consent = Data['consents'][number]

/** The supplier's own say over its answers: what it answered in other chains may, or may not, be used in this one. */
export function ConsentPage({ data, error }: { data: Data; error?: string }) {
  const t = useT('audit')
  useLive(['consent'])
  const consentFor = (chainId: string) =>
    data.consents.find((one) => one.fromChainId === chainId && one.revokedAt === null)
  return (
    <>
      <PageHeader title={t('consent.title')} subtitle={t('consent.subtitle', { chain: data.present })} />
      <Stack>
        {error && <FormErrors errors={[error]} />}
        <MainAside aside={<Meaning />}>
          <SectionCard title={t('consent.chains')}>
            {data.chains.length === 0 ? (
              <EmptyState title={t('consent.none')} hint={t('consent.noneHint')} />
            ) : (
              <ul className={styles.list}>
                {data.chains.map((chain) => (
                  <ChainConsent
                    key={chain.chainId}
                    chain={chain}
                    consent={consentFor(chain.chainId)}
                    mayGive={data.mayGive}
                  />
                ))}
              </ul>
            )}
            {data.chains.length > 0 && !data.mayGive && <p>{t('consent.managers')}</p>}
          </SectionCard>
          <History data={data} />
        </MainAside>
      </Stack>
    </>
  )
}

function ChainConsent(props: {
  chain: Data['chains'][number]
  consent: Consent | undefined
  mayGive: boolean
}) {
  const t = useT('audit')
  const format = useFormat()
  const { chain, consent } = props
  return (
    <li>
      <div>
        <b>{chain.name}</b>
        <StatusBadge tone={consent ? 'good' : 'neutral'}>
          {t(consent ? 'consent.inForce' : 'consent.notGiven')}
        </StatusBadge>
        {consent && (
          <small>
            {t('consent.given', {
              name: consent.givenBy ?? t('consent.somebody'),
              date: format.date(consent.givenAt, 'time'),
            })}
          </small>
        )}
      </div>
      {props.mayGive && (
        <Form method="post">
          <input type="hidden" name="intent" value={consent ? 'revoke' : 'give'} />
          {consent ? (
            <input type="hidden" name="consentId" value={consent.consentId} />
          ) : (
            <input type="hidden" name="fromChainId" value={chain.chainId} />
          )}
          <ConfirmSubmit
            key={consent ? 'revoke' : 'give'}
            tone={consent ? 'danger' : 'primary'}
            label={t(consent ? 'consent.revoke' : 'consent.give')}
            question={t(consent ? 'consent.revokeQuestion' : 'consent.giveQuestion', { chain: chain.name })}
            confirm={t(consent ? 'consent.revoke' : 'consent.give')}
          />
        </Form>
      )}
    </li>
  )
}

function Meaning() {
  const t = useT('audit')
  return (
    <SectionCard title={t('consent.what')}>
      <Stack gap="small">
        <p>{t('consent.whatOwn')}</p>
        <p>{t('consent.whatHidden')}</p>
        <p>{t('consent.whatRevoke')}</p>
      </Stack>
    </SectionCard>
  )
}

/** Every giving and revoking, newest first. */
function History({ data }: { data: Data }) {
  const t = useT('audit')
  const format = useFormat()
  if (data.consents.length === 0) return null
  const by = (name: string | null) => name ?? t('consent.somebody')
  return (
    <SectionCard title={t('consent.history')}>
      <ul className={styles.history}>
        {data.consents.map((one) => (
          <li key={one.consentId}>
            {t('consent.historyGiven', {
              chain: data.chains.find(({ chainId }) => chainId === one.fromChainId)?.name ?? '–',
              name: by(one.givenBy),
              date: format.date(one.givenAt, 'time'),
            })}
            {one.revokedAt && (
              <small>
                {t('consent.historyRevoked', {
                  name: by(one.revokedBy),
                  date: format.date(one.revokedAt, 'time'),
                })}
              </small>
            )}
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
