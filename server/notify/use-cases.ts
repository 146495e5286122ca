import { claimMail } from './claim-mail.ts'
import { keepMail } from './keep-mail.ts'
import { retryMail } from './retry-mail.ts'
import { settleMail } from './settle-mail.ts'

export const notifyUseCases = [claimMail, keepMail, settleMail, retryMail] as const
