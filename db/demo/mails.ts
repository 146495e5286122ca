import { createHash } from 'node:crypto'
import { chains, notRegistered, supplierOf } from './cast.ts'
import type { WrittenAction } from './corrective.ts'
import { demoLogins } from './logins.ts'
import { chainId, orgId, type Place } from './place.ts'
import { idOf } from './random.ts'

/** The token of the open invitation, so that the demo can be walked from its mail. */
export const invitationToken = 'demo-invitation-tanhe-0000000000000000'

/** An open invitation for a supplier without an account, and what the demo's people got by mail. */
export function addMails({ ledger, calendar, people }: Place, actions: readonly WrittenAction[]): void {
  const rail = chains[0]!
  const invited = supplierOf(notRegistered[0]!)
  const buyer = invited.supplies[0]!.buyer
  const contact = { name: '何若谷', login: 'quality@tanhe.example.com' }
  const invitedAt = calendar.at(calendar.day(-1), 'invitation')
  const lead = people('leader')[0]!
  ledger.add('invitation', {
    chainId: chainId('rail'),
    id: idOf('invitation'),
    issuerOrgId: orgId(buyer),
    subjectOrgId: orgId(invited.key),
    tokenHash: createHash('sha256').update(invitationToken).digest('hex'),
    name: contact.name,
    login: contact.login,
    role: 'admin',
    landing: '/supply',
    createdBy: people(buyer)[0]!.id,
    createdAt: invitedAt,
    expiresAt: new Date(Date.parse(calendar.now) + 14 * 864e5).toISOString(),
    acceptedAt: null,
    acceptedBy: null,
    revokedAt: null,
  })
  const mail = (of: {
    name: string
    from: string
    kind: string
    to: { name: string; login: string }
    subject: string
    body: string
    link: string
    at: string
  }) =>
    ledger.add('mail', {
      id: idOf(`mail ${of.name}`),
      chainId: chainId('rail'),
      orgId: orgId(of.from),
      kind: of.kind,
      toAddress: of.to.login,
      toName: of.to.name,
      subject: of.subject,
      body: of.body,
      link: of.link,
      status: 'sent',
      attempts: 1,
      error: null,
      createdAt: of.at,
      sentAt: of.at,
    })
  mail({
    name: 'invitation',
    from: buyer,
    kind: 'invitation',
    to: contact,
    subject: `${supplierOf(buyer).name} 邀请您加入链质 ChainQ · Invitation to ChainQ`,
    body: [
      `${contact.name}，您好！`,
      '',
      `${supplierOf(buyer).name} 的 ${people(buyer)[0]!.name} 邀请 ${invited.name} 加入“${rail.name}”的质量协同平台链质 ChainQ。`,
      '请在 14 天内打开下面的链接，设置密码即可开始，无需安装软件。',
    ].join('\n'),
    link: `/invite/${invitationToken}`,
    at: invitedAt,
  })
  const supply = demoLogins.find((login) => login.workspace === 'supply')!
  for (const action of actions) {
    const { audit, steps } = action
    const last = steps.at(-1)!
    if (audit.plan.key !== 'second rail hengyue' || !['issued', 'sent-back'].includes(last.state)) continue
    mail({
      name: `action ${action.id}`,
      from: audit.plan.issuer,
      kind: 'corrective',
      to: supply,
      subject: last.state === 'issued' ? '您有一项新的纠正措施要求' : '一项纠正措施的答复被退回',
      body: `${supply.name}，您好：\n\n${rail.leader.name}的 ${lead.name} 请贵公司在期限内答复遏制措施、根本原因和纠正措施，并附证据。\n\n请打开下面的链接处理。`,
      link: `/supply/actions/${action.id}`,
      at: calendar.at(last.on, `mail ${action.id}`),
    })
  }
}
