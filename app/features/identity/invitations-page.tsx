import { Form, useSearchParams } from '@remix-run/react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ConfirmSubmit } from '../../ui/field/confirm-submit.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { useLive } from '../../ui/live.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import styles from './account.module.css'
import type { changeInvitations, InvitationList } from './invitations.server.ts'
import { InviteForm } from './invite-form.tsx'

type Result = Awaited<ReturnType<typeof changeInvitations>>['data']
type MadeInvitation = { link: string; qr: string; mailed: boolean; expiresAt: string }
type Entry = InvitationList['rows'][number]

const tones: Record<Entry['state'], StatusTone> = {
  open: 'info',
  expired: 'warn',
  accepted: 'good',
  revoked: 'neutral',
}

export function InvitationsPage({ data, result }: { data: InvitationList; result: Result | undefined }) {
  const t = useT('identity')
  const format = useFormat()
  const [search] = useSearchParams()
  useLive(['identity'])
  const made = result?.ok && 'link' in result.data ? (result.data as MadeInvitation) : null
  const states = ['open', 'expired', 'accepted', 'revoked'] as const
  return (
    <>
      <PageHeader title={t('invitations.title')} subtitle={t('invitations.subtitle')} />
      <Stack>
        {search.has('revoked') && !result && <Notice tone="success">{t('invitations.revoked')}</Notice>}
        {made && <Made made={made} />}
        {(data.supplier ? data.mayInviteSupplier : data.mayInviteColleague) && (
          <InviteForm supplier={data.supplier} result={result} />
        )}
        <DataTable
          caption={t('invitations.title')}
          rows={data.rows}
          total={data.total}
          query={data.query}
          rowKey={(row) => row.id}
          search={t('invitations.search')}
          exportable
          filters={[
            {
              name: 'state',
              label: t('invitations.state'),
              options: states.map((value) => ({ value, label: t(`invitations.states.${value}`) })),
            },
          ]}
          empty={
            <EmptyState
              title={t('invitations.empty')}
              hint={t(data.mayInviteColleague ? 'invitations.emptyHint' : 'invitations.emptyHintSuppliers')}
            />
          }
          columns={[
            {
              key: 'name',
              header: t('invitations.name'),
              sortable: true,
              card: 'heading',
              cell: (row) => row.name,
            },
            { key: 'login', header: t('invitations.login'), cell: (row) => row.login },
            {
              key: 'organization',
              header: t('invitations.org'),
              sortable: true,
              cell: (row) => row.orgName,
            },
            { key: 'role', header: t('invitations.role'), cell: (row) => t(`role.${row.role as 'admin'}`) },
            {
              key: 'created',
              header: t('invitations.created'),
              sortable: true,
              cell: (row) => format.date(row.createdAt),
            },
            {
              key: 'expires',
              header: t('invitations.expires'),
              sortable: true,
              card: 'hidden',
              cell: (row) => format.date(row.expiresAt),
            },
            {
              key: 'state',
              header: t('invitations.state'),
              cell: (row) => (
                <StatusBadge tone={tones[row.state]}>{t(`invitations.states.${row.state}`)}</StatusBadge>
              ),
            },
            {
              key: 'action',
              header: t('invitations.action'),
              cell: (row) =>
                (row.state === 'open' || row.state === 'expired') &&
                (row.orgId === data.own ? data.mayInviteColleague : data.mayInviteSupplier) ? (
                  <RowActions row={row} />
                ) : (
                  '–'
                ),
            },
          ]}
        />
      </Stack>
    </>
  )
}

/** The link of a new invitation, to be copied, scanned or printed; it is not shown again. */
function Made({ made }: { made: MadeInvitation }) {
  const t = useT('identity')
  const format = useFormat()
  return (
    <SectionCard title={t('invitations.madeTitle')}>
      <div className={styles.made}>
        <QrCode svg={made.qr} label={t('invitations.qr')} />
        <Stack gap="small">
          <p role="status">{t(made.mailed ? 'invitations.mailed' : 'invitations.notMailed')}</p>
          <code className={styles.link}>{made.link}</code>
          <Row>
            <CopyButton text={made.link} />
            <span className={styles.dim}>
              {t('invitations.until', { date: format.date(made.expiresAt, 'time') })}
            </span>
          </Row>
          <p className={styles.dim}>{t('invitations.once')}</p>
        </Stack>
      </div>
    </SectionCard>
  )
}

function RowActions({ row }: { row: Entry }) {
  const t = useT('identity')
  return (
    <Row>
      <Form method="post">
        <input type="hidden" name="intent" value="resend" />
        <SubmitButton tone="secondary" size="small" name="invitationId" value={row.id}>
          {t('invitations.resend')}
        </SubmitButton>
      </Form>
      <Form method="post">
        <input type="hidden" name="intent" value="revoke" />
        <ConfirmSubmit
          label={t('invitations.revoke')}
          question={t('invitations.revokeAsk')}
          confirm={t('invitations.revoke')}
          name="invitationId"
          value={row.id}
        />
      </Form>
    </Row>
  )
}
