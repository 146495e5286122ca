import { type Insertable, type Kysely, sql } from 'kysely'
import type { DB } from '#db/schema.generated.ts'

/** A row to be written: columns by name, JSON as it is. Every row of a table names the same columns. */
export type Row<T extends keyof DB> = { [C in keyof Insertable<DB[T]>]?: unknown }
export type Rows<T extends keyof DB> = Row<T>[]

/** Rows in the order in which the tables refer to each other. */
const order = [
  'organization',
  'chain',
  'chainMember',
  'supplyLink',
  'designatedEnterprise',
  'userAccount',
  'membership',
  'answerConsent',
  'invitation',
  'mail',
  'scorePolicy',
  'supplierImport',
  'standard',
  'standardVersion',
  'standardDraft',
  'standardComment',
  'standardPolicy',
  'standardAdoption',
  'campaign',
  'audit',
  'selfAnswer',
  'auditScore',
  'finding',
  'correctiveAction',
  'correctiveEvent',
  'evidence',
  'digitalReport',
  'organizationScore',
  'scoreExplanation',
  'chainHealth',
  'staleMark',
] as const satisfies readonly (keyof DB)[]
export type DemoTable = (typeof order)[number]

/** Collects the demo's rows and writes them table by table, one statement each. */
export class Ledger {
  readonly #rows = new Map<DemoTable, Record<string, unknown>[]>()

  add<T extends DemoTable>(table: T, ...rows: Rows<T>): void {
    const list = this.#rows.get(table) ?? []
    for (const row of rows) list.push(row)
    this.#rows.set(table, list)
  }

  rows<T extends DemoTable>(table: T): readonly Row<T>[] {
    return (this.#rows.get(table) ?? []) as Row<T>[]
  }

  async write(db: Kysely<DB>): Promise<void> {
    for (const table of order) {
      const rows = this.#rows.get(table) ?? []
      if (rows.length === 0) continue
      const columns = Object.keys(rows[0]!)
      const odd = rows.find((row) => Object.keys(row).length !== columns.length)
      if (odd) throw new Error(`Rows of ${table} name different columns: ${Object.keys(odd).join(', ')}`)
      const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      const list = sql.join(columns.map((column) => sql.ref(column)))
      const json = JSON.stringify(
        rows.map((row) => Object.fromEntries(columns.map((column) => [snake(column), row[column] ?? null]))),
      )
      await sql`insert into ${sql.table(table)} (${list})
        select ${list} from jsonb_populate_recordset(null::${sql.table(table)}, ${json}::jsonb)`.execute(db)
    }
  }
}
