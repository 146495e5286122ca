import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verify } from '@node-rs/argon2'
import { fileTypeFromBuffer } from 'file-type'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditProgress } from '#core/audit/progress.ts'
import { chainHealthSchema } from '#core/chain/health-schema.ts'
import { checkCorrectiveAnswer } from '#core/corrective/answer.ts'
import { addDays } from '#core/corrective/due-date.ts'
import { definitionOf } from '#core/digital/definition.ts'
import { chainRates } from '#core/digital/rates.ts'
import { passwordFaults } from '#core/identity/password.ts'
import { checkUscc } from '#core/organization/uscc.ts'
import { organizationScoreSchema } from '#core/score/result.ts'
import { compareStandards, loosenings } from '#core/standard/compare.ts'
import { standardContentSchema } from '#core/standard/content.ts'
import { originsSchema } from '#core/standard/origin.ts'
import { problemsOf } from '#core/standard/problems.ts'
import { connect } from '#db/connect.ts'
import { calendarOf } from '#db/demo/calendar.ts'
import { bottleneck, circle, demoSupplier, inTwoChains } from '#db/demo/cast.ts'
import { demoFacts, loadDemo } from '#db/demo/load-demo.ts'
import { demoLogins } from '#db/demo/logins.ts'
import { invitationToken } from '#db/demo/mails.ts'
import { chainId, orgId } from '#db/demo/place.ts'
import { idOf } from '#db/demo/random.ts'
import type { DB } from '#db/schema.generated.ts'
import { hashToken } from '#server/identity/token.ts'
import { computeScores } from '#server/score/compute-scores.ts'
import { loadChain } from '#server/score/load-chain.ts'
import { loadFacts } from '#server/score/load-facts.ts'
import { loadPolicy } from '#server/score/load-policy.ts'
import { rescore } from '#server/score/rescore.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const now = '2026-11-23T03:20:00.000Z'
const today = '2026-11-23'
const rail = chainId('rail')

let database: TestDatabase
let db: Kysely<DB>
let dataDir: string
let first: Awaited<ReturnType<typeof loadDemo>>
let worked: number

