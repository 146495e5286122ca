import type { Transaction } from 'kysely'
import type { PartyActor } from '#core/identity/actor.ts'
import type { DB } from '#db/schema.generated.ts'
import { AppError } from '#server/use-case/errors.ts'

/** One check of a draw, with the state and result of its audit. */
export async function checkOf(db: Transaction<DB>, actor: PartyActor, drawId: string, supplierOrgId: string) {
  const check = await checksOf(db, actor, drawId)
    .where('c.subjectOrgId', '=', supplierOrgId)
    .executeTakeFirst()
  if (!check) throw new AppError('not-found')
  return check
}

export const checksOf = (db: Transaction<DB>, actor: PartyActor, drawId: string) =>
  db
    .selectFrom('randomCheck as c')
    .leftJoin('audit as a', (join) =>
      join.on('a.chainId', '=', actor.chainId).onRef('a.id', '=', 'c.auditId'),
    )
    .leftJoin('organization as o', 'o.id', 'c.subjectOrgId')
    .select([
      'c.subjectOrgId',
      'o.name as supplierName',
      'c.token',
      'c.place',
      'c.riskClass',
      'c.auditorTokens',
      'c.auditId',
      'c.conclusion',
      'c.publishedAt',
      'a.number as auditNumber',
      'a.state as auditState',
      'a.signedAt',
      'a.grade',
    ])
    .where('c.chainId', '=', actor.chainId)
    .where('c.drawId', '=', drawId)
    .where('c.issuerOrgId', '=', actor.orgId)
    .orderBy('c.place')
