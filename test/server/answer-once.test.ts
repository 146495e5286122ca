import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PartyActor } from '#core/identity/actor.ts'
import { canonicalJson } from '#core/standard/canonical-json.ts'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { loadTemplate } from '#db/templates/load-template.ts'
import { addFinding } from '#server/audit/add-finding.ts'
import { getAudit } from '#server/audit/get-audit.ts'
import { giveConsent } from '#server/audit/give-consent.ts'
import { launchAudit } from '#server/audit/launch-audit.ts'
import { listConsents } from '#server/audit/list-consents.ts'
import { returnAudit } from '#server/audit/return-audit.ts'
import { revokeConsent } from '#server/audit/revoke-consent.ts'
import { saveAnswer } from '#server/audit/save-answer.ts'
import { saveScore } from '#server/audit/save-score.ts'
import { submitAudit } from '#server/audit/submit-audit.ts'
import { addAuditEvidence } from '#server/evidence/add-audit-evidence.ts'
import { openEvidence } from '#server/evidence/open-evidence.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import { setAnswerOnce } from '#server/standard/set-answer-once.ts'
import { roleOf, unitOfWork } from '#server/use-case/unit-of-work.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createTestRuntime } from '#test/support/runtime.ts'
import { actorOf, createWorld, idOf, type Who } from '#test/support/world.ts'

/*
 * S1 supplies LA in chain A and LB in chain C. What it answered once is offered again: in chain A at once, from chain
 * C only while its own consent is in force; and nobody in chain A learns more than that it was answered elsewhere.
 */
let database: TestDatabase
let owner: Kysely<DB>
let runtime: Runtime

const secret = '⟦of chain C⟧'
const [chainA, chainC] = [idOf('chain A'), idOf('chain C')]
const inC = (who: 'S1' | 'LB'): PartyActor => ({ ...actorOf(who), chainId: chainC })

beforeAll(async () => {
  database = await createTestDatabase()
  owner = connect({ url: database.ownerUrl, max: 2 })
  await createWorld(owner)
  await owner
    .updateTable('chain')
    .set({ name: `${secret} chain` })
    .where('id', '=', chainC)
    .execute()
  await owner
    .insertInto('supplyLink')
    .values({ chainId: chainC, buyerOrgId: idOf('LB'), supplierOrgId: idOf('S1'), sharedUp: true })
    .execute()
  await addStandard('process-audit-2023', chainC, 'LB')
  await addStandard('system-audit-9001', chainA, 'LA')
  runtime = await createTestRuntime(database)
})
afterAll(async () => {
  await runtime?.close()
  await owner?.destroy()
  await database?.drop()
})

const versionOf = (template: string, chainId: string) => idOf(`${template} ${chainId}`)

async function addStandard(template: 'process-audit-2023' | 'system-audit-9001', chainId: string, by: Who) {
  const { content } = loadTemplate(template)
  const both = { chainId, issuerOrgId: idOf(by) }
  const { code, family } = content
  const title = JSON.stringify(content.title)
  const standardId = idOf(`standard ${template} ${chainId}`)
  await owner
    .insertInto('standard')
    .values({ ...both, id: standardId, code, family, title })
    .execute()
  await owner
    .insertInto('standardVersion')
    .values({
      ...both,
      ...{ id: versionOf(template, chainId), standardId, version: 1, status: 'published' },
      content: JSON.stringify(content),
      contentHash: createHash('sha256').update(canonicalJson(content)).digest('hex'),
    })
    .execute()
}

const call = (who: Who | PartyActor) => ({
  actor: typeof who === 'string' ? actorOf(who) : who,
  locale: 'zh' as const,
  requestId: 'test',
})
const run: Runtime['execute'] = (useCase, given, input) => runtime.execute(useCase, given, input)
const file = (fileName: string) => ({ fileName, content: new TextEncoder().encode(`content of ${fileName}`) })

