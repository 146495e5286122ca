import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PartyActor } from '#core/identity/actor.ts'
import { canonicalJson } from '#core/standard/canonical-json.ts'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { addFinding } from '#server/audit/add-finding.ts'
import { cancelAudit } from '#server/audit/cancel-audit.ts'
import { getAudit } from '#server/audit/get-audit.ts'
import { launchAudit } from '#server/audit/launch-audit.ts'
import { listAudits } from '#server/audit/list-audits.ts'
import { proposeFindings } from '#server/audit/propose-findings.ts'
import { removeFinding } from '#server/audit/remove-finding.ts'
import { returnAudit } from '#server/audit/return-audit.ts'
import { saveAnswer } from '#server/audit/save-answer.ts'
import { saveScore } from '#server/audit/save-score.ts'
import { signAudit } from '#server/audit/sign-audit.ts'
import { submitAudit } from '#server/audit/submit-audit.ts'
import { takeOverSelfScores } from '#server/audit/take-over-self-scores.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
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

const call = (who: Who | PartyActor) => ({
  actor: typeof who === 'string' ? actorOf(who) : who,
  locale: 'zh' as const,
  requestId: 'test',
})
const run: Runtime['execute'] = (useCase, given, input) => runtime.execute(useCase, given, input)

/** Launches the elements of the scope from one to another; each test takes its own scope, so none meets another. */
async function launched(issuer: Who, subject: Who, scope: string[]) {
  const { suppliers } = await run(launchAudit, call(issuer), {
    versionId: idOf('version A'),
    supplierIds: [idOf(subject)],
    title: '年度过程审核',
    dueOn: '2099-06-30',
    scope,
  })
  expect(suppliers).toMatchObject([{ orgId: idOf(subject), outcome: 'mailed' }])
  return suppliers[0]!.auditId
}

async function answerAll(who: Who, auditId: string, score = 8, except: Record<string, number> = {}) {
  const { elements } = await run(getAudit, call(who), { auditId })
  for (const { id } of elements.flatMap(({ questions }) => questions)) {
    await run(saveAnswer, call(who), { auditId, questionId: id, score: except[id] ?? score })
  }
}

const stateOf = async (auditId: string) =>
  (await run(getAudit, call('LA'), { auditId }).catch(() => run(getAudit, call('S1'), { auditId }))).state

