import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Severity } from '#core/corrective/severity.ts'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { acceptAction } from '#server/corrective/accept-action.ts'
import { answerAction } from '#server/corrective/answer-action.ts'
import { cancelAction } from '#server/corrective/cancel-action.ts'
import { closeAction } from '#server/corrective/close-action.ts'
import { getAction } from '#server/corrective/get-action.ts'
import { issueAction } from '#server/corrective/issue-action.ts'
import { listActions } from '#server/corrective/list-actions.ts'
import { saveDraft } from '#server/corrective/save-draft.ts'
import { sendBackAction } from '#server/corrective/send-back-action.ts'
import { verifyAction } from '#server/corrective/verify-action.ts'
import { addActionEvidence } from '#server/evidence/add-action-evidence.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import type { UseCase } from '#server/use-case/define.ts'
import { describeError, isAppError } from '#server/use-case/errors.ts'
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

/** Calls as somebody, on a day of 2026 at noon in China. */
// biome-ignore lint/suspicious/noExplicitAny: whatever a use case takes and gives
const as = async (who: Who, useCase: UseCase<any, any, any>, input: object, on = '2026-03-01') =>
  runtime.execute(
    useCase,
    { actor: actorOf(who), locale: 'zh', requestId: 't', now: new Date(`${on}T04:00:00Z`) },
    input,
  )

async function refusal(work: Promise<unknown>) {
  try {
    await work
  } catch (error) {
    if (!isAppError(error)) throw error
    return {
      code: error.code,
      zh: describeError(error, 'zh'),
      en: describeError(error, 'en'),
      fields: Object.fromEntries(error.fields.map(({ path, message }) => [path, message])),
    }
  }
  return expect.fail('it was not refused')
}

const good = { containment: '隔离在库 120 件', cause: '工装没有防错，反装也能夹紧', action: '增加防错销' }
const issue = (severity: Severity = 'minor', on = '2026-03-01') =>
  as(
    'LA',
    issueAction,
    { subjectOrgId: idOf('S1'), severity, title: '焊缝气孔', description: '来料发现气孔' },
    on,
  )
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('one action from issue to close', () => {
  let actionId: string
  beforeEach(async () => {
    ;({ actionId } = await issue())
  })
  const revision = async () => (await as('LA', getAction, { actionId })).revision as number
  const answer = async (on?: string) =>
    as('S1', answerAction, { actionId, ...good, revision: await revision() }, on)

  test('every step by the right side leads on, and the history keeps each', async () => {
    await answer('2026-03-05')
    await as('LA', acceptAction, { actionId, revision: await revision() }, '2026-03-07')
    await as(
      'LA',
      verifyAction,
      { actionId, verification: '抽查 3 批合格', revision: await revision() },
      '2026-04-01',
    )
    const closed = await as('LA', closeAction, { actionId, revision: await revision() }, '2026-04-02')
    expect(closed).toMatchObject({ state: 'closed', revision: 5 })
    const seen = await as('S1', getAction, { actionId }, '2026-04-03')
    expect(seen.history.map((entry: { event: string; side: string }) => [entry.event, entry.side])).toEqual([
      ['issue', 'issuer'],
      ['answer', 'subject'],
      ['accept', 'issuer'],
      ['verify', 'issuer'],
      ['close', 'issuer'],
    ])
    expect(seen).toMatchObject({ onTime: true, late: false, ball: null, moves: [], answerLate: false })
    expect(seen.verification).toBe('抽查 3 批合格')
    expect(seen.history[1].answer).toEqual(good)
  })

  test('each side is refused what is the other side’s', async () => {
    expect((await refusal(as('LA', answerAction, { actionId, ...good, revision: 1 }))).code).toBe('forbidden')
    expect((await refusal(as('S1', sendBackAction, { actionId, reason: 'no', revision: 1 }))).code).toBe(
      'forbidden',
    )
    await answer()
    for (const [useCase, extra] of [
      [acceptAction, {}],
      [verifyAction, { verification: 'all well' }],
      [closeAction, {}],
      [cancelAction, { reason: 'not needed' }],
      [sendBackAction, { reason: 'not enough' }],
    ] as const) {
      const no = await refusal(as('S1', useCase, { actionId, ...extra, revision: 2 }))
      expect(no.code, useCase.name).toBe('forbidden')
    }
  })

  test('a step out of turn is refused, with the reason in both languages', async () => {
    const close = await refusal(as('LA', closeAction, { actionId, revision: 1 }))
    expect(close.code).toBe('not-allowed-now')
    expect(close.zh).toContain('该整改要求已下发，等待供应商答复；先验证有效，才能关闭。')
    expect(close.en).toContain('issued and waits for the supplier to answer; verify first, then close')
    expect((await refusal(as('LA', acceptAction, { actionId, revision: 1 }))).code).toBe('not-allowed-now')
    await answer()
    const twice = await refusal(as('S1', answerAction, { actionId, ...good, revision: 2 }))
    expect(twice.zh).toContain('供应商已答复')
    await as('LA', cancelAction, { actionId, reason: '重复下发', revision: 2 })
    expect((await refusal(as('LA', acceptAction, { actionId, revision: 3 }))).code).toBe('not-allowed-now')
    expect((await refusal(as('LA', cancelAction, { actionId, reason: 'twice', revision: 3 }))).code).toBe(
      'not-allowed-now',
    )
  })

  test('a decision about what is no longer the present answer is a conflict', async () => {
    await answer()
    await as('LA', sendBackAction, { actionId, reason: '原因不充分', revision: 2 })
    await answer()
    expect((await refusal(as('LA', acceptAction, { actionId, revision: 2 }))).code).toBe('conflict')
    expect((await as('LA', acceptAction, { actionId, revision: 4 })).state).toBe('accepted')
  })

  test('two decisions at the same moment: one counts', async () => {
    await answer()
    const both = await Promise.allSettled([
      as('LA', acceptAction, { actionId, revision: 2 }),
      as('LA', sendBackAction, { actionId, reason: '原因不充分', revision: 2 }),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await as('LA', getAction, { actionId })).history).toHaveLength(3)
  })
})

