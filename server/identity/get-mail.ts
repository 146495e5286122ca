import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { demandMailbox, mailRow } from './list-mail.ts'

/** One mail of the demo, with its link. */
export const getMail = defineUseCase({
  name: 'identity.getMail',
  kind: 'read',
  permission: 'public',
  as: 'identity',
  exposed: false,
  input: z.object({ mailId: z.uuid() }),
  output: mailRow.extend({ body: z.string(), link: z.string().nullable() }),
  async run({ db, services }, { mailId }) {
    demandMailbox(services)
    const mail = await db
      .selectFrom('mail')
      .select(['id', 'kind', 'toAddress', 'toName', 'subject', 'status', 'createdAt', 'body', 'link'])
      .where('id', '=', mailId)
      .executeTakeFirst()
    if (!mail) throw new AppError('not-found')
    return mail
  },
})
