import type { Transaction } from 'kysely'
import { type RiskClass, riskClasses } from '#core/audit/draw/draw.ts'
import type { PartyActor } from '#core/identity/actor.ts'
import type { DB } from '#db/schema.generated.ts'

/** A supplier without a grade yet is treated as of higher risk, not as the worst. */
const ungraded: RiskClass = 'C'

/** The suppliers that may be drawn: the issuer's own, registered ones, each in the risk class of its grade. */
export async function candidates(db: Transaction<DB>, actor: PartyActor) {
  const rows = await db
    .selectFrom('supplyLink as l')
    .innerJoin('organization as o', 'o.id', 'l.supplierOrgId')
    .innerJoin('chainMember as m', (join) =>
      join.on('m.chainId', '=', actor.chainId).onRef('m.orgId', '=', 'l.supplierOrgId'),
    )
    .leftJoin('organizationScore as s', (join) =>
      join
        .on('s.chainId', '=', actor.chainId)
        .onRef('s.orgId', '=', 'l.supplierOrgId')
        .on('s.validTo', 'is', null),
    )
    .select(['o.id', 'o.name', 's.grade'])
    .where('l.chainId', '=', actor.chainId)
    .where('l.buyerOrgId', '=', actor.orgId)
    .where('m.status', '=', 'active')
    .orderBy('o.id')
    .execute()
  return rows.map(({ id, name, grade }) => ({
    id,
    name,
    grade,
    riskClass: riskClasses.find((one) => one === grade) ?? ungraded,
  }))
}

/** People of the issuer who score audits. */
export function auditors(db: Transaction<DB>, actor: PartyActor) {
  return db
    .selectFrom('membership as m')
    .innerJoin('userAccount as u', 'u.id', 'm.userId')
    .select(['u.id', 'u.name'])
    .where('m.orgId', '=', actor.orgId)
    .where('m.role', '!=', 'viewer')
    .orderBy('u.id')
    .execute()
}

/** Declared conflicts of interest that have not ended. */
export function openConflicts(db: Transaction<DB>, actor: PartyActor) {
  return db
    .selectFrom('auditorConflict')
    .select(['id', 'auditorId', 'supplierOrgId', 'reason', 'declaredAt'])
    .where('chainId', '=', actor.chainId)
    .where('issuerOrgId', '=', actor.orgId)
    .where('endedAt', 'is', null)
    .orderBy('declaredAt', 'desc')
    .execute()
}