async function launched(by: Who | PartyActor, versionId: string, scope: string[], title = '审核') {
  const { suppliers } = await run(launchAudit, call(by), {
    ...{ versionId, supplierIds: [idOf('S1')], title, scope },
    dueOn: '2099-06-30',
  })
  return suppliers[0]!.auditId
}
async function answered(who: Who | PartyActor, auditId: string, scores: Record<string, number>) {
  const { elements } = await run(getAudit, call(who), { auditId })
  for (const { id } of elements.flatMap(({ questions }) => questions))
    await run(saveAnswer, call(who), {
      ...{ auditId, questionId: id, score: scores[id] ?? 8 },
      remark: `说明 ${id}`,
    })
}
const earlierOf = async (auditId: string, questionId: string) =>
  (await run(getAudit, call('S1'), { auditId })).earlier.find((one) => one.questionId === questionId)

/** Everything a party of chain A can read there, and what it is told, as one text. */
async function allThatSees(who: Who, auditIds: string[]): Promise<string> {
  const actor = actorOf(who)
  const scope = { actor, role: roleOf(actor), useCase: 'test', requestId: 'test', readOnly: true }
  const said = await Promise.all(auditIds.map((auditId) => run(getAudit, call(who), { auditId })))
  const rows = await unitOfWork(runtime.services.db, scope, async (db) => {
    const { rows: tables } = await sql<{ name: string }>`
      select distinct table_name as name from information_schema.table_privileges
      where grantee = ${`chainq_${actor.kind}`} and privilege_type = 'SELECT' and table_schema = 'public'`.execute(
      db,
    )
    const parts = tables.map(({ name }) => sql`select t::text as row from ${sql.table(name)} t`)
    return (await sql`${sql.join(parts, sql` union all `)}`.execute(db)).rows
  })
  return JSON.stringify([said, rows])
}

