import { sql } from 'kysely'
import type { PartyActor } from '#core/identity/actor.ts'
import type { Text } from '#core/text.ts'
import type { UseCaseContext } from '#server/use-case/define.ts'
import { sendMailJob } from './send-mail.job.ts'

/**
 * Mails the people of an organization that the actor deals with (its supplier, its buyer), each in the own language.
 * Neither names nor addresses are seen here. Gives how many mails were queued: 0 when nobody there has an address.
 */
export async function mailOrganization(
  { db, emit }: Pick<UseCaseContext, 'db' | 'emit'> & { actor: PartyActor },
  orgId: string,
  mail: { kind: string; subject: Text; body: Text; link: string },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select mail_to_organization(${orgId}, ${mail.kind}, ${JSON.stringify(mail.subject)},
      ${JSON.stringify(mail.body)}, ${mail.link}) as id`.execute(db)
  for (const { id } of rows) emit.job(sendMailJob, { mailId: id })
  return rows.length
}
