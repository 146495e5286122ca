import type { EnglishOf } from '../../types.ts'
import type { words as zh } from '../zh-CN/notify.ts'

export const words: EnglishOf<typeof zh> = {
  title: 'Notifications',
  mailbox: {
    title: 'Demo mailbox',
    subtitle: 'There is no mail server: what the product sends is kept here, for the demo only.',
    search: 'Subject, recipient or text',
    empty: 'No mails yet',
    emptyHint: 'Invite somebody or ask for a password reset, and the mail appears here.',
    subject: 'Subject',
    to: 'To',
    at: 'Time',
    status: 'State',
    open: 'Open the link of this mail',
    back: 'Back to sign in',
    statuses: {
      queued: 'Queued',
      sending: 'Sending',
      sent: 'Delivered',
      failed: 'Failed',
    },
  },
}