describe('in the same chain', () => {
  let first: string
  let next: string

  test('only what was submitted is offered; what is given back is not', async () => {
    first = await launched('LA', idOf('version A'), ['p7'])
    await answered('S1', first, { 'p7-1': 6 })
    await run(addAuditEvidence, call('S1'), { auditId: first, questionId: 'p7-1', ...file('plan.txt') })
    next = await launched('LA', idOf('version A'), ['p7', 'p2', 'p6'])
    expect(await earlierOf(next, 'p7-1')).toBeUndefined()
    await run(submitAudit, call('S1'), { auditId: first, declaredBy: '李厂长' })
    const offer = await earlierOf(next, 'p7-1')
    expect(offer).toMatchObject({
      ...{ relation: 'question', changed: false, score: 6, remark: '说明 p7-1' },
      source: { auditId: first, chain: null },
      evidence: [{ fileName: 'plan.txt' }],
    })
    expect(JSON.stringify(offer)).not.toContain('sha256')
    await run(returnAudit, call('LA'), { auditId: first, reason: '请补充' })
    expect(await earlierOf(next, 'p7-1')).toBeUndefined()
    await run(submitAudit, call('S1'), { auditId: first, declaredBy: '李厂长' })
  })

  test('a prefilled answer is none until it is confirmed; then score, remark and files are there, twice is once', async () => {
    const before = await run(getAudit, call('S1'), { auditId: next })
    expect(before.progress.answered).toBe(0)
    await expect(run(submitAudit, call('S1'), { auditId: next, declaredBy: '李厂长' })).rejects.toMatchObject(
      { code: 'not-allowed-now' },
    )
    const input = {
      ...{ auditId: next, questionId: 'p7-1', score: 6, remark: '说明 p7-1' },
      from: { auditId: first, questionId: 'p7-1' },
    }
    const saved = await run(saveAnswer, call('S1'), input)
    expect(saved).toMatchObject({
      outcome: 'saved',
      kept: { score: 6, origin: { relation: 'question', adapted: false, otherChain: false } },
      progress: { answered: 1 },
      evidence: [{ fileName: 'plan.txt', questionId: 'p7-1' }],
    })
    expect(await run(saveAnswer, call('S1'), input)).toMatchObject({
      outcome: 'saved',
      kept: { revision: 1 },
    })
    const evidence = await owner
      .selectFrom('evidence')
      .select(['id', 'sha256'])
      .where('auditId', 'in', [first, next])
      .execute()
    expect(evidence).toHaveLength(2)
    expect(new Set(evidence.map(({ sha256 }) => sha256)).size).toBe(1)
    // The copy is the new audit's own: it goes when it is removed there, and the old one stays.
    const copy = saved.evidence[0]!.evidenceId
    expect(await run(openEvidence, call('S1'), { evidenceId: copy })).toMatchObject({ fileName: 'plan.txt' })
  })

  test('changed afterwards it says so, and is young again', async () => {
    await owner
      .updateTable('selfAnswer')
      .set({ originAt: '2026-03-01T00:00:00Z' })
      .where('auditId', '=', next)
      .execute()
    const changed = await run(saveAnswer, call('S1'), {
      ...{ auditId: next, questionId: 'p7-1', score: 8, remark: '新的说明', revision: 1 },
    })
    expect(changed.kept).toMatchObject({ revision: 2, origin: { adapted: true } })
  })

  test('taken along to be changed: remark and files, not yet an answer', async () => {
    const saved = await run(saveAnswer, call('S1'), {
      ...{ auditId: next, questionId: 'p7-2', remark: '说明 p7-2' },
      from: { auditId: first, questionId: 'p7-2' },
    })
    expect(saved).toMatchObject({
      kept: { score: null, remark: '说明 p7-2', origin: { adapted: true } },
      progress: { answered: 1 },
    })
  })

  test('what is not offered cannot be taken over', async () => {
    const from = { auditId: idOf('audit signed LA-S2'), questionId: 'p2-1' }
    await expect(
      run(saveAnswer, call('S1'), { auditId: next, questionId: 'p2-1', score: 8, from }),
    ).rejects.toMatchObject({ code: 'not-allowed-now' })
    const other = { auditId: first, questionId: 'p7-3' }
    await expect(
      run(saveAnswer, call('S1'), { auditId: next, questionId: 'p7-4', score: 8, from: other }),
    ).rejects.toMatchObject({ code: 'not-allowed-now' })
  })

  test('the auditor sees which answers were confirmed and from when', async () => {
    await answered('S1', next, {}).catch(() => undefined)
    const { elements } = await run(getAudit, call('S1'), { auditId: next })
    for (const { id } of elements.flatMap(({ questions }) => questions)) {
      const { kept } = await run(saveAnswer, call('S1'), { auditId: next, questionId: id, score: 8 }).catch(
        () => ({ kept: { revision: 0 } }),
      )
      await run(saveAnswer, call('S1'), {
        ...{ auditId: next, questionId: id, score: 8, revision: kept.revision },
      })
    }
    await run(submitAudit, call('S1'), { auditId: next, declaredBy: '李厂长' })
    const { answers } = await run(getAudit, call('LA'), { auditId: next })
    const number = (await run(getAudit, call('LA'), { auditId: first })).number
    expect(answers.find(({ questionId }) => questionId === 'p7-1')?.origin).toMatchObject({
      ...{ number, adapted: true, otherChain: false },
    })
    expect(answers.find(({ questionId }) => questionId === 'p2-1')?.origin).toBeNull()
  })

  test('another standard of the chain is prefilled by its cross-references, score by score', async () => {
    const system = await launched('LA', versionOf('system-audit-9001', chainA), [])
    const { earlier, elements } = await run(getAudit, call('S1'), { auditId: system })
    expect(earlier.length).toBeGreaterThan(0)
    const shares = elements.flatMap(({ questions }) => questions)
    for (const offer of earlier) {
      expect(['same', 'wider']).toContain(offer.relation)
      const own = shares.find(({ id }) => id === offer.questionId)!
      expect(own.crossReferences.map(({ question }) => question)).toContain(offer.source.questionId)
      // 8 of 10 is 0.8 of 1; a part proposes nothing.
      if (offer.relation === 'wider') expect(offer.score).toBeNull()
      else if (offer.score !== null) expect(offer.score).toBe(0.8)
    }
    expect(earlier.some(({ score }) => score === 0.8)).toBe(true)
  })

  test('the buyer says for how many months; audits under way keep what they had', async () => {
    const open = await launched('LA', idOf('version A'), ['p7', 'p5'])
    expect(await earlierOf(open, 'p7-1')).toBeDefined()
    await run(setAnswerOnce, call('LA'), { months: 0 })
    expect(await earlierOf(open, 'p7-1')).toBeDefined()
    const off = await launched('LA', idOf('version A'), ['p7', 'p4'])
    expect((await run(getAudit, call('S1'), { auditId: off })).earlier).toEqual([])
    await run(setAnswerOnce, call('LA'), { months: 12 })
    const policy = await owner
      .selectFrom('standardPolicy')
      .selectAll()
      .where('orgId', '=', idOf('LA'))
      .execute()
    expect(policy).toMatchObject([{ answerOnceMonths: 12, fourEyes: false }])
    await expect(run(setAnswerOnce, call('LA'), { months: 61 })).rejects.toMatchObject({
      code: 'invalid-input',
    })
  })
})

