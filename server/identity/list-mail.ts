import { sql } from 'kysely'
import { z } from 'zod'
import { like, listInput, listOf } from '#server/list/list-query.ts'
import type { Services } from '#server/runtime/services.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

/** The mailbox exists only where mails are not sent and the data is the demo's; else whoever asks finds nothing. */
export function demandMailbox({ config }: Services): void {
  if (config.smtpUrl !== null || !config.demo) throw new AppError('not-found')
}

export const mailRow = z.object({
  id: z.string(),
  kind: z.string(),
  toAddress: z.string(),
  toName: z.string().nullable(),
  subject: z.string(),
  status: z.string(),
  createdAt: z.string(),
})

/** All mails of the demo, so that invitations and password resets work without a mail server. */
export const listMail = defineUseCase({
  name: 'identity.listMail',
  kind: 'read',
  permission: 'public',
  as: 'identity',
  exposed: false,
  input: listInput(['created', 'to', 'subject'], 'created'),
  output: listOf(mailRow),
  async run({ db, services }, input) {
    demandMailbox(services)
    let query = db.selectFrom('mail as m')
    if (input.q) {
      const text = like(input.q)
      query = query.where((eb) =>
        eb.or([
          eb('m.subject', 'ilike', text),
          eb('m.toAddress', 'ilike', text),
          eb('m.toName', 'ilike', text),
          eb('m.body', 'ilike', text),
        ]),
      )
    }
    const { total } = await query
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const order = { created: sql`m.created_at`, to: sql`m.to_address`, subject: sql`m.subject` }[input.sort]
    const rows = await query
      .select(['m.id', 'm.kind', 'm.toAddress', 'm.toName', 'm.subject', 'm.status', 'm.createdAt'])
      .orderBy(sql`${order} ${sql.raw(input.descending ? 'desc' : 'asc')}`)
      .orderBy('m.id')
      .limit(input.pageSize)
      .offset((input.page - 1) * input.pageSize)
      .execute()
    return { rows, total }
  },
})