describe('from launch to a signed result', () => {
  let auditId: string

  test('the leader launches to many; the same open audit is skipped, and says so', async () => {
    auditId = await launched('LA', 'S1', ['p5', 'p6', 'p7'])
    const again = await run(launchAudit, call('LA'), {
      versionId: idOf('version A'),
      supplierIds: [idOf('S1'), idOf('S2')],
      title: '年度过程审核',
      dueOn: '2099-06-30',
      scope: ['p7', 'p6', 'p5'],
    })
    expect(again.launched).toBe(1)
    expect(again.suppliers.find(({ orgId }) => orgId === idOf('S1'))).toMatchObject({
      outcome: 'skipped',
      auditId,
    })
    const mails = await owner.selectFrom('mail').selectAll().where('kind', '=', 'audit.launched').execute()
    expect(mails.map(({ toAddress }) => toAddress).sort()).toEqual(['s1@example.com', 's2@example.com'])
    expect(mails.every(({ link }) => link?.startsWith('/supply/audits/'))).toBe(true)
  })

  test('answers are kept one by one, with progress; a wrong score or an n.e. without reason is refused', async () => {
    // Signs the database cannot keep leave the text, the rest stays.
    const remark = '\u0000夜班𠮷😀\ud800 <b>'
    const first = await run(saveAnswer, call('S1'), { auditId, questionId: 'p5-1', score: 10, remark })
    const kept = { score: 10, revision: 1, remark: '夜班𠮷😀\ufffd <b>' }
    expect(first).toMatchObject({ outcome: 'saved', kept })
    expect(first.progress).toMatchObject({ answered: 1, total: 38, maySubmit: false })
    expect(await stateOf(auditId)).toBe('answering')
    const issuer = await run(getAudit, call('LA'), { auditId })
    expect(issuer).toMatchObject({ answers: [], evidence: [], progress: { answered: 1 } })
    const seven = run(saveAnswer, call('S1'), { auditId, questionId: 'p5-2', score: 7 })
    await expect(seven).rejects.toMatchObject({ code: 'invalid-input', fields: [{ path: 'score' }] })
    const reasonless = run(saveAnswer, call('S1'), { auditId, questionId: 'p5-2', notEvaluated: true })
    await expect(reasonless).rejects.toMatchObject({ code: 'invalid-input', fields: [{ path: 'remark' }] })
    const outside = run(saveAnswer, call('S1'), { auditId, questionId: 'p2-1', score: 8 })
    await expect(outside).rejects.toMatchObject({ code: 'not-found' })
  })

  test('a colleague’s newer answer is shown, not overwritten; the same answer twice is no conflict', async () => {
    const given = { auditId, questionId: 'p5-3', score: 8, remark: '有记录' }
    await run(saveAnswer, call('S1'), given)
    expect((await run(saveAnswer, call('S1'), given)).outcome).toBe('saved')
    const changed = await run(saveAnswer, call('S1'), { ...given, score: 6, revision: 1 })
    expect(changed.kept).toMatchObject({ score: 6, revision: 2 })
    const late = await run(saveAnswer, call('S1'), { ...given, score: 4, revision: 1 })
    expect(late).toMatchObject({ outcome: 'conflict', kept: { score: 6, revision: 2 } })
  })

  test('twenty first answers at once: all are kept', async () => {
    const id = await launched('LA', 'S2', ['p2', 'p4'])
    const questions = (await run(getAudit, call('S2'), { auditId: id })).elements.flatMap((e) => e.questions)
    const done = await Promise.all(
      questions.map((q) => run(saveAnswer, call('S2'), { auditId: id, questionId: q.id, score: 8 })),
    )
    expect(done.every(({ outcome }) => outcome === 'saved')).toBe(true)
    expect((await run(getAudit, call('S2'), { auditId: id })).progress.answered).toBe(questions.length)
  })

  test('submitting needs two thirds of every element and sub-element, and says what is missing', async () => {
    const early = run(submitAudit, call('S1'), { auditId, declaredBy: '张质量' })
    await expect(early).rejects.toMatchObject({ code: 'not-allowed-now' })
    const { elements } = await run(getAudit, call('S1'), { auditId })
    for (const { id } of elements.flatMap(({ questions }) => questions)) {
      if (['p5-1', 'p5-3'].includes(id)) continue
      await run(saveAnswer, call('S1'), { auditId, questionId: id, score: 10 })
    }
    expect(await run(submitAudit, call('S1'), { auditId, declaredBy: '张质量' })).toMatchObject({
      state: 'submitted',
    })
    const marks = await owner.selectFrom('staleMark').select(['orgId', 'reason']).execute()
    expect(marks).toContainEqual({ orgId: idOf('S1'), reason: 'audit-submitted' })
    const late = run(saveAnswer, call('S1'), { auditId, questionId: 'p5-1', score: 0, revision: 1 })
    await expect(late).rejects.toMatchObject({ code: 'not-allowed-now' })
  })

  test('the leader cannot answer, the supplier cannot score, sign or cancel', async () => {
    const refused = { code: 'forbidden' }
    const give = { auditId, questionId: 'p5-1', score: 8 }
    await expect(run(saveAnswer, call('LA'), give)).rejects.toMatchObject(refused)
    await expect(run(saveScore, call('S1'), give)).rejects.toMatchObject(refused)
    await expect(run(signAudit, call('S1'), { auditId })).rejects.toMatchObject(refused)
    await expect(run(cancelAudit, call('S1'), { auditId, reason: '不想做' })).rejects.toMatchObject(refused)
    await expect(run(signAudit, call('LA'), { auditId })).rejects.toMatchObject({ code: 'not-allowed-now' })
  })

  test('given back with a reason and handed in again', async () => {
    await run(returnAudit, call('LA'), { auditId, reason: '请补充 5.3 的记录' })
    const seen = await run(getAudit, call('S1'), { auditId })
    expect(seen).toMatchObject({
      state: 'answering',
      returnReason: '请补充 5.3 的记录',
      can: { answer: true },
    })
    await run(submitAudit, call('S1'), { auditId, declaredBy: '张质量' })
  })

  test('the auditor scores with a live grade; the supplier sees nothing of it', async () => {
    const scored = await run(saveScore, call('LA'), {
      auditId,
      questionId: 'p6-4-3',
      score: 0,
      remark: '超期未校',
    })
    expect(scored.live).toMatchObject({ complete: false, grade: null, provisionalGrade: 'C' })
    const taken = await run(takeOverSelfScores, call('LA'), { auditId })
    expect(taken.taken).toBe(37)
    const draft = await run(addFinding, call('LA'), {
      auditId,
      severity: 'observation',
      statement: '现场整洁',
    })
    const removed = await run(addFinding, call('LA'), { auditId, severity: 'minor', statement: '写错了' })
    await run(removeFinding, call('LA'), { auditId, findingId: removed.findingId })
    expect(await run(proposeFindings, call('LA'), { auditId })).toEqual({ added: 2 })
    expect(await run(proposeFindings, call('LA'), { auditId })).toEqual({ added: 0 })

    const auditor = await run(getAudit, call('LA'), { auditId })
    expect(auditor.scores).toHaveLength(38)
    expect(auditor.findings.map(({ severity, questionCode }) => [severity, questionCode])).toEqual([
      ['observation', null],
      ['critical', '6.4.3'],
      ['minor', '5.3'],
    ])
    expect(auditor.findings[1]!.statement).toBe('超期未校')
    expect(draft.number).toBe(1)
    const supplier = await run(getAudit, call('S1'), { auditId })
    expect(supplier).toMatchObject({ scores: [], findings: [], live: null, result: null, leadAuditor: null })
  })

  test('signing grades by the rules, freezes, publishes, and opens corrective actions', async () => {
    const signed = await run(signAudit, { ...call('LA'), now: new Date('2026-11-20T02:00:00Z') }, { auditId })
    // 38 questions: one 6, one star question 0, the others 10: 366 of 380, and a star question scored 0 gives C.
    expect(signed).toMatchObject({ grade: 'C', validUntil: '2027-11-20', actions: 2 })
    expect(signed.overall).toBeCloseTo((366 / 380) * 100, 10)
    const { result, ...seen } = await run(getAudit, call('S1'), { auditId })
    expect(seen).toMatchObject({ state: 'signed', signedName: 'LA', can: { answer: false } })
    expect(seen.scores).toHaveLength(38)
    expect(result!.notation).toBe('E_G(P5P6P7)')
    expect(result!.reasons.filter(({ decides }) => decides)).toMatchObject([
      { ruleId: 'star-scored-0', to: 'C' },
    ])
    expect(seen.findings.map(({ action }) => action !== null)).toEqual([false, true, true])
    expect(seen.findings[1]!.action).toMatchObject({ state: 'issued', dueOn: '2026-12-20' })
    const actions = await owner
      .selectFrom('correctiveAction as c')
      .innerJoin('correctiveEvent as e', 'e.actionId', 'c.id')
      .select(['c.severity', 'c.answerDueOn', 'e.event'])
      .where('c.auditId', '=', auditId)
      .orderBy('c.number')
      .execute()
    expect(actions).toEqual([
      { severity: 'critical', answerDueOn: '2026-11-25', event: 'issue' },
      { severity: 'minor', answerDueOn: '2026-12-05', event: 'issue' },
    ])
    const marks = await owner
      .selectFrom('staleMark')
      .select('reason')
      .where('orgId', '=', idOf('S1'))
      .execute()
    expect(marks.map(({ reason }) => reason)).toContain('audit')
  })

  test('a signed audit is final', async () => {
    const closed = { code: 'not-allowed-now' }
    await expect(run(signAudit, call('LA'), { auditId })).rejects.toMatchObject(closed)
    await expect(
      run(saveScore, call('LA'), { auditId, questionId: 'p5-1', score: 10 }),
    ).rejects.toMatchObject(closed)
    await expect(run(cancelAudit, call('LA'), { auditId, reason: '撤销' })).rejects.toMatchObject(closed)
    await expect(run(returnAudit, call('LA'), { auditId, reason: '撤销' })).rejects.toMatchObject(closed)
  })

  test('its result stays as it was when the standard gets a new version', async () => {
    const before = await run(getAudit, call('S1'), { auditId })
    const { origins: _, ...old } = await owner
      .selectFrom('standardVersion')
      .selectAll()
      .where('id', '=', idOf('version A'))
      .executeTakeFirstOrThrow()
    const content = JSON.parse(JSON.stringify(old.content))
    content.grading.bands[0].min = 50
    content.elements[3].questions[0].text.zh = '改写过的题目'
    const json = canonicalJson(content)
    await owner
      .insertInto('standardVersion')
      .values({ ...old, id: idOf('version A2'), version: 2, content: json, contentHash: 'another' })
      .execute()
    await owner
      .updateTable('standardVersion')
      .set({ status: 'superseded' })
      .where('id', '=', old.id)
      .execute()
    expect(await run(getAudit, call('S1'), { auditId })).toEqual(before)
    const tampered = owner
      .updateTable('standardVersion')
      .set({ content: json })
      .where('id', '=', old.id)
      .execute()
    await expect(tampered).rejects.toMatchObject({ code: 'CQ001' })
    await owner.deleteFrom('standardVersion').where('id', '=', idOf('version A2')).execute()
    await owner.updateTable('standardVersion').set({ status: 'published' }).where('id', '=', old.id).execute()
  })

  test('what was answered once is offered again with its origin, to the supplier alone', async () => {
    const next = await launched('LA', 'S1', ['p5'])
    const { earlier } = await run(getAudit, call('S1'), { auditId: next })
    expect(earlier.find(({ questionId }) => questionId === 'p5-3')).toMatchObject({
      relation: 'question',
      changed: false,
      score: 6,
      source: { chain: null, questionId: 'p5-3' },
    })
    expect((await run(getAudit, call('LA'), { auditId: next })).earlier).toEqual([])
  })
})