describe('due days (domain §3.1)', () => {
  test('by severity, as original and current', async () => {
    for (const [severity, answerDueOn, dueOn] of [
      ['critical', '2026-03-06', '2026-03-31'],
      ['major', '2026-03-11', '2026-04-30'],
      ['minor', '2026-03-16', '2026-05-30'],
    ] as const) {
      expect(await issue(severity)).toMatchObject({ answerDueOn, dueOn })
    }
  })

  test('a send-back asks again within half the days; what was due at first stays on record', async () => {
    const { actionId } = await issue('minor')
    await as('S1', answerAction, { actionId, ...good, revision: 1 }, '2026-03-10')
    const back = await as('LA', sendBackAction, { actionId, reason: '原因不充分', revision: 2 }, '2026-03-12')
    expect(back).toMatchObject({ state: 'sent-back', answerDueOn: '2026-03-20' })
    expect(await as('S1', getAction, { actionId }, '2026-03-13')).toMatchObject({
      answerDueOn: '2026-03-20',
      originalAnswerDueOn: '2026-03-16',
      dueOn: '2026-05-30',
      originalDueOn: '2026-05-30',
      sendBackReason: '原因不充分',
      // Two days were the issuer's.
      reviewDays: 2,
      effectiveDueOn: '2026-06-01',
    })
  })

  test('what is sent back after its due day gets a later one, but is judged by the original', async () => {
    const { actionId } = await issue('critical')
    await as('S1', addActionEvidence, { actionId, fileName: 'a.png', content: photo })
    await as('S1', answerAction, { actionId, ...good, revision: 1 }, '2026-04-05')
    await as('LA', sendBackAction, { actionId, reason: '没有验证数据', revision: 2 }, '2026-04-06')
    const seen = await as('LA', getAction, { actionId }, '2026-04-06')
    expect(seen).toMatchObject({ dueOn: '2026-04-09', originalDueOn: '2026-03-31', answerLate: true })
    await as('S1', answerAction, { actionId, ...good, revision: 3 }, '2026-04-07')
    await as('LA', acceptAction, { actionId, revision: 4 }, '2026-04-07')
    await as('LA', verifyAction, { actionId, verification: '3 批合格', revision: 5 }, '2026-04-08')
    await as('LA', closeAction, { actionId, revision: 6 }, '2026-04-08')
    expect(await as('LA', getAction, { actionId }, '2026-04-09')).toMatchObject({
      onTime: false,
      late: true,
      // Due on March 31; of the 8 days after it one on each side of the send-back and acceptance was the issuer's.
      reviewDays: 2,
      daysLate: 6,
    })
  })

  test('what fails its verification goes back too', async () => {
    const { actionId } = await issue('minor')
    await as('S1', answerAction, { actionId, ...good, revision: 1 })
    await as('LA', acceptAction, { actionId, revision: 2 })
    const back = await as('LA', sendBackAction, { actionId, reason: '抽查仍不合格', revision: 3 })
    expect(back.state).toBe('sent-back')
    const row = await owner
      .selectFrom('correctiveAction')
      .select(['acceptedAt', 'sendBackCount'])
      .where('id', '=', actionId)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ acceptedAt: null, sendBackCount: 1 })
  })
})

