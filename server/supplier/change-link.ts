import { sql } from 'kysely'
import { z } from 'zod'
import { splitList } from '#core/list-text.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

/** What a buyer says of a supplier of its own: weight, class, sole source, contact, and whether the leader may see. */
export const changeLink = defineUseCase({
  name: 'supplier.changeLink',
  kind: 'write',
  permission: 'supplier:manage',
  input: z.object({
    supplierOrgId: z.uuid(),
    partClass: z.enum(['A', 'B', 'C']),
    share: z.number().gt(0).max(100).optional(),
    soleSource: z.boolean().default(false),
    sharedUp: z.boolean().default(false),
    /** Its processes as one text, separated as people do; absent when they are not known. */
    processes: z
      .string()
      .max(500)
      .transform((text) => [...new Set(splitList(text))])
      .pipe(z.array(z.string().max(80)).max(30))
      .optional(),
    contactName: z.string().trim().max(50).optional(),
    contactMobile: z
      .string()
      .trim()
      .regex(/^1[3-9]\d{9}$/)
      .optional(),
    contactEmail: z.email().optional(),
  }),
  output: z.object({ supplierOrgId: z.string() }),
  async run({ db, actor, emit }, { supplierOrgId, sharedUp, ...change }) {
    const changed = await db
      .updateTable('supplyLink')
      .set({
        ...change,
        share: change.share ?? null,
        processes: change.processes?.length ? change.processes : null,
        contactName: change.contactName ?? null,
        contactMobile: change.contactMobile ?? null,
        contactEmail: change.contactEmail ?? null,
      })
      .where('chainId', '=', actor.chainId)
      .where('buyerOrgId', '=', actor.orgId)
      .where('supplierOrgId', '=', supplierOrgId)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) throw new AppError('not-found')
    await sql`select share_link(${supplierOrgId}, ${actor.kind === 'leader' || sharedUp})`.execute(db)
    emit.stale(actor.orgId, 'supply-link')
    emit.changed('supplier', [actor.orgId, supplierOrgId])
    return { supplierOrgId }
  },
})