describe('from another chain', () => {
  let there: string
  let here: string

  beforeAll(async () => {
    there = await launched(inC('LB'), versionOf('process-audit-2023', chainC), ['p5'], `${secret} title`)
    await answered(inC('S1'), there, { 'p5-2': 4 })
    await run(addAuditEvidence, call(inC('S1')), {
      ...{ auditId: there, questionId: 'p5-1', ...file('supplier-list.txt') },
    })
    await run(submitAudit, call(inC('S1')), { auditId: there, declaredBy: '李厂长' })
    await run(saveScore, call(inC('LB')), {
      ...{ auditId: there, questionId: 'p5-1', score: 0, remark: `${secret} auditor` },
    })
    await run(addFinding, call(inC('LB')), {
      ...{ auditId: there, severity: 'minor', statement: `${secret} finding`, questionId: 'p5-1' },
    })
    here = await launched('LA', idOf('version A'), ['p5'])
  })

  const inForce = async () => {
    const { chains, consents } = await run(listConsents, call('S1'), {})
    expect(chains).toEqual([{ chainId: chainC, name: `${secret} chain` }])
    return consents.find(({ revokedAt }) => revokedAt === null)
  }

  test('nothing without consent; the consent is a record, revocable, and in the activity log', async () => {
    await run(revokeConsent, call('S1'), { consentId: (await inForce())!.consentId })
    expect(await inForce()).toBeUndefined()
    expect(await run(getAudit, call('S1'), { auditId: here })).toMatchObject({
      earlier: [],
      consentOpen: true,
    })
    await run(giveConsent, call('S1'), { fromChainId: chainC })
    await run(giveConsent, call('S1'), { fromChainId: chainC })
    expect((await run(getAudit, call('S1'), { auditId: here })).consentOpen).toBe(false)
    const { consents } = await run(listConsents, call('S1'), {})
    expect(consents).toMatchObject([
      { revokedAt: null, fromChainId: chainC },
      { revokedBy: '⟦name S1⟧ person' },
    ])
    const log = await owner
      .selectFrom('activity')
      .select(['useCase', 'userId'])
      .where('tableName', '=', 'answer_consent')
      .where('useCase', 'is not', null)
      .orderBy('id')
      .execute()
    expect(log).toEqual([
      { useCase: 'audit.revokeConsent', userId: idOf('user S1') },
      { useCase: 'audit.giveConsent', userId: idOf('user S1') },
    ])
  })

  test('only a manager of a supplier gives it, and only for an own chain', async () => {
    const member = call(actorOf('S1', 'member'))
    await expect(run(giveConsent, member, { fromChainId: chainC })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(run(giveConsent, call('LA'), { fromChainId: chainC })).rejects.toMatchObject({
      code: 'forbidden',
    })
    for (const fromChainId of [idOf('chain B'), chainA])
      await expect(run(giveConsent, call('S1'), { fromChainId })).rejects.toMatchObject({
        code: 'not-found',
      })
    expect((await run(listConsents, member, {})).mayGive).toBe(false)
  })

  test('with consent it is offered with number and chain, and its file can be looked at', async () => {
    const offer = (await earlierOf(here, 'p5-1'))!
    expect(offer).toMatchObject({
      ...{ relation: 'question', score: 8, remark: '说明 p5-1' },
      source: { auditId: there, chain: `${secret} chain` },
      evidence: [{ fileName: 'supplier-list.txt' }],
    })
    expect(JSON.stringify(offer)).not.toMatch(/title|auditor|finding/)
    const { evidenceId } = offer.evidence[0]!
    expect(await run(openEvidence, call('S1'), { evidenceId })).toMatchObject({ mediaType: 'text/plain' })
    for (const who of ['LA', 'S2', 'T2'] as const)
      await expect(run(openEvidence, call(who), { evidenceId })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('confirmed it belongs to the new audit; nobody in the chain learns where it was answered', async () => {
    const offers = (await run(getAudit, call('S1'), { auditId: here })).earlier
    expect(offers.length).toBeGreaterThan(3)
    for (const { questionId, score, notEvaluated, remark, source } of offers)
      await run(saveAnswer, call('S1'), {
        ...{ auditId: here, questionId, score, notEvaluated, remark },
        from: { auditId: source.auditId, questionId: source.questionId },
      })
    await run(submitAudit, call('S1'), { auditId: here, declaredBy: '李厂长' })
    const { answers, evidence } = await run(getAudit, call('LA'), { auditId: here })
    expect(answers.find(({ questionId }) => questionId === 'p5-2')).toMatchObject({
      ...{ score: 4, remark: '说明 p5-2' },
      origin: { otherChain: true, number: null, adapted: false },
    })
    const { evidenceId } = evidence[0]!
    expect(await run(openEvidence, call('LA'), { evidenceId })).toMatchObject({
      fileName: 'supplier-list.txt',
    })
    const number = (await run(getAudit, call(inC('S1')), { auditId: there })).number
    for (const who of ['LA', 'S2', 'T2'] as const) {
      const all = await allThatSees(who, who === 'LA' ? [here] : [])
      expect(all).not.toContain(secret)
      expect(all).not.toContain(there)
      expect(all).not.toContain(chainC)
      expect(number).toMatch(/^PA-/)
    }
    expect(await allThatSees('S1', [here])).not.toMatch(new RegExp(`${secret} (title|auditor|finding)`))
  })

  test('the functions give their callers nothing of anybody else', async () => {
    const ask = (actor: PartyActor, query: string) =>
      unitOfWork(
        runtime.services.db,
        { actor, role: roleOf(actor), useCase: 'test', requestId: 'test', readOnly: true },
        async (db) => (await sql.raw<Record<string, unknown>>(query).execute(db)).rows,
      )
    const answers = `select * from consented_answers('2000-01-01')`
    expect((await ask(actorOf('S1'), answers)).length).toBeGreaterThan(0)
    // Consent is for one direction: chain C gets nothing of chain A.
    expect(await ask(inC('S1'), answers)).toEqual([])
    for (const who of ['S2', 'S3', 'T1'] as const) {
      expect(await ask(actorOf(who), answers)).toEqual([])
      expect(await ask(actorOf(who), 'select * from consented_evidence()')).toEqual([])
      expect(await ask(actorOf(who), 'select * from own_other_chains()')).toEqual([])
    }
    for (const who of ['LA', 'LB', 'CA'] as const)
      for (const query of [answers, 'select * from consented_evidence()', 'select * from own_other_chains()'])
        await expect(ask(actorOf(who), query)).rejects.toMatchObject({ code: '42501' })
  })

  test('revoked: no offer, no file, no taking over; what was confirmed stays', async () => {
    const next = await launched('LA', idOf('version A'), ['p5', 'p3'], '再次')
    const offer = (await earlierOf(next, 'p5-1'))!
    // Its own chain's answer is a confirmation of the one there: the day is the old one, so either may be offered.
    expect(offer.score).toBe(8)
    const consent = (await inForce())!
    await run(revokeConsent, call('S1'), { consentId: consent.consentId })
    await expect(run(revokeConsent, call('S1'), { consentId: consent.consentId })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await earlierOf(next, 'p5-1'))?.source).toMatchObject({ auditId: here, chain: null })
    await expect(
      run(saveAnswer, call('S1'), {
        ...{ auditId: next, questionId: 'p5-1', score: 8, remark: '说明 p5-1' },
        from: { auditId: there, questionId: 'p5-1' },
      }),
    ).rejects.toMatchObject({ code: 'not-allowed-now' })
    const kept = await run(getAudit, call('LA'), { auditId: here })
    expect(kept.answers.find(({ questionId }) => questionId === 'p5-1')?.origin?.otherChain).toBe(true)
    expect(kept.evidence).toHaveLength(1)
  })
})
