import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { currentDefinition } from '#core/digital/definition.ts'
import { chainRates as ratesOf } from '#core/digital/rates.ts'
import type { PartyActor } from '#core/identity/actor.ts'
import { makeUscc } from '#core/organization/uscc.ts'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { getChainRates } from '#server/digital/chain-rates.ts'
import { copyDesignated } from '#server/digital/copy-designated.ts'
import { getReport } from '#server/digital/get-report.ts'
import { listEnterprises } from '#server/digital/list-enterprises.ts'
import { listReports } from '#server/digital/list-reports.ts'
import { remindReport } from '#server/digital/remind-report.ts'
import { reportFacts } from '#server/digital/report-facts.ts'
import { setDesignated } from '#server/digital/set-designated.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import type { UseCase } from '#server/use-case/define.ts'
import { isAppError } from '#server/use-case/errors.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createTestRuntime } from '#test/support/runtime.ts'
import { actorOf, createWorld, idOf, type Who } from '#test/support/world.ts'

let database: TestDatabase
let owner: Kysely<DB>
let runtime: Runtime

beforeAll(async () => {
  database = await createTestDatabase()
  owner = connect({ url: database.ownerUrl, max: 2 })
  await createWorld(owner)
  runtime = await createTestRuntime(database)
})
afterAll(async () => {
  await runtime?.close()
  await owner?.destroy()
  await database?.drop()
})

/** Calls as somebody, on November 23, 2026 unless said otherwise. */
const as = async (
  who: Who | PartyActor,
  // biome-ignore lint/suspicious/noExplicitAny: whatever a use case takes and gives
  useCase: UseCase<any, any, any>,
  input: object = {},
  on = '2026-11-23',
) =>
  runtime.execute(
    useCase,
    {
      actor: typeof who === 'string' ? actorOf(who) : who,
      locale: 'zh',
      requestId: 't',
      now: new Date(`${on}T04:00:00Z`),
    },
    input,
  )

async function refusal(work: Promise<unknown>) {
  try {
    await work
  } catch (error) {
    if (!isAppError(error)) throw error
    return {
      code: error.code,
      fields: Object.fromEntries(error.fields.map(({ path, message }) => [path, message])),
    }
  }
  return expect.fail('it was not refused')
}

const facts = {
  equipmentTotal: 100,
  equipmentDigital: 60,
  equipmentNetworked: 50,
  coreProcessesInSystems: true,
  integratedFunctions: 2,
  platformServices: 1,
  platformName: '示例平台',
  evidenceOn: '2026-11-20',
}

describe('a report', () => {
  beforeEach(async () => {
    await owner.deleteFrom('digitalReport').where('orgId', '=', idOf('S1')).execute()
  })

  test('is kept by quarter and corrected under its revision', async () => {
    expect(await as('S1', reportFacts, { ...facts, period: '2026Q4' })).toMatchObject({
      revision: 1,
      warnings: [],
    })
    expect((await refusal(as('S1', reportFacts, { ...facts, period: '2026Q4' }))).code).toBe('conflict')
    const again = { ...facts, equipmentDigital: 70, period: '2026Q4' }
    expect((await as('S1', reportFacts, { ...again, revision: 1 })).revision).toBe(2)
    expect((await refusal(as('S1', reportFacts, { ...again, revision: 1 }))).code).toBe('conflict')
    const kept = await as('S1', getReport, { period: '2026Q4' })
    expect(kept.facts).toMatchObject({ equipmentDigital: 70, platformName: '示例平台' })
    expect(kept).toMatchObject({ revision: 2, prefill: null, designated: true, registerYear: 2026 })
  })

  test('starts from the quarter before', async () => {
    await as('S1', reportFacts, { ...facts, evidenceOn: '2026-06-30', period: '2026Q2' })
    const next = await as('S1', getReport, { period: '2026Q4' })
    expect(next).toMatchObject({ revision: 0, facts: null })
    expect(next.prefill).toMatchObject({ period: '2026Q2', equipmentTotal: 100 })
    expect(next.quarters.slice(0, 3)).toEqual([
      { period: '2026Q4', reported: false },
      { period: '2026Q3', reported: false },
      { period: '2026Q2', reported: true },
    ])
  })

  test('that cannot be right is refused beside its field', async () => {
    const wrong = { ...facts, equipmentDigital: 101, evidenceOn: '2026-11-24' }
    const no = await refusal(as('S1', reportFacts, { ...wrong, period: '2026Q4' }))
    expect(no.code).toBe('invalid-input')
    expect(no.fields.equipmentDigital).toContain('多于生产设备总数')
    expect(no.fields.evidenceOn).toContain('晚于今天')
    const early = await refusal(as('S1', reportFacts, { ...facts, period: '2027Q1' }))
    expect(early.fields.period).toContain('尚未开始')
  })

  test('that is only doubtful is kept, and said so', async () => {
    const doubtful = { ...facts, equipmentNetworked: 65, period: '2026Q4' }
    const { warnings } = await as('S1', reportFacts, doubtful)
    expect(warnings.map(({ field }: { field: string }) => field)).toEqual(['equipmentNetworked'])
    expect((await as('S1', getReport, { period: '2026Q4' })).warnings).toEqual(warnings)
  })

  test('is in the own history with what it comes to', async () => {
    await as('S1', reportFacts, { ...facts, period: '2026Q4' })
    const low = { ...facts, equipmentNetworked: 10, integratedFunctions: 1, platformServices: 0 }
    await as('S1', reportFacts, { ...low, evidenceOn: '2026-09-30', period: '2026Q3' })
    const { rows, total } = await as('S1', listReports)
    expect(total).toBe(2)
    expect(rows).toMatchObject([
      { period: '2026Q4', digitalRate: 60, networkedRate: 50, covered: true, platform: true },
      { period: '2026Q3', networkedRate: 10, covered: false, platform: false },
    ])
    expect((await as('S2', listReports)).rows.map(({ period }: { period: string }) => period)).toEqual([
      '2026Q3',
    ])
  })

  test('of an organization the leader may not know is not shown to it', async () => {
    await owner.deleteFrom('digitalReport').where('orgId', '=', idOf('T1')).execute()
    await as('T1', reportFacts, { ...facts, period: '2026Q4' })
    const { rows } = await as('LA', listEnterprises, { pageSize: 100 })
    expect(rows.map(({ orgId }: { orgId: string }) => orgId).sort()).toEqual(
      ['LA', 'S1', 'S2', 'T2'].map(idOf).sort(),
    )
    const seen = await owner
      .selectFrom('digitalReport')
      .select('sharedUp')
      .where('orgId', '=', idOf('T1'))
      .executeTakeFirstOrThrow()
    expect(seen.sharedUp).toBe(false)
  })
})

