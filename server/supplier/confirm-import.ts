import { sql } from 'kysely'
import { z } from 'zod'
import type { RowVerdict } from '#core/supplier/import.ts'
import { createInvitation } from '#server/identity/invitation.ts'
import { defineUseCase, type UseCaseContext } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { checkList } from './check-list.ts'

/**
 * Imports the good rows of a preview in one transaction: all of them or, when anything fails, none. The list is
 * judged again first, so a supplier that came in meanwhile is linked and not created twice. Repeating it changes
 * nothing.
 */
export const confirmImport = defineUseCase({
  name: 'supplier.confirmImport',
  kind: 'write',
  permission: 'supplier:manage',
  input: z.object({
    importId: z.uuid(),
    /** Send an invitation to every contact whose organization has no account yet. */
    invite: z.boolean().default(false),
    /** A supplier's own list: let the chain leader see these suppliers. */
    share: z.boolean().default(false),
  }),
  output: z.object({ imported: z.int(), skipped: z.int(), invited: z.int() }),
  async run(context, { importId, invite, share }) {
    const { db, actor, emit, now } = context
    const found = await db
      .selectFrom('supplierImport')
      .select(['fileName', 'file', 'status'])
      .where('chainId', '=', actor.chainId)
      .where('id', '=', importId)
      .where('issuerOrgId', '=', actor.orgId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new AppError('not-found')
    if (found.status !== 'preview') {
      throw new AppError('not-allowed-now', {
        reason: {
          zh: '该名单已导入，请重新上传新的名单。',
          en: 'This list was imported already; upload a new one.',
        },
      })
    }
    const { verdict } = await checkList(db, actor, found.file, found.fileName)
    const good = verdict.rows.filter(
      ({ status }) => status === 'new' || status === 'known' || status === 'link',
    )
    const visible = actor.kind === 'leader' || share
    const ids = await registerAll(db, good, visible)
    await linkAll(context, good, ids, visible)
    const invited = invite ? await inviteAll(context, good, ids) : 0
    await db
      .updateTable('supplierImport')
      .set({ status: 'imported', importedAt: now, importedCount: good.length })
      .where('chainId', '=', actor.chainId)
      .where('id', '=', importId)
      .execute()
    for (const orgId of new Set([actor.orgId, ...ids.values()])) emit.stale(orgId, 'supply-link')
    emit.changed('supplier', [actor.orgId])
    return { imported: good.length, skipped: verdict.rows.length - good.length, invited }
  },
})

type Context = UseCaseContext<'supplier:manage'>
type Ids = ReadonlyMap<string, string>

/** Registers and enrols every organization of the rows; credit code → organization id. */
async function registerAll(db: Context['db'], rows: readonly RowVerdict[], visible: boolean): Promise<Ids> {
  const list = JSON.stringify(
    rows.map(({ values }) => ({
      uscc: values.uscc,
      name: values.name,
      region: values.regionCode,
      category: values.productCategory,
    })),
  )
  const { rows: registered } = await sql<{ uscc: string; id: string }>`
    with given as (
      select distinct on (uscc) uscc, name, region, category
      from jsonb_to_recordset(${list}::jsonb) as g (uscc text, name text, region text, category text)
    ), registered as materialized (
      select uscc, category, register_organization(uscc, name, region) as id from given
    )
    select uscc, id, enroll_supplier(id, category, ${visible}) from registered`.execute(db)
  return new Map(registered.map(({ uscc, id }) => [uscc, id]))
}

async function linkAll(
  { db, actor }: Context,
  rows: readonly RowVerdict[],
  ids: Ids,
  visible: boolean,
): Promise<void> {
  const codes = rows.flatMap(({ buyerUscc }) => (buyerUscc && !ids.has(buyerUscc) ? [buyerUscc] : []))
  const elsewhere = codes.length
    ? await db.selectFrom('organization').select(['id', 'uscc']).where('uscc', 'in', codes).execute()
    : []
  const buyers = new Map([
    ...ids,
    ...elsewhere.flatMap(({ id, uscc }) => (uscc ? [[uscc, id] as const] : [])),
  ])
  const links = rows.map(({ values, buyerUscc }) => ({
    chainId: actor.chainId,
    buyerOrgId: buyerUscc ? buyers.get(buyerUscc)! : actor.orgId,
    supplierOrgId: ids.get(values.uscc)!,
    share: values.share,
    partClass: values.partClass ?? 'C',
    productCategory: values.productCategory,
    contactName: values.contactName,
    contactMobile: values.contactMobile,
    contactEmail: values.contactEmail,
    sharedUp: visible,
  }))
  const bulk = 1000
  for (let from = 0; from < links.length; from += bulk) {
    await db
      .insertInto('supplyLink')
      .values(links.slice(from, from + bulk))
      .onConflict((conflict) =>
        conflict.columns(['chainId', 'buyerOrgId', 'supplierOrgId']).doUpdateSet((eb) => ({
          share: eb.fn.coalesce('excluded.share', 'supplyLink.share'),
          partClass: eb.ref('excluded.partClass'),
          productCategory: eb.fn.coalesce('excluded.productCategory', 'supplyLink.productCategory'),
          contactName: eb.fn.coalesce('excluded.contactName', 'supplyLink.contactName'),
          contactMobile: eb.fn.coalesce('excluded.contactMobile', 'supplyLink.contactMobile'),
          contactEmail: eb.fn.coalesce('excluded.contactEmail', 'supplyLink.contactEmail'),
        })),
      )
      .execute()
  }
}

/** One invitation per organization that has a contact and nobody of its own yet. */
async function inviteAll(context: Context, rows: readonly RowVerdict[], ids: Ids): Promise<number> {
  const { db, actor } = context
  const members = await db
    .selectFrom('chainMember')
    .select('orgId')
    .where('chainId', '=', actor.chainId)
    .where('status', '=', 'registered')
    .execute()
  const waiting = new Set(members.map(({ orgId }) => orgId))
  let invited = 0
  for (const { values } of rows) {
    const orgId = ids.get(values.uscc)!
    const login = values.contactEmail ?? values.contactMobile
    if (!login || !waiting.delete(orgId)) continue
    await createInvitation(context, {
      subjectOrgId: orgId,
      name: values.contactName ?? values.name,
      login,
      role: 'admin',
      landing: '/supply',
    })
    invited += 1
  }
  return invited
}
