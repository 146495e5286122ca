import { join } from 'node:path'
import { hash } from '@node-rs/argon2'
import { type Kysely, sql } from 'kysely'
import { bindOwner } from '#db/access/bind-owner.ts'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { addAnswerOnce } from './answer-once.ts'
import { addAudits } from './audits.ts'
import { type Calendar, calendarOf } from './calendar.ts'
import { addFindings } from './corrective.ts'
import { addDigitalReports } from './digital.ts'
import { addEvidence, storeEvidence } from './evidence.ts'
import { addFlowDown } from './flow-down.ts'
import { replayDemoHistory } from './history.ts'
import { addImportPreview } from './import-preview.ts'
import { Ledger } from './ledger.ts'
import { demoLogins, demoPassword } from './logins.ts'
import { addMails } from './mails.ts'
import { addOrganizations, addPeople } from './organizations.ts'
import type { Place } from './place.ts'
import { addStandards } from './standards.ts'

export type ShownLogin = {
  workspace: 'lead' | 'supply' | 'review'
  label: string
  login: string
  password: string
}

/**
 * Loads the demo into an empty database: two chains, two years up to `now`, in one transaction. Does nothing when an
 * organization is there already. The same `now` gives the same rows (but for the salt of the password). Scores go up to
 * the last month's end: the members carry stale marks, and the worker scores today. `logins` is empty when the database
 * holds chains of one's own instead.
 */
export async function loadDemo(of: {
  ownerUrl: string
  config: { dataDir: string }
  now?: string
}): Promise<{ loaded: boolean; logins: ShownLogin[] }> {
  const db = connect<DB>({ url: of.ownerUrl, max: 1 })
  try {
    const { loaded, there } = await db.transaction().execute((trx) => load(trx, of.config.dataDir, of.now))
    const logins = demoLogins.map(({ workspace, label, login, password }) => ({
      workspace,
      label: label.zh,
      login,
      password,
    }))
    return { loaded, logins: there ? logins : [] }
  } finally {
    await db.destroy()
  }
}

async function load(db: Kysely<DB>, dataDir: string, now = new Date().toISOString()) {
  await sql`select pg_advisory_xact_lock(727003)`.execute(db)
  if (await hasOrganization(db)) return { loaded: false, there: await hasDemo(db) }
  // An owner without superuser rights is bound by the row policies too, and would see nothing through them.
  await bindOwner(db, false)
  const empty = !(await hasOrganization(db))
  if (empty) {
    const { ledger, files } = demoRows(calendarOf(now), await hash(demoPassword))
    await storeEvidence(join(dataDir, 'evidence'), files)
    await ledger.write(db)
  }
  const there = empty || (await hasDemo(db))
  await bindOwner(db, true)
  return { loaded: empty, there }
}

async function hasOrganization(db: Kysely<DB>): Promise<boolean> {
  const found = await db.selectFrom('organization').select('id').limit(1).executeTakeFirst()
  return found !== undefined
}

/** False in a database that holds chains of one's own. */
async function hasDemo(db: Kysely<DB>): Promise<boolean> {
  const found = await db
    .selectFrom('userAccount')
    .select('id')
    .where('login', '=', demoLogins[0]!.login)
    .executeTakeFirst()
  return found !== undefined
}

/** Every row of the demo, and the evidence files they name. */
export function demoRows(calendar: Calendar, passwordHash: string) {
  const { place, files, ...facts } = demoFacts(calendar, passwordHash)
  replayDemoHistory(place, facts)
  return { ledger: place.ledger, files }
}

/** What happened in the demo, without the scores that follow from it. */
export function demoFacts(calendar: Calendar, passwordHash: string) {
  const ledger = new Ledger()
  const people = addPeople({ ledger, calendar }, passwordHash)
  const place: Place = { ledger, calendar, people }
  addOrganizations(place)
  const standards = addStandards(place)
  const { content } = standards.first
  addFlowDown(place, standards)
  const audits = addAnswerOnce(place, addAudits(place, content))
  const actions = addFindings(place, content, audits)
  const reports = addDigitalReports(place)
  const files = addEvidence(place, audits, actions)
  addMails(place, actions)
  addImportPreview(place)
  for (const { chainId, orgId, role } of ledger.rows('chainMember'))
    if (role !== 'committee')
      ledger.add('staleMark', { chainId, orgId, reason: 'demo', markedAt: calendar.now })
  return { place, files, content, audits, actions, reports }
}