describe('the chain rates of 150 enterprises above designated size and 40 others (domain §0, §5.1)', () => {
  const chainId = idOf('chain of 190')
  const leader: PartyActor = { ...actorOf('LA'), chainId, orgId: idOf('leader of 190') }
  const committee: PartyActor = { ...actorOf('CA'), chainId, orgId: idOf('committee of 190') }
  const member = (n: number) => idOf(`member ${n}`)

  const enterprise = (sequence: number, id: string, name: string) => ({
    id,
    kind: 'enterprise',
    name,
    uscc: makeUscc({ prefix: '91', regionCode: '430211', sequence }),
  })

  beforeAll(async () => {
    const organizations = [
      enterprise(190, leader.orgId, '链主'),
      { id: committee.orgId, kind: 'committee', name: '产业链党委', uscc: null },
      ...Array.from({ length: 190 }, (_, n) => enterprise(n, member(n), `企业 ${n}`)),
    ]
    await owner.insertInto('organization').values(organizations).execute()
    await owner
      .insertInto('chain')
      .values({ id: chainId, code: '190', name: '链', leaderOrgId: leader.orgId })
      .execute()
    await owner
      .insertInto('chainMember')
      .values(
        organizations.map(({ id }) => ({
          chainId,
          orgId: id,
          role: id === leader.orgId ? 'leader' : id === committee.orgId ? 'committee' : 'supplier',
          tier: 1,
          visibleToLeader: true,
          status: 'active',
        })),
      )
      .execute()
    // 0–149 designated: 120 covered (90 of them on a platform), 20 not covered, 10 without a report. 150–189: all covered.
    const reporting = Array.from({ length: 190 }, (_, n) => n).filter((n) => n < 140 || n >= 150)
    await owner
      .insertInto('digitalReport')
      .values(
        reporting.map((n) => ({
          ...facts,
          chainId,
          orgId: member(n),
          period: '2026Q3',
          definitionVersion: currentDefinition.version,
          equipmentDigital: n >= 120 && n < 140 ? 39 : 60,
          platformServices: n < 90 || n >= 150 ? 1 : 0,
        })),
      )
      .execute()
    await as(leader, setDesignated, {
      year: 2026,
      orgIds: Array.from({ length: 150 }, (_, n) => member(n)),
      designated: true,
    })
  })

  test('120/150 = 80.0 % and 90/150 = 60.0 %; the tail is a series of its own', async () => {
    const { rates, registerYear } = await as(leader, getChainRates)
    expect(registerYear).toBe(2026)
    expect(rates.designated).toMatchObject({
      denominator: 150,
      respondents: 140,
      covered: 120,
      coverageRate: 80,
      platform: 90,
      platformRate: 60,
    })
    // The leader is not in the register and did not report.
    expect(rates.tail).toMatchObject({ denominator: 41, covered: 40, platform: 40 })
  })

  test('the list names who is not covered and what is missing', async () => {
    const notCovered = await as(leader, listEnterprises, {
      status: 'not-covered',
      designated: 'yes',
      pageSize: 100,
    })
    expect(notCovered.total).toBe(20)
    expect(notCovered.rows[0].missing).toEqual(['设备数字化率 39.0%，未达到 40%。'])
    const silent = await as(leader, listEnterprises, { status: 'no-report', designated: 'yes', pageSize: 5 })
    expect(silent).toMatchObject({ total: 10, duePeriod: '2026Q3' })
    expect(silent.rows[0].missing).toEqual(['尚未填报；计入分母。'])
    expect(silent.counts).toEqual({ all: 191, designated: 150, outstanding: 10, notCovered: 30 })
    expect((await as(leader, listEnterprises, { q: '企业 18', pageSize: 100 })).total).toBe(11)
  })

  test('the register is kept by year: taken out, taken over, and used until the next one is there', async () => {
    const one = { year: 2026, orgIds: [member(0)] }
    expect(await as(leader, setDesignated, { ...one, designated: false })).toEqual({ year: 2026, changed: 1 })
    expect(await as(leader, setDesignated, { ...one, designated: false })).toEqual({ year: 2026, changed: 0 })
    expect((await as(leader, getChainRates)).rates.designated).toMatchObject({
      covered: 119,
      denominator: 149,
    })
    await as(leader, setDesignated, { ...one, designated: true })
    const next = await as(leader, getChainRates, {}, '2027-02-01')
    expect(next).toMatchObject({ registerYear: 2026, rates: { designated: { denominator: 150 } } })
    expect(await as(leader, copyDesignated, { fromYear: 2026, year: 2027 })).toEqual({
      year: 2027,
      added: 150,
    })
    await as(leader, setDesignated, { year: 2027, orgIds: [member(149)], designated: false })
    expect((await as(leader, getChainRates, {}, '2027-02-01')).rates.designated.denominator).toBe(149)
    expect((await as(leader, getChainRates)).rates.designated.denominator).toBe(150)
  })

  test('the committee gets the published rates and their course, and nothing of a single enterprise', async () => {
    expect(await as(committee, getChainRates)).toMatchObject({ rates: null, asOf: null })
    const published = (covered: number) =>
      ratesOf(
        Array.from({ length: 10 }, (_, n) => ({
          organizationId: member(n),
          designated: true,
          facts: {
            ...facts,
            definitionVersion: currentDefinition.version,
            equipmentDigital: n < covered ? 60 : 10,
          },
        })),
        { year: 2026, definition: currentDefinition },
      )
    await owner
      .insertInto('chainHealth')
      .values(
        [
          ['2026-05-10', 5],
          ['2026-06-20', 6],
          ['2026-11-20', 8],
        ].map(([asOf, covered], index) => ({
          chainId,
          version: index + 1,
          validFrom: `${asOf}T00:00:00Z`,
          validTo: index < 2 ? '2026-11-20T00:00:00Z' : null,
          asOf: String(asOf),
          coverage: 1,
          content: JSON.stringify({ digital: published(Number(covered)) }),
        })),
      )
      .execute()
    const seen = await as(committee, getChainRates)
    expect(seen).toMatchObject({ asOf: '2026-11-20', rates: { designated: { covered: 8, denominator: 10 } } })
    expect(
      seen.course
        .slice(-4)
        .map((point: { quarter: string; coverage: unknown }) => [point.quarter, point.coverage]),
    ).toEqual([
      ['2026Q1', null],
      ['2026Q2', { n: 6, N: 10 }],
      ['2026Q3', { n: 6, N: 10 }],
      ['2026Q4', { n: 8, N: 10 }],
    ])
    expect(JSON.stringify(seen)).not.toContain(member(0))
    for (const useCase of [listEnterprises, listReports, getReport])
      expect((await refusal(as(committee, useCase))).code).toBe('forbidden')
  })
})

