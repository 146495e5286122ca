import { checkSupplierTable, chooseSheet, type ImportVerdict } from '#core/supplier/import.ts'
import type { UseCaseContext } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { type ReadFailure, readFailureWords } from '#server/workbook/read-failure.ts'
import { readTable, type Sheet } from '#server/workbook/read-table.ts'

type Db = UseCaseContext['db']

export type CheckedList = { verdict: ImportVerdict; sheet: Sheet; kind: 'xlsx' | 'csv' }

/**
 * Reads an uploaded supplier list and judges it against what the chain knows at this moment.
 * @throws AppError `file-refused` in words when it is no list at all
 */
export async function checkList(
  db: Db,
  place: { chainId: string; orgId: string },
  file: Buffer,
  fileName: string,
): Promise<CheckedList> {
  const read = await readTable(file, fileName)
  if (!read.ok) throw refusal(read.failure)
  const sheet = chooseSheet(read.sheets)
  if (!sheet) throw refusal('empty')
  const [known, self] = await Promise.all([knownSuppliers(db, place), ownName(db, place.orgId)])
  return { verdict: checkSupplierTable(sheet.rows, { known, leader: self }), sheet, kind: read.kind }
}

const refusal = (failure: ReadFailure) => new AppError('file-refused', { reason: readFailureWords[failure] })

/** Suppliers that this buyer may see; a supplier only knows its own ones. */
async function knownSuppliers(db: Db, { chainId, orgId }: { chainId: string; orgId: string }) {
  const rows = await db
    .selectFrom('chainMember as m')
    .innerJoin('organization as o', 'o.id', 'm.orgId')
    .select(['o.name', 'o.uscc'])
    .where('m.chainId', '=', chainId)
    .where('m.role', '=', 'supplier')
    .where('m.orgId', '<>', orgId)
    .execute()
  return rows.flatMap(({ name, uscc }) => (uscc ? [{ name, uscc }] : []))
}

async function ownName(db: Db, orgId: string) {
  const { name, uscc } = await db
    .selectFrom('organization')
    .select(['name', 'uscc'])
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow()
  return uscc ? { name, uscc } : null
}
