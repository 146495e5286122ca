import { randomUUID } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { makeUscc } from '#core/organization/uscc.ts'
import type { DB } from '#db/schema.generated.ts'

/** A chain to score: its leader, its suppliers and who buys from whom. Facts are written as the use cases write them. */
export type ScoredChain = {
  chainId: string
  leaderId: string
  committeeId: string
  /** Suppliers in the order of their number. */
  supplierIds: string[]
  standardVersionId: string
}

/** Buyer and supplier by number, 0 is the leader, 1… the suppliers. */
export type LinkPlan = readonly [buyer: number, supplier: number, share: number]

let uscc = 100

export async function createScoredChain(
  owner: Kysely<DB>,
  { suppliers, links }: { suppliers: number; links: readonly LinkPlan[] },
): Promise<ScoredChain> {
  const chain: ScoredChain = {
    chainId: randomUUID(),
    leaderId: randomUUID(),
    committeeId: randomUUID(),
    supplierIds: Array.from({ length: suppliers }, () => randomUUID()),
    standardVersionId: randomUUID(),
  }
  const { chainId, leaderId, committeeId, supplierIds } = chain
  const enterprises = [leaderId, ...supplierIds]
  await owner.transaction().execute(async (db) => {
    await db
      .insertInto('organization')
      .values([
        ...enterprises.map((id, index) => ({
          id,
          kind: 'enterprise',
          name: `Enterprise ${index}`,
          uscc: makeUscc({ prefix: '91', regionCode: '430211', sequence: ++uscc }),
        })),
        { id: committeeId, kind: 'committee', name: 'Committee', uscc: null },
      ])
      .execute()
    await db
      .insertInto('chain')
      .values({ id: chainId, code: chainId.slice(0, 8), name: 'Chain', leaderOrgId: leaderId })
      .execute()
    const member = (orgId: string, role: string) => ({ chainId, orgId, role, visibleToLeader: true })
    await db
      .insertInto('chainMember')
      .values([
        member(leaderId, 'leader'),
        ...supplierIds.map((id) => member(id, 'supplier')),
        member(committeeId, 'committee'),
      ])
      .execute()
    const standardId = randomUUID()
    await db
      .insertInto('standard')
      .values({
        chainId,
        id: standardId,
        issuerOrgId: leaderId,
        code: 'process',
        family: 'process',
        title: '{}',
      })
      .execute()
    await db
      .insertInto('standardVersion')
      .values({
        ...{ chainId, id: chain.standardVersionId, standardId, issuerOrgId: leaderId, version: 1 },
        ...{ status: 'published', content: '{}', contentHash: 'x', publishedAt: '2024-01-01T00:00:00Z' },
      })
      .execute()
    for (const [buyer, supplier, share] of links) {
      await setLink(db, chain, enterprises[buyer]!, enterprises[supplier]!, share)
    }
  })
  return chain
}

type Db = Transaction<DB>

/** The mark that a use case leaves with its fact, in the same transaction. */
async function mark(db: Db, { chainId }: ScoredChain, orgId: string, reason: string): Promise<void> {
  await db.insertInto('staleMark').values({ chainId, orgId, reason }).execute()
}

const gradeOf = (overall: number) => (overall >= 90 ? 'A' : overall >= 80 ? 'B' : 'C')

/** A signed process audit. */
export async function signAudit(
  db: Db,
  chain: ScoredChain,
  orgId: string,
  { overall, signedAt = new Date() }: { overall: number; signedAt?: Date },
): Promise<void> {
  const { chainId, leaderId, standardVersionId } = chain
  await db
    .insertInto('audit')
    .values({
      ...{ chainId, id: randomUUID(), number: randomUUID(), standardVersionId, issuerOrgId: leaderId },
      ...{ subjectOrgId: orgId, sharedUp: true, title: 'Audit', state: 'signed', dueOn: '2030-01-01' },
      ...{ signedAt, overall, grade: gradeOf(overall) },
    })
    .execute()
  await mark(db, chain, orgId, 'audit')
}