describe('walls', () => {
  test('a tier-1 supplier audits its own supplier; the leader sees it only where the link is shared', async () => {
    const hidden = await launched('S1', 'T1', ['p7'])
    const shared = await launched('S1', 'T2', ['p7'])
    await expect(run(getAudit, call('LA'), { auditId: hidden })).rejects.toMatchObject({ code: 'not-found' })
    expect(await run(getAudit, call('LA'), { auditId: shared })).toMatchObject({
      party: 'viewer',
      can: { answer: false, score: false, sign: false, cancel: false },
    })
    for (const [subject, id] of [
      ['T1', hidden],
      ['T2', shared],
    ] as const) {
      await answerAll(subject, id)
      await run(submitAudit, call(subject), { auditId: id, declaredBy: '李厂长' })
      await run(takeOverSelfScores, call('S1'), { auditId: id })
      expect(await run(signAudit, call('S1'), { auditId: id })).toMatchObject({ grade: 'B', overall: 80 })
    }
    await expect(run(getAudit, call('LA'), { auditId: hidden })).rejects.toMatchObject({ code: 'not-found' })
    expect((await run(getAudit, call('LA'), { auditId: shared })).scores).toHaveLength(5)
    const list = await run(listAudits, call('LA'), { side: 'shared', pageSize: 100 })
    const ids = list.rows.map(({ auditId }) => auditId)
    expect(ids).toContain(shared)
    expect(ids).not.toContain(hidden)
    await expect(run(cancelAudit, call('LA'), { auditId: shared, reason: '越权' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('another supplier, another chain and the committee see nothing', async () => {
    const auditId = await launched('LA', 'S1', ['p3'])
    for (const who of ['S2', 'S3', 'LB', 'T1'] as const) {
      await expect(run(getAudit, call(who), { auditId })).rejects.toMatchObject({ code: 'not-found' })
      const stolen = run(saveAnswer, call(who), { auditId, questionId: 'p3-1', score: 10 })
      await expect(stolen).rejects.toMatchObject({ code: who === 'LB' ? 'forbidden' : 'not-found' })
    }
    await expect(run(getAudit, call('CA'), { auditId })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await owner.selectFrom('selfAnswer').selectAll().where('auditId', '=', auditId).execute()).toEqual(
      [],
    )
  })

  test('nobody audits an organization that does not supply it', async () => {
    const input = { versionId: idOf('version A'), title: '越级审核', dueOn: '2099-01-01', scope: ['p2'] }
    for (const [who, target] of [
      ['LA', 'T1'],
      ['S2', 'T2'],
      ['S1', 'S2'],
    ] as const) {
      const outside = run(launchAudit, call(who), { ...input, supplierIds: [idOf(target)] })
      await expect(outside).rejects.toMatchObject({ code: 'not-found' })
    }
    const past = run(launchAudit, call('LA'), { ...input, dueOn: '2020-01-01', supplierIds: [idOf('S1')] })
    await expect(past).rejects.toMatchObject({ code: 'invalid-input', fields: [{ path: 'dueOn' }] })
  })

  test('a viewer reads and does nothing', async () => {
    const viewer = { ...actorOf('S1', 'viewer') }
    const auditId = await launched('LA', 'S1', ['p4'])
    expect((await run(getAudit, call(viewer), { auditId })).can.answer).toBe(false)
    const write = run(saveAnswer, call(viewer), { auditId, questionId: 'p4-1', score: 10 })
    await expect(write).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a supplier that has nobody yet', () => {
  test('is invited to the answer page, or named as unreachable', async () => {
    await owner.deleteFrom('membership').where('orgId', '=', idOf('T1')).execute()
    const launch = (scope: string[]) =>
      run(launchAudit, call('S1'), {
        versionId: idOf('version A'),
        supplierIds: [idOf('T1')],
        title: '首次审核',
        dueOn: '2099-01-01',
        scope,
      })
    const link = owner.updateTable('supplyLink').where('supplierOrgId', '=', idOf('T1'))
    await link.set({ contactEmail: 'new-contact@example.com' }).execute()
    const invited = await launch(['p2'])
    expect(invited.suppliers).toMatchObject([{ outcome: 'invited', link: null }])
    const rows = await owner
      .selectFrom('invitation')
      .selectAll()
      .where('login', '=', 'new-contact@example.com')
      .execute()
    expect(rows).toMatchObject([
      { subjectOrgId: idOf('T1'), landing: `/supply/audits/${invited.suppliers[0]!.auditId}/answer` },
    ])
    await link.set({ contactEmail: null, contactMobile: '13900001111' }).execute()
    const byHand = await launch(['p3'])
    expect(byHand.suppliers[0]).toMatchObject({
      outcome: 'invited',
      link: expect.stringContaining('/invite/'),
    })
    await link.set({ contactEmail: null, contactMobile: null }).execute()
    expect((await launch(['p4'])).suppliers[0]).toMatchObject({ outcome: 'unreachable' })
  })
})

test('lists: own side, overdue, search, filters, progress', async () => {
  const late = await launched('LA', 'S2', ['p7'])
  await owner.updateTable('audit').set({ dueOn: '2020-01-01' }).where('id', '=', late).execute()
  await run(saveAnswer, call('S2'), { auditId: late, questionId: 'p7-1', score: 8 })
  const overdue = await run(listAudits, call('LA'), { side: 'issued', overdue: true })
  expect(overdue.rows).toMatchObject([
    { auditId: late, overdue: true, answered: 1, questions: 5, state: 'answering' },
  ])
  expect(overdue.counts.overdue).toBe(1)
  const signed = await run(listAudits, call('LA'), {
    side: 'issued',
    state: 'signed',
    grade: 'C',
    q: 'name S1',
  })
  expect(signed.rows).toMatchObject([{ grade: 'C', questions: 38 }])
  const received = await run(listAudits, call('S2'), { side: 'received', sort: 'progress', descending: true })
  expect(received.rows.every(({ subjectOrgId }) => subjectOrgId === idOf('S2'))).toBe(true)
  expect(received.rows[0]!.answered).toBe(15)
})
