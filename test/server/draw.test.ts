import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draw } from '#core/audit/draw/draw.ts'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { cancelDraw } from '#server/audit/draw/cancel-draw.ts'
import { declareConflict, endConflict } from '#server/audit/draw/declare-conflict.ts'
import { getDraw } from '#server/audit/draw/get-draw.ts'
import { sha256, snapshotHash } from '#server/audit/draw/hash.ts'
import { launchChecks } from '#server/audit/draw/launch-checks.ts'
import { listDraws } from '#server/audit/draw/list-draws.ts'
import { makeDraw } from '#server/audit/draw/make-draw.ts'
import { prepareDraw } from '#server/audit/draw/prepare-draw.ts'
import { publishResult } from '#server/audit/draw/publish-result.ts'
import { recuseAuditor } from '#server/audit/draw/recuse-auditor.ts'
import { workingDaysAfter } from '#server/audit/draw/working-day.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import type { UseCase } from '#server/use-case/define.ts'
import { describeError, isAppError } from '#server/use-case/errors.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createTestRuntime } from '#test/support/runtime.ts'
import { actorOf, createWorld, idOf, type Who } from '#test/support/world.ts'

/* A double-random draw from its preparation to the published result. The tests build on one another, in this order. */
let database: TestDatabase
let owner: Kysely<DB>
let runtime: Runtime
let drawId: string
const people = ['one', 'two', 'three', 'four']

beforeAll(async () => {
  database = await createTestDatabase()
  owner = connect({ url: database.ownerUrl, max: 2 })
  await createWorld(owner)
  for (const name of people) {
    const id = idOf(`auditor ${name}`)
    await owner
      .insertInto('userAccount')
      .values({ id, login: `${name}@example.com`, name })
      .execute()
    await owner
      .insertInto('membership')
      .values({ userId: id, orgId: idOf('LA'), role: 'member' })
      .execute()
  }
  runtime = await createTestRuntime(database)
})
afterAll(async () => {
  await runtime?.close()
  await owner?.destroy()
  await database?.drop()
})

const as = (
  who: Who,
  // biome-ignore lint/suspicious/noExplicitAny: whatever a use case takes and gives
  useCase: UseCase<any, any, any>,
  input: object = {},
  on = '2026-09-24',
) =>
  runtime.execute(
    useCase,
    { actor: actorOf(who), locale: 'zh', requestId: 't', now: new Date(`${on}T04:00:00Z`) },
    input,
  )
async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (isAppError(error)) return `${error.code}: ${describeError(error, 'zh')}`
    throw error
  }
  return 'done'
}
const plan = { title: '三季度飞行检查', versionId: idOf('version A'), dueOn: '2026-10-31' }

test('a draw without two auditors for everybody is refused with names', async () => {
  const conflicts = []
  for (const name of ['one', 'two', 'three', 'four']) {
    const auditorId = idOf(`auditor ${name}`)
    conflicts.push(
      await as('LA', declareConflict, { auditorId, supplierOrgId: idOf('S1'), reason: '曾在该单位任职' }),
    )
  }
  expect(await refusal(as('LA', prepareDraw, plan))).toMatch(/not-allowed-now: .*没有 2 名/)
  for (const { conflictId } of conflicts.slice(1)) await as('LA', endConflict, { conflictId })
  expect((await as('LA', listDraws)).conflicts.map((one: { reason: string }) => one.reason)).toContain(
    '曾在该单位任职',
  )
})

test('what the draw rests on is fixed before it, the seed is not told', async () => {
  const prepared = await as('LA', prepareDraw, { ...plan, rates: { A: 100, B: 100, C: 100, D: 100 } })
  drawId = prepared.drawId
  const seen = await as('LA', getDraw, { drawId })
  expect(seen).toMatchObject({
    status: 'prepared',
    seed: null,
    checks: [],
    ...{ seedHash: prepared.seedHash },
  })
  expect(snapshotHash(seen.snapshot)).toBe(prepared.snapshotHash)
  expect(JSON.stringify(seen.snapshot)).not.toContain(idOf('S1'))
  expect(seen.snapshot.conflicts).toHaveLength(1)
  await expect(
    owner.updateTable('randomDraw').set({ seed: 'chosen' }).where('id', '=', drawId).execute(),
  ).rejects.toThrow('never changes')
})