describe('the answer', () => {
  test('names each field that is missing', async () => {
    const { actionId } = await issue()
    const no = await refusal(as('S1', answerAction, { actionId, containment: ' ', cause: '', revision: 1 }))
    expect(no.code).toBe('invalid-input')
    expect(Object.keys(no.fields).sort()).toEqual(['action', 'cause', 'containment'])
  })

  test.each(['操作失误', 'Operator error.'])('does not take “%s” for a cause', async (cause) => {
    const { actionId } = await issue()
    const no = await refusal(as('S1', answerAction, { actionId, ...good, cause, revision: 1 }))
    expect(no.fields.cause).toContain('不是根本原因')
    expect(Object.keys(no.fields)).toEqual(['cause'])
  })

  test('of a major finding needs evidence of the supplier’s own', async () => {
    const { actionId } = await issue('major')
    const no = await refusal(as('S1', answerAction, { actionId, ...good, revision: 1 }))
    expect(no.fields.evidence).toContain('证据')
    await as('S1', addActionEvidence, { actionId, fileName: 'after.png', content: photo })
    expect((await as('S1', answerAction, { actionId, ...good, revision: 1 })).state).toBe('answered')
  })

  test('is kept while it is typed, for the supplier alone', async () => {
    const { actionId } = await issue()
    const first = await as('S1', saveDraft, { actionId, containment: '隔离', revision: 0 })
    expect(first.revision).toBe(1)
    const second = await as('S1', saveDraft, {
      actionId,
      containment: '隔离在库',
      cause: '待查',
      revision: 1,
    })
    expect(second.revision).toBe(2)
    expect((await as('S1', getAction, { actionId })).draft).toMatchObject({
      containment: '隔离在库',
      cause: '待查',
      revision: 2,
    })
    const issuer = await as('LA', getAction, { actionId })
    expect(issuer.draft).toBeNull()
    expect(JSON.stringify(issuer)).not.toContain('隔离在库')
    // Somebody else in the firm has a page open that is behind: nothing is written over.
    expect((await refusal(as('S1', saveDraft, { actionId, containment: '旧', revision: 1 }))).code).toBe(
      'conflict',
    )
    expect((await refusal(as('S1', saveDraft, { actionId, containment: '旧', revision: 0 }))).code).toBe(
      'conflict',
    )
    await as('S1', answerAction, { actionId, ...good, revision: 1 })
    expect((await refusal(as('S1', saveDraft, { actionId, containment: 'x', revision: 2 }))).code).toBe(
      'not-allowed-now',
    )
    await as('LA', sendBackAction, { actionId, reason: '请补充', revision: 2 })
    // Sent back: one goes on from what was answered.
    expect((await as('S1', getAction, { actionId })).draft).toMatchObject({ ...good, revision: 0 })
  })
})

