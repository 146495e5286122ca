import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { createDatabase, dropDatabase, inDatabase } from '#db/embedded/database.ts'

export type TestDatabase = {
  /** As the superuser: migrations, what a test arranges or looks at past the row policies. */
  ownerUrl: string
  /** As the product's login role: what the product itself connects with. */
  loginUrl: string
  /** Ends every connection to it. */
  drop(): Promise<void>
}

/** A migrated, empty database of one's own on the run's cluster; some 50 ms. Call `drop` in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { ownerUrl, loginUrl, template } = inject('cluster')
  const name = `test_${randomBytes(6).toString('hex')}`
  await createDatabase(ownerUrl, name, template)
  return {
    ownerUrl: inDatabase(ownerUrl, name),
    loginUrl: inDatabase(loginUrl, name),
    drop: () => dropDatabase(ownerUrl, name),
  }
}
