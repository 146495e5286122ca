import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { LinkButton } from '../../ui/button.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Stack } from '../../ui/layout.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { MailStatus } from './mail-status.tsx'
import styles from './mail-view.module.css'

type Mail = {
  toAddress: string
  toName: string | null
  subject: string
  status: string
  createdAt: string
  body: string
  link: string | null
}

/** One mail as its recipient would read it; the link works. */
export function MailView({ mail }: { mail: Mail }) {
  const t = useT('notify')
  const format = useFormat()
  return (
    <>
      <PageHeader
        title={mail.subject}
        crumbs={[{ to: '/mailbox', label: t('mailbox.title') }]}
        badges={<MailStatus status={mail.status} />}
      />
      <SectionCard>
        <Stack>
          <DescriptionList
            items={[
              { term: t('mailbox.to'), value: [mail.toName, mail.toAddress].filter(Boolean).join(' · ') },
              { term: t('mailbox.at'), value: format.date(mail.createdAt, 'time') },
            ]}
          />
          <p className={styles.body}>{mail.body}</p>
          {mail.link && (
            <div>
              <LinkButton to={mail.link} reloadDocument>
                {t('mailbox.open')}
              </LinkButton>
            </div>
          )}
        </Stack>
      </SectionCard>
    </>
  )
}
