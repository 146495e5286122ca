import type { Transaction } from 'kysely'
import type { DrawSnapshot } from '#core/audit/draw/draw.ts'
import { drawSnapshotSchema } from '#core/audit/draw/snapshot.ts'
import type { PartyActor } from '#core/identity/actor.ts'
import type { DB } from '#db/schema.generated.ts'
import { AppError } from '#server/use-case/errors.ts'

/** A draw of the actor's own organization, with whom its tokens stand for. */
export async function findDraw(db: Transaction<DB>, actor: PartyActor, drawId: string, lock?: 'update') {
  let query = db
    .selectFrom('randomDraw')
    .selectAll()
    .where('chainId', '=', actor.chainId)
    .where('id', '=', drawId)
    .where('issuerOrgId', '=', actor.orgId)
  if (lock) query = query.forUpdate()
  const draw = await query.executeTakeFirst()
  if (!draw) throw new AppError('not-found')
  const tokens = await db
    .selectFrom('randomDrawToken as t')
    .leftJoin('organization as o', 'o.id', 't.supplierOrgId')
    .leftJoin('userAccount as u', 'u.id', 't.auditorId')
    .select(['t.token', 't.supplierOrgId', 't.auditorId', 'o.name as supplierName', 'u.name as auditorName'])
    .where('t.chainId', '=', actor.chainId)
    .where('t.drawId', '=', drawId)
    .execute()
  const snapshot: DrawSnapshot = drawSnapshotSchema.parse(draw.snapshot)
  return { ...draw, snapshot, tokens: new Map(tokens.map((one) => [one.token, one])) }
}
export type FoundDraw = Awaited<ReturnType<typeof findDraw>>

/** Refuses what only another state of a draw allows. */
export function mustBe({ status }: FoundDraw, wanted: 'prepared' | 'drawn'): void {
  if (status === wanted) return
  const words = {
    prepared: { zh: '这次抽取已经进行或已取消。', en: 'This draw was made already, or cancelled.' },
    drawn: { zh: '这次抽取还没有进行，或已取消。', en: 'This draw was not made yet, or was cancelled.' },
  }
  throw new AppError('not-allowed-now', { reason: words[wanted] })
}