/** A corrective action, open or closed; days are counted from today. */
export async function addAction(
  db: Db,
  chain: ScoredChain,
  orgId: string,
  { dueInDays, closedInDays }: { dueInDays: number; closedInDays: number | null },
): Promise<string> {
  const { chainId, leaderId } = chain
  const id = randomUUID()
  const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  const dueOn = at(dueInDays).slice(0, 10)
  await db
    .insertInto('correctiveAction')
    .values({
      ...{ chainId, id, number: id, issuerOrgId: leaderId, subjectOrgId: orgId, sharedUp: true },
      ...{ severity: 'major', title: 'Action', description: 'Action', issuedAt: at(-60) },
      ...{ answerDueOn: dueOn, originalDueOn: dueOn, dueOn },
      ...(closedInDays === null ? { state: 'issued' } : { state: 'closed', closedAt: at(closedInDays) }),
    })
    .execute()
  await mark(db, chain, orgId, 'corrective')
  return id
}

/** Closes the oldest open corrective action of the organization, if there is one. */
export async function closeAction(db: Db, chain: ScoredChain, orgId: string): Promise<void> {
  const { chainId } = chain
  const open = await db
    .selectFrom('correctiveAction')
    .select('id')
    .where('chainId', '=', chainId)
    .where('subjectOrgId', '=', orgId)
    .where('state', '=', 'issued')
    .orderBy('issuedAt')
    .limit(1)
    .executeTakeFirst()
  if (!open) return
  await db
    .updateTable('correctiveAction')
    .set({ state: 'closed', closedAt: new Date() })
    .where('chainId', '=', chainId)
    .where('id', '=', open.id)
    .execute()
  await mark(db, chain, orgId, 'corrective')
}

/** The organization's report of a quarter, new or corrected. */
export async function reportDigital(
  db: Db,
  chain: ScoredChain,
  orgId: string,
  { digital, networked, period }: { digital: number; networked: number; period: string },
): Promise<void> {
  const facts = {
    ...{ equipmentTotal: 97, equipmentDigital: digital, equipmentNetworked: networked },
    ...{
      coreProcessesInSystems: digital % 2 === 0,
      integratedFunctions: digital % 4,
      platformServices: networked % 3,
    },
  }
  await db
    .insertInto('digitalReport')
    .values({
      ...{ chainId: chain.chainId, id: randomUUID(), orgId, period, definitionVersion: '2025-1' },
      ...{ ...facts, evidenceOn: '2025-06-30' },
    })
    .onConflict((conflict) => conflict.columns(['chainId', 'orgId', 'period']).doUpdateSet(facts))
    .execute()
  await mark(db, chain, orgId, 'digital')
}

/** Buys from a supplier, newly or with another share. The buyer's score is the one that becomes stale. */
export async function setLink(
  db: Db,
  chain: ScoredChain,
  buyerOrgId: string,
  supplierOrgId: string,
  share: number,
): Promise<void> {
  await db
    .insertInto('supplyLink')
    .values({ chainId: chain.chainId, buyerOrgId, supplierOrgId, share, sharedUp: true })
    .onConflict((conflict) =>
      conflict.columns(['chainId', 'buyerOrgId', 'supplierOrgId']).doUpdateSet({ share }),
    )
    .execute()
  await mark(db, chain, buyerOrgId, 'supply-link')
}

export async function dropLink(
  db: Db,
  chain: ScoredChain,
  buyerOrgId: string,
  supplierOrgId: string,
): Promise<void> {
  await db
    .deleteFrom('supplyLink')
    .where('chainId', '=', chain.chainId)
    .where('buyerOrgId', '=', buyerOrgId)
    .where('supplierOrgId', '=', supplierOrgId)
    .execute()
  await mark(db, chain, buyerOrgId, 'supply-link')
}

/** A mail that waits to be sent. */
export async function queueMail(
  db: Db,
  chain: ScoredChain,
  toAddress = 'someone@example.com',
): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('mail')
    .values({
      ...{ id, chainId: chain.chainId, orgId: chain.leaderId, kind: 'test', toAddress },
      ...{ subject: '请填写自评', body: `mail ${id}`, link: '/supply' },
    })
    .execute()
  return id
}
