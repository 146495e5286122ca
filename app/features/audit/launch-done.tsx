import { Link } from '@remix-run/react'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './launch.module.css'

export interface Launched {
  launched: number
  suppliers: {
    orgId: string
    name: string
    auditId: string
    number: string
    outcome: 'mailed' | 'invited' | 'unreachable' | 'skipped'
    link: string | null
    qr: string | null
  }[]
}

const tones = { mailed: 'good', invited: 'good', unreachable: 'bad', skipped: 'neutral' } as const

/** What happened to each supplier; invitations that no mail could carry are here to hand over. */
export function LaunchDone({ launched, base }: { launched: Launched; base: string }) {
  const t = useT('audit')
  return (
    <>
      <PageHeader
        crumbs={[{ to: base, label: t(base.startsWith('/lead') ? 'title' : 'issuedTitle') }]}
        title={t('launch.doneTitle')}
        actions={
          <>
            <LinkButton to={`${base}/launch`} tone="secondary" reloadDocument>
              {t('launch.again')}
            </LinkButton>
            <LinkButton to={base}>{t('launch.toList')}</LinkButton>
          </>
        }
      />
      <Stack>
        <Notice tone={launched.launched > 0 ? 'success' : 'warn'}>
          {launched.launched > 0 ? t('launch.done', { count: launched.launched }) : t('launch.doneNone')}
        </Notice>
        <SectionCard title={t('launch.outcome')}>
          <ul className={styles.outcomes}>
            {launched.suppliers.map((one) => (
              <li key={one.orgId}>
                <div>
                  <Link to={`${base}/${one.auditId}`}>{one.name}</Link> <small>{one.number}</small>
                </div>
                <StatusBadge tone={tones[one.outcome]}>{t(`launch.outcomes.${one.outcome}`)}</StatusBadge>
                {one.link && one.qr && (
                  <div className={styles.handOver}>
                    <QrCode svg={one.qr} label={t('launch.handOver')} />
                    <div>
                      <p>{t('launch.handOver')}</p>
                      <code>{one.link}</code>
                      <CopyButton text={one.link} />
                    </div>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </SectionCard>
      </Stack>
    </>
  )
}