beforeAll(async () => {
  database = await createTestDatabase()
  db = connect<DB>({ url: database.ownerUrl, max: 2 })
  dataDir = mkdtempSync(join(tmpdir(), 'chainq-demo-'))
  const start = process.cpuUsage()
  first = await loadDemo({ ownerUrl: database.ownerUrl, config: { dataDir }, now })
  worked = process.cpuUsage(start).user / 1000
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

const audits = () => db.selectFrom('audit').selectAll().where('chainId', '=', rail)
const actions = () => db.selectFrom('correctiveAction').selectAll().where('chainId', '=', rail)
const open = ['issued', 'sent-back', 'answered', 'accepted', 'verified']

describe('loading', () => {
  test('fills an empty database once, quickly, and gives the logins', async () => {
    expect(first.loaded).toBe(true)
    // Milliseconds of work, whatever else the machine does.
    expect(worked).toBeLessThan(6_000)
    expect(first.logins.map((login) => login.workspace)).toEqual(['lead', 'supply', 'review'])
    const count = await countRows()
    const again = await loadDemo({ ownerUrl: database.ownerUrl, config: { dataDir }, now })
    expect(again).toEqual({ ...first, loaded: false })
    expect(await countRows()).toEqual(count)
  })

  test('the same now gives the same rows, another day moves them', () => {
    const rows = (at: string) => {
      const { ledger } = demoFacts(calendarOf(at), 'hash').place
      return createHash('sha256')
        .update(
          JSON.stringify([ledger.rows('audit'), ledger.rows('selfAnswer'), ledger.rows('correctiveAction')]),
        )
        .digest('hex')
    }
    expect(rows(now)).toBe(rows(now))
    expect(rows('2026-11-24T03:20:00.000Z')).not.toBe(rows(now))
  })

  test.each([
    '2026-01-01T00:30:00.000Z',
    '2027-02-28T16:00:00.000Z',
    '2028-02-29T08:00:00.000Z',
    '2026-04-15T23:59:59.000Z',
  ])('on %s nothing lies in the future', (at) => {
    const calendar = calendarOf(at)
    const {
      place: { ledger },
      reports,
    } = demoFacts(calendar, 'hash')
    const instants = [
      ...ledger.rows('audit').flatMap((row) => [row.launchedAt, row.submittedAt, row.signedAt]),
      ...ledger.rows('selfAnswer').map((row) => row.answeredAt),
      ...ledger.rows('auditScore').map((row) => row.scoredAt),
      ...ledger.rows('correctiveEvent').map((row) => row.at),
      ...ledger.rows('evidence').map((row) => row.createdAt),
      ...ledger.rows('mail').map((row) => row.createdAt),
    ].filter((one) => one !== null)
    expect(instants.filter((one) => (one as string) > at)).toEqual([])
    expect(reports.filter((report) => report.reportedOn > calendar.today)).toEqual([])
    expect(calendar.quarters).toHaveLength(8)
  })

  test('row policies and the activity log are back in place', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity and not c.relforcerowsecurity`.execute(
      db,
    )
    expect(rows).toEqual([])
    const disabled =
      await sql`select tgrelid::regclass from pg_trigger where tgname = 'record_activity' and tgenabled = 'D'`.execute(
        db,
      )
    expect(disabled.rows).toEqual([])
  })

  test('every member but a committee waits to be scored', async () => {
    const marks = await db.selectFrom('staleMark').select('orgId').where('chainId', '=', rail).execute()
    const members = await db
      .selectFrom('chainMember')
      .select('orgId')
      .where('chainId', '=', rail)
      .where('role', '<>', 'committee')
      .execute()
    expect(marks.map((m) => m.orgId).sort()).toEqual(members.map((m) => m.orgId).sort())
  })
})

async function countRows() {
  const { rows } = await sql`select (select count(*) from organization) as organizations,
    (select count(*) from audit) as audits, (select count(*) from self_answer) as answers,
    (select count(*) from stale_mark) as marks`.execute(db)
  return rows[0]
}

describe('the chains', () => {
  test('60 suppliers over three tiers, each reachable from the leader', async () => {
    const members = await db.selectFrom('chainMember').selectAll().where('chainId', '=', rail).execute()
    const suppliers = members.filter((m) => m.role === 'supplier')
    expect(suppliers.filter((m) => m.tier === 1)).toHaveLength(18)
    expect(suppliers.filter((m) => m.tier === 2)).toHaveLength(26)
    expect(suppliers.filter((m) => m.tier === 3)).toHaveLength(16)
    const { rows } = await sql<{ id: string; tier: number }>`
      with recursive reach (id, tier) as (
        select leader_org_id, 0 from chain where id = ${rail}
        union select l.supplier_org_id, r.tier + 1 from reach r
          join supply_link l on l.chain_id = ${rail} and l.buyer_org_id = r.id where r.tier < 6)
      select id, min(tier) as tier from reach group by id`.execute(db)
    expect(new Map(rows.map((r) => [r.id, r.tier]))).toEqual(
      new Map(members.filter((m) => m.role !== 'committee').map((m) => [m.orgId, m.tier])),
    )
  })

  test('credit codes are valid and differ, a committee has none', async () => {
    const organizations = await db
      .selectFrom('organization')
      .select(['kind', 'uscc', 'name', 'regionCode'])
      .execute()
    const enterprises = organizations.filter((o) => o.kind === 'enterprise')
    for (const { uscc, regionCode } of enterprises)
      expect(checkUscc(uscc!)).toMatchObject({ ok: true, regionCode, kind: 'enterprise', warning: null })
    expect(new Set(enterprises.map((o) => o.uscc)).size).toBe(enterprises.length)
    expect(new Set(organizations.map((o) => o.name)).size).toBe(organizations.length)
    expect(organizations.filter((o) => o.kind === 'committee').map((o) => o.uscc)).toEqual([null, null])
  })

  test('no buyer gives away more than 100 %, and there are sole sources', async () => {
    const links = await db.selectFrom('supplyLink').selectAll().execute()
    const shares = new Map<string, number>()
    for (const { chainId, buyerOrgId, share } of links) {
      const key = `${chainId} ${buyerOrgId}`
      shares.set(key, (shares.get(key) ?? 0) + share!)
    }
    expect([...shares.values()].filter((sum) => sum > 100)).toEqual([])
    expect(links.filter((link) => link.soleSource).length).toBeGreaterThan(2)
    expect(new Set(links.map((link) => link.partClass))).toEqual(new Set(['A', 'B', 'C']))
  })

  test('a circle of supply, and a supplier in two chains', async () => {
    const [a, b, c] = circle.map(orgId)
    const links = await db.selectFrom('supplyLink').select(['buyerOrgId', 'supplierOrgId']).execute()
    const buys = (buyer: string, supplier: string) =>
      links.some((link) => link.buyerOrgId === buyer && link.supplierOrgId === supplier)
    expect([buys(a!, b!), buys(b!, c!), buys(c!, a!)]).toEqual([true, true, true])
    const places = await db
      .selectFrom('chainMember')
      .select('chainId')
      .where('orgId', '=', orgId(inTwoChains))
      .execute()
    expect(places).toHaveLength(2)
  })

  test('whom only a reticent tier-1 supplier names, the leader does not see', async () => {
    const { rows } = await sql<{ hidden: number; wrong: number }>`
      select count(*) filter (where not visible_to_leader)::int as hidden,
        count(*) filter (where not visible_to_leader and exists (select 1 from supply_link l
          where l.chain_id = m.chain_id and l.supplier_org_id = m.org_id and l.shared_up))::int as wrong
      from chain_member m`.execute(db)
    expect(rows[0]).toEqual({ hidden: 5, wrong: 0 })
  })
})

describe('people', () => {
  test('the logins open with their password and have their workspace', async () => {
    const roles = { lead: 'leader', supply: 'supplier', review: 'committee' } as const
    for (const { workspace, login, password } of demoLogins) {
      const row = await db
        .selectFrom('userAccount as u')
        .innerJoin('membership as m', 'm.userId', 'u.id')
        .innerJoin('chainMember as c', 'c.orgId', 'm.orgId')
        .select(['u.passwordHash', 'c.role', 'u.login'])
        .where('u.login', '=', login)
        .executeTakeFirstOrThrow()
      expect(await verify(row.passwordHash!, password)).toBe(true)
      expect(row.role).toBe(roles[workspace])
      expect(passwordFaults(password, login)).toEqual([])
    }
  })

  test('somebody works for two organizations, some suppliers have nobody yet', async () => {
    const two = await db
      .selectFrom('membership')
      .select('userId')
      .groupBy('userId')
      .having((eb) => eb.fn.countAll<number>(), '>', 1)
      .execute()
    expect(two).toHaveLength(1)
    const { rows } = await sql<{ status: string }>`select status from chain_member m where role = 'supplier'
      and not exists (select 1 from membership s where s.org_id = m.org_id) order by status`.execute(db)
    expect(rows.map((r) => r.status)).toEqual(['invited', 'registered', 'registered', 'registered'])
  })

  test('the open invitation is found by the token of its mail', async () => {
    const mail = await db
      .selectFrom('mail')
      .selectAll()
      .where('kind', '=', 'invitation')
      .executeTakeFirstOrThrow()
    expect(mail.link).toBe(`/invite/${invitationToken}`)
    const found = await db
      .selectFrom('invitation')
      .selectAll()
      .where('tokenHash', '=', hashToken(invitationToken))
      .executeTakeFirstOrThrow()
    expect(found.acceptedAt).toBeNull()
    expect(found.expiresAt > now).toBe(true)
  })
})

describe('the story', () => {
  test('grades A, B and C are there, and the second year is better', async () => {
    const signed = await audits().where('state', '=', 'signed').orderBy('signedAt').execute()
    expect(new Set(signed.map((a) => a.grade))).toEqual(new Set(['A', 'B', 'C']))
    const mean = (list: typeof signed) => list.reduce((sum, a) => sum + a.overall!, 0) / list.length
    const year = addDays(today, -365)
    expect(mean(signed.filter((a) => a.signedAt! >= year))).toBeGreaterThan(
      mean(signed.filter((a) => a.signedAt! < year)) + 1,
    )
    expect(
      signed.filter((a) => a.validUntil! < today && !renewed(signed, a)).map((a) => a.subjectOrgId),
    ).toEqual([orgId('zhoucheng')])
  })

  const renewed = <A extends { subjectOrgId: string; signedAt: string | null }>(all: A[], one: A) =>
    all.some((a) => a.subjectOrgId === one.subjectOrgId && a.signedAt! > one.signedAt!)

  test('the bottleneck is the only source, graded C by a star question with 0 points, two actions overdue', async () => {
    const latest = await audits()
      .where('subjectOrgId', '=', orgId(bottleneck))
      .where('state', '=', 'signed')
      .orderBy('signedAt', 'desc')
      .executeTakeFirstOrThrow()
    expect(latest.grade).toBe('C')
    expect(latest.result).toMatchObject({
      reasons: expect.arrayContaining([expect.objectContaining({ ruleId: 'star-scored-0', decides: true })]),
    })
    const overdue = await actions()
      .where('subjectOrgId', '=', orgId(bottleneck))
      .where('state', 'in', open)
      .where('dueOn', '<', today)
      .execute()
    expect(overdue).toHaveLength(2)
    expect(overdue.every((action) => action.sharedUp)).toBe(true)
    const buyers = await db
      .selectFrom('supplyLink')
      .selectAll()
      .where('supplierOrgId', '=', orgId(bottleneck))
      .execute()
    expect(buyers.map((b) => [b.partClass, b.soleSource])).toEqual([
      ['A', true],
      ['A', true],
    ])
  })

  test('the supplier of the demo has 23 of 59 answered, six days left, and three actions in her hands', async () => {
    const audit = await audits()
      .where('subjectOrgId', '=', orgId(demoSupplier))
      .where('state', '=', 'answering')
      .executeTakeFirstOrThrow()
    expect(audit.dueOn).toBe(addDays(today, 6))
    const answers = await db.selectFrom('selfAnswer').selectAll().where('auditId', '=', audit.id).execute()
    const version = await db
      .selectFrom('standardVersion')
      .select(['content', 'contentHash'])
      .where('id', '=', audit.standardVersionId)
      .executeTakeFirstOrThrow()
    const progress = auditProgress(
      standardContentSchema.parse(version.content),
      answers.map((a) => ({ ...a, stepId: null })),
    )
    expect([progress.answered, progress.total, progress.reasonsMissing]).toEqual([23, 59, []])
    const hers = await actions()
      .where('subjectOrgId', '=', orgId(demoSupplier))
      .where('state', 'in', ['issued', 'sent-back'])
      .orderBy('dueOn')
      .execute()
    expect(hers.map((a) => [a.state, a.dueOn < today, a.answerDueOn >= today])).toEqual([
      ['sent-back', true, expect.any(Boolean)],
      ['sent-back', false, true],
      ['issued', false, true],
    ])
    const toReview = await audits()
      .where('issuerOrgId', '=', orgId(demoSupplier))
      .where('state', '=', 'submitted')
      .execute()
    expect(toReview).toHaveLength(1)
  })

  test('an audit by another standard and one in another chain need few new answers', async () => {
    const launched = await db
      .selectFrom('audit')
      .innerJoin('standardVersion as v', 'v.id', 'audit.standardVersionId')
      .selectAll('audit')
      .select('v.content')
      .where('number', 'like', '%-900')
      .execute()
    const cases = launched.map(({ chainId: chain, subjectOrgId }) => [chain, subjectOrgId])
    expect(cases.sort()).toEqual(
      [
        [rail, orgId(demoSupplier)],
        [chainId('ship'), orgId(inTwoChains)],
      ].sort(),
    )
    const consent = await db.selectFrom('answerConsent').selectAll().executeTakeFirstOrThrow()
    expect(consent).toMatchObject({ orgId: orgId(inTwoChains), fromChainId: rail, revokedAt: null })
    const since = addDays(today, -365)
    for (const subject of [demoSupplier, inTwoChains]) {
      const answers = await db
        .selectFrom('selfAnswer as x')
        .innerJoin('audit as a', 'a.id', 'x.auditId')
        .select('x.questionId')
        .where('a.chainId', '=', rail)
        .where('a.subjectOrgId', '=', orgId(subject))
        .where('a.state', '=', 'signed')
        .where('x.answeredAt', '>', since)
        .execute()
      expect(answers.length).toBeGreaterThan(40)
    }
  })

  test('the lead has something to do today', async () => {
    const lead = orgId('leader')
    const running = await audits().where('issuerOrgId', '=', lead).where('state', '<>', 'signed').execute()
    expect(running.map((a) => a.state).sort()).toEqual([
      'answering',
      'launched',
      'launched',
      'reviewing',
      'submitted',
      'submitted',
    ])
    const own = await actions().where('issuerOrgId', '=', lead).where('state', 'in', open).execute()
    expect(own.filter((a) => a.state === 'answered')).toHaveLength(3)
    expect(own.filter((a) => a.dueOn < today).length).toBeGreaterThanOrEqual(2)
    const preview = await db.selectFrom('supplierImport').selectAll().executeTakeFirstOrThrow()
    expect([preview.status, preview.goodCount, preview.errorCount]).toEqual(['preview', 2, 2])
    expect(preview.file.toString('utf8')).toContain('供应商名称')
  })

  test('corrective actions hold together with their history', async () => {
    const all = await actions().execute()
    const events = await db.selectFrom('correctiveEvent').selectAll().orderBy('at').execute()
    for (const action of all) {
      const own = events.filter((e) => e.actionId === action.id)
      expect(own[0]!.event).toBe('issue')
      expect(own.filter((e) => e.event === 'send-back')).toHaveLength(action.sendBackCount)
      expect(action.closedAt !== null).toBe(action.state === 'closed')
      if (action.answeredAt)
        expect(
          checkCorrectiveAnswer({
            containment: action.containment!,
            cause: action.cause!,
            action: action.action!,
          }),
        ).toEqual([])
    }
    expect(all.filter((a) => a.state === 'closed').length).toBeGreaterThan(150)
  })

  test('the two rates are near what the anchor case publishes', async () => {
    const members = await db
      .selectFrom('chainMember')
      .select('orgId')
      .where('chainId', '=', rail)
      .where('role', '<>', 'committee')
      .execute()
    const designated = await db
      .selectFrom('designatedEnterprise')
      .select('orgId')
      .where('chainId', '=', rail)
      .where('year', '=', 2026)
      .execute()
    const reports = await db
      .selectFrom('digitalReport')
      .selectAll()
      .where('chainId', '=', rail)
      .orderBy('period')
      .execute()
    const ratesAt = (period: string) =>
      chainRates(
        members.map(({ orgId }) => ({
          organizationId: orgId,
          designated: designated.some((d) => d.orgId === orgId),
          facts: reports.findLast((r) => r.orgId === orgId && r.period <= period) ?? null,
        })),
        { year: 2026, definition: definitionOf('2025-1')! },
      ).designated
    const latest = ratesAt('2026Q3')
    expect(latest.denominator).toBe(41)
    expect(latest.respondents).toBeLessThan(41)
    expect(latest.coverageRate!).toBeGreaterThan(78)
    expect(latest.coverageRate!).toBeLessThan(82)
    expect(latest.platformRate!).toBeGreaterThan(58)
    expect(latest.platformRate!).toBeLessThan(62)
    expect(ratesAt('2024Q4').coverageRate!).toBeLessThan(45)
  })

  test('evidence files are real and lie where their rows say', async () => {
    const files = await db
      .selectFrom('evidence')
      .select(['sha256', 'mediaType', 'bytes'])
      .distinct()
      .execute()
    expect(files.length).toBeGreaterThanOrEqual(3)
    for (const { sha256, mediaType, bytes } of files) {
      const content = readFileSync(join(dataDir, 'evidence', sha256.slice(0, 2), sha256))
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
      expect(content.length).toBe(bytes)
      expect((await fileTypeFromBuffer(content))?.mime).toBe(mediaType)
    }
  })

  test('ids come from names', () => {
    expect(idOf('organization leader')).toBe(orgId('leader'))
    expect(orgId('leader')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('the course so far', () => {
  test('versions follow each other without a gap, the newest stand open', async () => {
    const scores = await db
      .selectFrom('organizationScore')
      .selectAll()
      .orderBy('chainId')
      .orderBy('orgId')
      .orderBy('version')
      .execute()
    const members = new Map<string, typeof scores>()
    for (const score of scores) {
      const key = `${score.chainId} ${score.orgId}`
      members.set(key, [...(members.get(key) ?? []), score])
    }
    for (const versions of members.values()) {
      expect(versions.map((v) => v.version)).toEqual(versions.map((_, i) => i + 1))
      expect(versions.map((v) => v.validTo)).toEqual([...versions.slice(1).map((v) => v.validFrom), null])
      expect(versions.every((v) => v.validFrom < now)).toBe(true)
    }
    const explained = await db
      .selectFrom('scoreExplanation')
      .select(['chainId', 'orgId', 'version', 'content'])
      .execute()
    expect(explained).toHaveLength(members.size)
    for (const { chainId, orgId, version, content } of explained) {
      expect(members.get(`${chainId} ${orgId}`)!.at(-1)!.version).toBe(version)
      organizationScoreSchema.parse(content)
    }
  })

  test.each(['2025-06-30', '2026-03-31', '2026-10-31'])(
    'on %s the scores are those the worker computes',
    async (asOf) => {
      const chain = await loadChain(db, rail)
      const { policy } = await loadPolicy(db, rail)
      const computed = computeScores(
        { ...chain, stored: new Map() },
        await loadFacts(db, rail, chain.scoredIds, asOf),
        policy,
        asOf,
      )
      const instant = new Date(`${asOf}T24:00:00+08:00`).toISOString()
      const stood = await db
        .selectFrom('organizationScore')
        .selectAll()
        .where('chainId', '=', rail)
        .where('validFrom', '<=', instant)
        .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>', instant)]))
        .execute()
      const numbers = (s: {
        own: number | null
        rolled: number | null
        grade: string | null
        ownCoverage: number
        rolledCoverage: number
        sharedUp: boolean
      }) => [s.own, s.rolled, s.grade, s.ownCoverage, s.rolledCoverage, s.sharedUp]
      expect(new Map(stood.map((s) => [s.orgId, numbers(s)]))).toEqual(
        new Map([...computed.scores].map(([id, s]) => [id, numbers(s)])),
      )
    },
  )

  test("the chain's health rises over two years and names the casting supplier among the weakest", async () => {
    const healths = await db
      .selectFrom('chainHealth')
      .selectAll()
      .where('chainId', '=', rail)
      .orderBy('version')
      .execute()
    expect(healths.length).toBeGreaterThanOrEqual(20)
    const contents = healths.map((h) => chainHealthSchema.parse(h.content))
    expect(healths.at(-1)!.score!).toBeGreaterThan(healths[0]!.score! + 10)
    expect(healths.map((h) => h.validTo)).toEqual([...healths.slice(1).map((h) => h.validFrom), null])
    const latest = contents.at(-1)!
    expect(latest.weakest.slice(0, 5).map((w) => w.organizationId)).toContain(orgId(bottleneck))
    expect(latest.cycles.map((cycle) => new Set(cycle.members))).toEqual([new Set(circle.map(orgId))])
    const score = (key: string) =>
      db
        .selectFrom('organizationScore')
        .select(['own', 'rolled'])
        .where('chainId', '=', rail)
        .where('orgId', '=', orgId(key))
        .where('validTo', 'is', null)
        .executeTakeFirstOrThrow()
    for (const key of ['hengyue', 'yunti']) {
      const { own, rolled } = await score(key)
      expect(rolled!).toBeLessThan(own!)
    }
  })

  test('the worker takes over: new versions for today, no marks left, and the same again without marks', async () => {
    const emit = { stale() {}, changed() {}, job() {}, mail: async () => '' }
    const run = () => db.transaction().execute((trx) => rescore({ db: trx, emit, now: new Date(now) }, rail))
    const before = await db.selectFrom('chainHealth').select('version').where('chainId', '=', rail).execute()
    expect((await run()).marks).toBe(61)
    const after = await db
      .selectFrom('chainHealth')
      .selectAll()
      .where('chainId', '=', rail)
      .orderBy('version')
      .execute()
    expect(after).toHaveLength(before.length + 1)
    expect(after.at(-1)).toMatchObject({ asOf: today, validTo: null })
    const latest = chainHealthSchema.parse(after.at(-1)!.content)
    expect(latest.digital!.designated).toMatchObject({ denominator: 41, covered: 33, platform: 25 })
    expect(await run()).toMatchObject({ marks: 0, changed: 0 })
  })
})

describe('the standard comes down the chain', () => {
  test('buyers of two tiers have adopted and tightened it, nobody has loosened it', async () => {
    const adoptions = await db.selectFrom('standardAdoption').selectAll().execute()
    expect(adoptions.length).toBeGreaterThan(7)
    const tiers = new Set<number>()
    for (const { versionId, tightened, added } of adoptions) {
      const version = await db
        .selectFrom('standardVersion')
        .selectAll()
        .where('id', '=', versionId)
        .executeTakeFirstOrThrow()
      const parent = await db
        .selectFrom('standardVersion')
        .select('content')
        .where('id', '=', version.parentVersionId!)
        .executeTakeFirstOrThrow()
      const [above, own] = [parent.content, version.content].map((one) => standardContentSchema.parse(one))
      expect(loosenings(compareStandards(above!, own!))).toEqual([])
      expect([tightened > 0, added]).toEqual([true, 1])
      tiers.add(originsSchema.parse(version.origins).tier)
    }
    expect([...tiers].sort()).toEqual([1, 2])
  })

  test('the leader has a second version: some adopted it, one followed it, some are behind with days left', async () => {
    const current = await db
      .selectFrom('standardVersion')
      .selectAll()
      .where('chainId', '=', rail)
      .where('version', '=', 2)
      .where('parentVersionId', 'is', null)
      .executeTakeFirstOrThrow()
    expect([current.status, current.rootVersion]).toEqual(['published', 2])
    expect(current.followBy! > today).toBe(true)
    const adoptions = await db.selectFrom('standardAdoption').selectAll().execute()
    const behind = adoptions.filter(({ rootVersion }) => rootVersion === 1).map(({ orgId: id }) => id)
    expect(behind.length).toBeGreaterThan(1)
    expect(behind).toContain(orgId(demoSupplier))
    expect(adoptions.some(({ rootVersion }) => rootVersion === 2)).toBe(true)
    const onSecond = await db
      .selectFrom('audit')
      .select('state')
      .where('standardVersionId', '=', current.id)
      .execute()
    expect(new Set(onSecond.map(({ state }) => state)).has('signed')).toBe(true)
  })

  test('the leader’s next version is in review, and the demo login may publish it', async () => {
    const draft = await db.selectFrom('standardDraft').selectAll().executeTakeFirstOrThrow()
    expect(draft.status).toBe('in_review')
    expect(problemsOf(draft.content as never)).toEqual([])
    const login = await db
      .selectFrom('userAccount')
      .select('id')
      .where('login', '=', first.logins[0]!.login)
      .executeTakeFirstOrThrow()
    expect(draft.createdBy).not.toBe(login.id)
    expect(await db.selectFrom('standardComment').selectAll().execute()).toHaveLength(3)
  })
})
