import type { Locale } from '#core/text.ts'

/** The mails of the door. The link stands below the body; whoever sends a mail puts it there. */
type Letter = { subject: string; body: string }

const lines = (...words: string[]) => words.join('\n')

export function resetMail(locale: Locale, given: { name: string; login: string }): Letter {
  return locale === 'zh'
    ? {
        subject: '重置您的链质 ChainQ 密码',
        body: lines(
          `${given.name}，您好！`,
          '',
          `有人申请重置账号 ${given.login} 的密码。请在 1 小时内打开下面的链接设置新密码，链接只能使用一次。`,
          '如果不是您本人操作，请忽略本邮件，您的密码不会改变。',
        ),
      }
    : {
        subject: 'Reset your ChainQ password',
        body: lines(
          `Dear ${given.name},`,
          '',
          `a new password was asked for the account ${given.login}. Open the link below within one hour to choose it; the link works once.`,
          'If this was not you, ignore this mail: your password stays as it is.',
        ),
      }
}

/** In both languages: nobody knows yet which one the guest reads. */
export function invitationMail(given: {
  name: string
  issuer: string
  inviter: string
  subject: string
  chain: string
  days: number
}): Letter {
  const { name, issuer, inviter, subject, chain, days } = given
  const colleague = issuer === subject
  return {
    subject: `${issuer} 邀请您加入链质 ChainQ · Invitation to ChainQ`,
    body: lines(
      `${name}，您好！`,
      '',
      colleague
        ? `${inviter} 邀请您代表 ${subject} 使用链质 ChainQ（${chain}）。`
        : `${issuer} 的 ${inviter} 邀请 ${subject} 加入“${chain}”的质量协同平台链质 ChainQ。`,
      `请在 ${days} 天内打开下面的链接，设置密码即可开始，无需安装软件。`,
      '',
      '—',
      '',
      `Dear ${name},`,
      '',
      colleague
        ? `${inviter} invites you to work on ChainQ for ${subject} (${chain}).`
        : `${inviter} of ${issuer} invites ${subject} to ChainQ, the quality platform of ${chain}.`,
      `Open the link below within ${days} days and choose a password; there is nothing to install.`,
    ),
  }
}
