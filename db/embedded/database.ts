import pg from 'pg'

/** The same server and user, another database. */
export function inDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/**
 * Makes a database unless it is there; as a copy of `template` when one is named.
 * @param ownerUrl of another database of that server, such as `postgres`
 */
export async function createDatabase(ownerUrl: string, name: string, template?: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return
    const copied = template ? ` template ${client.escapeIdentifier(template)}` : ''
    await client.query(`create database ${client.escapeIdentifier(name)}${copied}`)
  })
}

/** Takes a database away, whoever is connected to it. */
export async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  await withClient(ownerUrl, (client) =>
    client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
  )
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