describe('who sees and who may issue', () => {
  test('others find nothing', async () => {
    const { actionId } = await issue()
    for (const who of ['S2', 'T1', 'T2', 'LB', 'S3'] as const)
      expect((await refusal(as(who, getAction, { actionId }))).code, who).toBe('not-found')
    expect((await refusal(as('CA', getAction, { actionId }))).code).toBe('forbidden')
    expect((await as('S2', listActions, { side: 'received', q: '焊缝' })).total).toBe(0)
  })

  test('a tier-1 supplier issues to its own supplier, and to nobody else', async () => {
    const request = { severity: 'minor', title: '毛刺', description: '来料毛刺' }
    const own = await as('S1', issueAction, { ...request, subjectOrgId: idOf('T2') })
    expect(own.number).toMatch(/^CA-2026-\d{4}$/)
    for (const other of ['S2', 'LA', 'S3'] as const)
      expect((await refusal(as('S1', issueAction, { ...request, subjectOrgId: idOf(other) }))).code).toBe(
        'not-found',
      )
    expect((await as('T2', getAction, { actionId: own.actionId })).party).toBe('subject')
    // Shared on the link: the leader reads it, and decides nothing.
    expect(await as('LA', getAction, { actionId: own.actionId })).toMatchObject({
      party: 'viewer',
      moves: [],
    })
    expect(
      (await refusal(as('LA', cancelAction, { actionId: own.actionId, reason: 'mine', revision: 1 }))).code,
    ).toBe('not-found')
    const hidden = await as('S1', issueAction, { ...request, subjectOrgId: idOf('T1') })
    expect((await refusal(as('LA', getAction, { actionId: hidden.actionId }))).code).toBe('not-found')
    const shared = await as('LA', listActions, { side: 'shared', pageSize: 100 })
    const ids = shared.rows.map(({ actionId }: { actionId: string }) => actionId)
    expect(ids).toContain(own.actionId)
    expect(ids).not.toContain(hidden.actionId)
  })

  test('numbers run on without a gap or a double, also at the same moment', async () => {
    const many = await Promise.all(Array.from({ length: 6 }, () => issue('minor', '2027-01-05')))
    expect(many.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `CA-2027-000${n}`))
  })
})

test('the list is sorted by what is mine to do, filtered and counted', async () => {
  const on = '2028-02-01'
  const early = await issue('critical', '2028-01-01')
  const late = await issue('minor', '2028-01-30')
  const answered = await issue('minor', '2028-01-02')
  await as('S1', answerAction, { actionId: answered.actionId, ...good, revision: 1 }, '2028-01-03')
  const rows = async (who: Who, input: object) =>
    (await as(who, listActions, { pageSize: 100, ...input }, on)).rows.filter(
      ({ issuedAt }: { issuedAt: string }) => issuedAt > '2028',
    )
  const ids = (list: { actionId: string }[]) => list.map(({ actionId }) => actionId)
  expect(ids(await rows('S1', { side: 'received' }))).toEqual([
    early.actionId,
    late.actionId,
    answered.actionId,
  ])
  expect(ids(await rows('LA', { side: 'issued' }))[0]).toBe(answered.actionId)
  expect(ids(await rows('S1', { side: 'received', overdue: true }))).toEqual([early.actionId])
  expect(ids(await rows('S1', { side: 'received', ball: 'issuer' }))).toEqual([answered.actionId])
  expect(ids(await rows('S1', { side: 'received', severity: 'critical' }))).toEqual([early.actionId])
  expect(ids(await rows('LA', { side: 'issued', state: 'answered' }))).toEqual([answered.actionId])
  expect(await rows('LA', { side: 'received' })).toEqual([])
  const { total } = await as('LA', listActions, { side: 'issued', q: early.number })
  expect(total).toBe(1)
})

test('each hand-over is mailed to the other side, marks the score as stale and is in the history', async () => {
  const address = (who: Who) => `${who.toLowerCase()}@example.com`
  const mails = async () =>
    owner
      .selectFrom('mail')
      .select(['kind', 'toAddress', 'link'])
      .where('kind', 'like', 'corrective.%')
      .orderBy('createdAt')
      .execute()
  const before = (await mails()).length
  const { actionId } = await issue()
  await as('S1', answerAction, { actionId, ...good, revision: 1 })
  await as('LA', acceptAction, { actionId, revision: 2 })
  expect((await mails()).slice(before)).toEqual([
    { kind: 'corrective.issued', toAddress: address('S1'), link: `/supply/actions/${actionId}` },
    { kind: 'corrective.answer', toAddress: address('LA'), link: `/lead/actions/${actionId}` },
    { kind: 'corrective.accept', toAddress: address('S1'), link: `/supply/actions/${actionId}` },
  ])
  const { marks } = await owner
    .selectFrom('staleMark')
    .select((eb) => eb.fn.countAll<number>().as('marks'))
    .where('orgId', '=', idOf('S1'))
    .where('reason', '=', 'corrective')
    .executeTakeFirstOrThrow()
  expect(marks).toBeGreaterThanOrEqual(3)
})