test('a reminder goes to who has not reported and can be written to', async () => {
  await owner.deleteFrom('digitalReport').where('orgId', '=', idOf('S1')).execute()
  const orgIds = ['S1', 'S2', 'T2'].map((who) => idOf(who))
  await owner.deleteFrom('digitalReport').where('orgId', '=', idOf('T2')).execute()
  const outcome = await as('LA', remindReport, { orgIds })
  expect(outcome).toMatchObject({ period: '2026Q3', reminded: 1, alreadyReported: 1 })
  // A tier-2 supplier is not the leader's own to write to.
  expect(outcome.unreachable).toHaveLength(1)
  const mails = await owner
    .selectFrom('mail')
    .select(['toAddress', 'link'])
    .where('kind', '=', 'digital.reminder')
    .execute()
  expect(mails).toEqual([{ toAddress: 's1@example.com', link: '/supply/digital?period=2026Q3' }])
})

test('nobody but the leader keeps the register, and only for its own chain', async () => {
  const entry = { year: 2026, orgIds: [idOf('S1')], designated: false }
  for (const who of ['S1', 'CA'] as const)
    expect((await refusal(as(who, setDesignated, entry))).code).toBe('forbidden')
  expect((await refusal(as('LB', setDesignated, entry))).code).toBe('not-found')
  expect((await refusal(as('LB', remindReport, { orgIds: [idOf('S1')] }))).code).toBe('not-found')
  expect((await refusal(as('S1', listEnterprises))).code).toBe('forbidden')
})