test('anybody can draw again from what is told, with the same result', async () => {
  const { checks } = await as('LA', makeDraw, { drawId })
  const seen = await as('LA', getDraw, { drawId })
  expect(seen.checks).toHaveLength(checks)
  expect(sha256(seen.seed)).toBe(seen.seedHash)
  const again = draw(seen.snapshot, seen.seed, sha256)
  expect(again.ok && again.checks.map(({ supplierId, auditorIds }) => [supplierId, ...auditorIds])).toEqual(
    seen.checks.map((check: { token: string; auditors: { token: string }[] }) => [
      check.token,
      ...check.auditors.map(({ token }) => token),
    ]),
  )
  const own = seen.checks.find((check: { supplierOrgId: string }) => check.supplierOrgId === idOf('S1'))
  expect(own.auditors.map(({ id }: { id: string }) => id)).not.toContain(idOf('auditor one'))
  expect(await refusal(as('LA', makeDraw, { drawId }))).toContain('not-allowed-now')
  expect(await refusal(as('LA', cancelDraw, { drawId, reason: '换一批' }))).toContain('not-allowed-now')
})

test('an auditor stands back and the next lot takes the place, on record', async () => {
  const before = (await as('LA', getDraw, { drawId })).checks[0]
  const { replacementName } = await as('LA', recuseAuditor, {
    drawId,
    supplierOrgId: before.supplierOrgId,
    auditorId: before.auditors[0].id,
    reason: '亲属在该单位工作',
  })
  const after = await as('LA', getDraw, { drawId })
  expect(after.checks[0].auditors[0].name).toBe(replacementName)
  expect(after.checks[0].auditors[0].name).not.toBe(before.auditors[0].name)
  expect(after.recusals).toMatchObject([{ reason: '亲属在该单位工作', replacementName }])
})

test('the audits are launched once, unannounced, each led by the first drawn', async () => {
  // Whoever has an audit on the same version open waits until it is over.
  const waiting = await as('LA', launchChecks, { drawId })
  expect(waiting.waiting).toBeGreaterThan(0)
  await owner.updateTable('audit').set({ state: 'cancelled' }).where('issuerOrgId', '=', idOf('LA')).execute()
  const { launched } = await as('LA', launchChecks, { drawId })
  expect(launched).toBe(waiting.waiting)
  expect(await as('LA', launchChecks, { drawId })).toEqual({ launched: 0, waiting: 0 })
  const { checks } = await as('LA', getDraw, { drawId })
  for (const check of checks) {
    const audit = await owner
      .selectFrom('audit')
      .select(['leadAuditorId', 'kind'])
      .where('id', '=', check.auditId)
      .executeTakeFirstOrThrow()
    expect(audit).toEqual({ leadAuditorId: check.auditors[0].id, kind: 'unannounced' })
  }
})

test('a result is published once its audit is signed; what is late counts, what is published stays', async () => {
  const { checks } = await as('LA', getDraw, { drawId })
  const [check] = checks
  const publish = { drawId, supplierOrgId: check.supplierOrgId, conclusion: 'rectify' }
  expect(await refusal(as('LA', publishResult, publish))).toContain('签发以后')
  await owner
    .updateTable('audit')
    .set({ state: 'signed', signedAt: '2026-09-24T04:00:00Z' })
    .where('id', '=', check.auditId)
    .execute()
  // 20 working days over the Mid-Autumn and National Day holidays, with the moved working days of 2026.
  expect(workingDaysAfter('2026-09-24', 20)).toBe('2026-10-29')
  const late = await as('LA', getDraw, { drawId }, '2026-10-30')
  expect(late.kpi).toMatchObject({ published: { done: 0, of: 1 }, late: 1 })
  expect(late.checks[0].publishBy).toBe('2026-10-29')
  await as('LA', publishResult, publish)
  expect((await as('LA', getDraw, { drawId }, '2026-10-30')).kpi).toMatchObject({
    published: { done: 1, of: 1, percent: 100 },
    late: 0,
  })
  expect(await refusal(as('LA', publishResult, publish))).toContain('已经公示')
})

test('nobody else sees the draw', async () => {
  for (const who of ['S1', 'S2', 'LB'] as const)
    expect(await refusal(as(who, getDraw, { drawId }))).toContain('not-found')
  expect(await refusal(as('CA', getDraw, { drawId }))).toMatch(/forbidden|not-found/)
})
