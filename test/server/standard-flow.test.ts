import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PartyActor } from '#core/identity/actor.ts'
import type { StandardContent } from '#core/standard/content.ts'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { loadTemplate } from '#db/templates/load-template.ts'
import { getAudit } from '#server/audit/get-audit.ts'
import { launchAudit } from '#server/audit/launch-audit.ts'
import { getSupplyHome } from '#server/organization/get-supply-home.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import { addComment, resolveComment } from '#server/standard/comment-draft.ts'
import { compareVersions } from '#server/standard/compare-versions.ts'
import { getAdoptionMap } from '#server/standard/get-adoption-map.ts'
import { getDraft } from '#server/standard/get-draft.ts'
import { getFollowUp } from '#server/standard/get-follow-up.ts'
import { getStandard } from '#server/standard/get-standard.ts'
import { listStandards } from '#server/standard/list-standards.ts'
import { openDraft } from '#server/standard/open-draft.ts'
import { publishDraft } from '#server/standard/publish-draft.ts'
import { publishTemplate } from '#server/standard/publish-template.ts'
import { returnDraft, submitDraft } from '#server/standard/review-draft.ts'
import { saveEdits } from '#server/standard/save-edits.ts'
import { setFourEyes } from '#server/standard/set-four-eyes.ts'
import { changeLink } from '#server/supplier/change-link.ts'
import type { UseCase } from '#server/use-case/define.ts'
import { describeError, isAppError } from '#server/use-case/errors.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createTestRuntime } from '#test/support/runtime.ts'
import { actorOf, createWorld, idOf, type Who } from '#test/support/world.ts'

/*
 * A standard comes down the chain: the leader LA publishes, S1 adopts and tightens for its suppliers T1 and T2, LA
 * publishes again, S1 follows. The tests build on one another, in this order.
 */

let database: TestDatabase
let owner: Kysely<DB>
let runtime: Runtime
const colleague: PartyActor = { ...actorOf('LA'), userId: idOf('user colleague'), userName: 'Colleague' }

beforeAll(async () => {
  database = await createTestDatabase()
  owner = connect({ url: database.ownerUrl, max: 2 })
  await createWorld(owner)
  await owner
    .insertInto('userAccount')
    .values({ id: colleague.userId, login: 'colleague@example.com', name: 'Colleague' })
    .execute()
  await owner
    .insertInto('membership')
    .values({ userId: colleague.userId, orgId: colleague.orgId, role: 'manager' })
    .execute()
  runtime = await createTestRuntime(database)
})
afterAll(async () => {
  await runtime?.close()
  await owner?.destroy()
  await database?.drop()
})

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
async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (isAppError(error))
      return `${error.code}: ${describeError(error, 'zh')} ${error.fields.map((f) => f.message).join()}`
    throw error
  }
  return 'done'
}

const versionA = idOf('version A')
const standardA = idOf('standard A')
const page = 'one-open-page'
const first = (content: StandardContent) => content.elements[0]!.questions[0]!
const set = (id: string, field: string, before: unknown, after: unknown) => ({
  kind: 'set',
  level: 'question',
  id,
  field,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
})
const draftContent = async (who: Who, draftId: string) =>
  (await as(who, getDraft, { draftId })).content as StandardContent
const save = async (who: Who, draftId: string, ...edits: object[]) =>
  as(who, saveEdits, { draftId, revision: 0, clientId: page, edits })

let tier1 = { standardId: '', draftId: '' }

describe('a tier-1 buyer adopts the leader’s standard', () => {
  test('and gets a draft with everything in it; once', async () => {
    const opened = await as('S1', openDraft, { from: 'adoption', versionId: versionA })
    tier1 = opened
    const again = await as('S1', openDraft, { from: 'adoption', versionId: versionA })
    expect(again.draftId).toBe(opened.draftId)
    const draft = await as('S1', getDraft, { draftId: opened.draftId })
    expect(draft).toMatchObject({ problems: [], loosenings: [], upstream: { version: 1 } })
  })

  test('publishing something looser is refused with the list', async () => {
    const content = await draftContent('S1', tier1.draftId)
    const [a, b] = content.elements[0]!.questions
    await save(
      'S1',
      tier1.draftId,
      { kind: 'remove', level: 'question', id: a!.id, node: a },
      set(b!.id, 'star', b!.star, false),
    )
    const draft = await as('S1', getDraft, { draftId: tier1.draftId })
    const listed = draft.loosenings.map((c: { code: string; field: string }) => `${c.code} ${c.field}`)
    expect(listed).toEqual([`${a!.code} presence`, `${b!.code} star`])
    expect(await refusal(as('S1', publishDraft, { draftId: tier1.draftId }))).toContain(
      `2 处低于上级要求，只能加严、不能放宽：${a!.code}、${b!.code}`,
    )
    await save('S1', tier1.draftId, set(b!.id, 'star', false, b!.star), {
      kind: 'insert',
      level: 'question',
      node: a,
      place: { elementId: content.elements[0]!.id, subElementId: null, afterId: null },
    })
  })

  test('tightening passes, and the requirement tells its tier', async () => {
    const content = await draftContent('S1', tier1.draftId)
    const question = first(content)
    await save('S1', tier1.draftId, set(question.id, 'everyMonths', undefined, 12), {
      kind: 'insert',
      level: 'question',
      node: {
        ...question,
        id: 'own-weld',
        code: '2.91',
        text: { zh: '焊前是否清理？', en: 'Cleaned before welding?' },
      },
      place: { elementId: content.elements[0]!.id, subElementId: null, afterId: question.id },
    })
    const published = await as('S1', publishDraft, { draftId: tier1.draftId, changeNote: '增加焊接要求' })
    expect(published).toMatchObject({ version: 1 })
    const seen = await as('T2', getStandard, { standardId: tier1.standardId })
    expect(seen).toMatchObject({ mine: false, tier: 1, version: 1 })
    expect(seen.origins).toEqual({
      [question.id]: { from: 0, tightened: [{ tier: 1, fields: ['everyMonths'] }] },
      'own-weld': { from: 1, tightened: [] },
    })
  })

  test('its supplier is audited on it; strangers do not see it', async () => {
    const [own] = (await as('S1', listStandards)).rows.filter((row: { mine: boolean }) => row.mine)
    const launched = await as('S1', launchAudit, {
      versionId: own.versionId,
      supplierIds: [idOf('T2')],
      title: '过程审核',
      dueOn: '2026-12-31',
    })
    expect(launched.launched).toBe(1)
    expect(await refusal(as('S2', getStandard, { standardId: tier1.standardId }))).toContain('not-found')
    expect(await refusal(as('CA', getStandard, { standardId: tier1.standardId }))).toContain('forbidden')
    // The leader buys from S1 and sees what S1 passes on.
    expect((await as('LA', getStandard, { standardId: tier1.standardId })).ownerName).toContain('S1')
  })

  test('T2 adopts from S1 for its own suppliers: the third tier of origins', async () => {
    const [row] = (await as('T2', listStandards)).rows.filter(
      (one: { standardId: string }) => one.standardId === tier1.standardId,
    )
    const { draftId, standardId } = await as('T2', openDraft, { from: 'adoption', versionId: row.versionId })
    const content = await draftContent('T2', draftId)
    await save('T2', draftId, set(first(content).id, 'everyMonths', 12, 6))
    await as('T2', publishDraft, { draftId })
    const { origins, tier } = await as('T2', getStandard, { standardId })
    expect(tier).toBe(2)
    expect(origins[first(content).id].tightened).toEqual([
      { tier: 1, fields: ['everyMonths'] },
      { tier: 2, fields: ['everyMonths'] },
    ])
  })
})

describe('the leader publishes version 2', () => {
  let draftId = ''
  test('with four eyes: reviewed, commented, sent back, and published by somebody else', async () => {
    await as('LA', setFourEyes, { fourEyes: true })
    ;({ draftId } = await as('LA', openDraft, { from: 'version', standardId: standardA }))
    const content = await draftContent('LA', draftId)
    const [, second] = content.elements[0]!.questions
    await save(
      'LA',
      draftId,
      set(first(content).id, 'everyMonths', undefined, 6),
      set(second!.id, 'minimumScore', undefined, 6),
    )
    expect(await refusal(as('LA', publishDraft, { draftId }))).toContain('请先提交评审')
    await as('LA', submitDraft, { draftId })
    expect(await refusal(save('LA', draftId, set(second!.id, 'weight', 1, 2)))).toContain('草稿正在评审')
    const { commentId } = await as(colleague, addComment, {
      draftId,
      nodeId: second!.id,
      body: '最低分是否过严？',
    })
    await as(colleague, returnDraft, { draftId, reason: '请说明理由' })
    expect(await as('LA', getDraft, { draftId })).toMatchObject({
      status: 'draft',
      sentBack: { by: 'Colleague', reason: '请说明理由' },
      comments: [{ body: '最低分是否过严？', resolvedAt: null }],
    })
    await as('LA', resolveComment, { commentId, resolved: true })
    await as('LA', submitDraft, { draftId })
    expect(await refusal(as('LA', publishDraft, { draftId }))).toContain('须由另一位同事发布')
    const published = await as(colleague, publishDraft, { draftId, followBy: '2026-12-31' })
    expect(published).toMatchObject({ version: 2, told: 1 })
  })

  test('what changed, and what it means', async () => {
    const { versions } = await as('LA', getStandard, { standardId: standardA })
    const [to, from] = versions
    const comparison = await as('LA', compareVersions, { fromVersionId: from.id, toVersionId: to.id })
    expect(
      comparison.changes.map((c: { field: string; effect: string }) => `${c.field} ${c.effect}`),
    ).toEqual(['everyMonths tighter', 'minimumScore tighter'])
    expect(comparison.suppliers.length).toBeGreaterThan(0)
    expect(comparison.running).toBeGreaterThan(0)
  })

  test('S1 sees what to do, T2’s upstream has not moved', async () => {
    const followUp = await as('S1', getFollowUp, { standardId: tier1.standardId })
    expect(followUp).toMatchObject({
      behind: true,
      followBy: '2026-12-31',
      followed: { version: 1 },
      current: { version: 2 },
    })
    expect(followUp.looser.map((c: { field: string }) => c.field).sort()).toEqual([
      'everyMonths',
      'minimumScore',
    ])
    const row = (await as('S1', listStandards)).rows.find((one: { mine: boolean }) => one.mine)
    expect(row).toMatchObject({ behind: true, followBy: '2026-12-31' })
    const map = await as('LA', getAdoptionMap, { standardId: standardA })
    expect(map.organizations.find((o: { orgId: string }) => o.orgId === idOf('S1'))).toMatchObject({
      adoptedVersion: 1,
      behind: true,
      overdue: false,
      added: 1,
      tightened: 1,
    })
  })

  test('after the day has passed nothing is published on the old version any more', async () => {
    const { draftId: late } = await as('S1', openDraft, { from: 'version', standardId: tier1.standardId })
    expect(await refusal(as('S1', publishDraft, { draftId: late }, '2027-01-01'))).toContain(
      '请先跟进上级新版',
    )
    await owner.deleteFrom('standardDraft').where('id', '=', late).execute()
  })

  test('S1 takes the suggested merge and publishes; the map changes', async () => {
    const { draftId: merged } = await as('S1', openDraft, { from: 'follow', standardId: tier1.standardId })
    const draft = await as('S1', getDraft, { draftId: merged })
    expect(draft.loosenings).toEqual([])
    const content = draft.content as StandardContent
    expect(first(content).everyMonths).toBe(6)
    expect(content.elements[0]!.questions.map(({ id }) => id)).toContain('own-weld')
    await as('S1', publishDraft, { draftId: merged })
    const map = await as('LA', getAdoptionMap, { standardId: standardA })
    expect(map.organizations.find((o: { orgId: string }) => o.orgId === idOf('S1'))).toMatchObject({
      adoptedVersion: 2,
      behind: false,
    })
    // Now it is T2's turn.
    const t2 = (await as('T2', listStandards)).rows.find((one: { mine: boolean }) => one.mine)
    expect(t2.behind).toBe(true)
  })

  test('the committee sees numbers and no names', async () => {
    const map = await as('CA', getAdoptionMap, { standardId: standardA })
    expect(map).toMatchObject({ version: 2, organizations: [], followBy: null })
    // T1 is hidden from the leader: a single hidden organization is counted nowhere.
    expect(map.members).toBe(3)
    expect(map.tiers).toMatchObject([
      { tier: 1, members: 2, leftOut: false },
      { tier: 2, members: 1, leftOut: true },
    ])
    expect(JSON.stringify(map)).not.toContain('⟦name')
  })
})

describe('two people in one draft', () => {
  test('lose nothing: another field is kept, the same field comes back as a conflict', async () => {
    const { draftId } = await as('S1', openDraft, { from: 'version', standardId: tier1.standardId })
    const content = await draftContent('S1', draftId)
    const { id, text, weight } = first(content)
    const two = (clientId: string, edits: object[]) =>
      as('S1', saveEdits, { draftId, revision: 0, clientId, edits })
    await two('first-page', [set(id, 'guidance', first(content).guidance, { zh: '甲', en: 'A' })])
    const second = await two('second-page', [
      set(id, 'guidance', first(content).guidance, { zh: '乙', en: 'B' }),
      set(id, 'weight', weight, weight + 1),
    ])
    expect(second).toMatchObject({
      conflicts: [{ index: 0, code: 'changed', current: { zh: '甲', en: 'A' } }],
      others: [{ edits: [{ field: 'guidance' }] }],
    })
    expect(first(await draftContent('S1', draftId))).toMatchObject({
      guidance: { zh: '甲', en: 'A' },
      weight: weight + 1,
      text,
    })
  })
})

describe('questions that concern only some', () => {
  test('are left out for a supplier of another part class, in the audit and in its count', async () => {
    await owner
      .updateTable('supplyLink')
      .set({ partClass: 'C' })
      .where('buyerOrgId', '=', idOf('LA'))
      .where('supplierOrgId', '=', idOf('S2'))
      .execute()
    const { draftId } = await as('LA', openDraft, { from: 'version', standardId: standardA })
    const content = await draftContent('LA', draftId)
    const { id } = first(content)
    await save('LA', draftId, set(id, 'applies', undefined, { partClasses: ['A'] }))
    await as('LA', submitDraft, { draftId })
    const { versionId } = await as(colleague, publishDraft, { draftId })
    const launched = await as('LA', launchAudit, {
      versionId,
      supplierIds: [idOf('S2')],
      title: '过程审核',
      dueOn: '2026-12-31',
    })
    const audit = await as('S2', getAudit, { auditId: launched.suppliers[0].auditId })
    const asked = audit.elements.flatMap((e: { questions: { id: string }[] }) => e.questions.map((q) => q.id))
    const all = content.elements.flatMap(({ questions }) => questions).length
    expect(asked).not.toContain(id)
    expect(asked).toHaveLength(all - 1)
    const task = (await as('S2', getSupplyHome)).tasks.find(
      (one: { id: string }) => one.id === launched.suppliers[0].auditId,
    )
    expect(task.total).toBe(all - 1)
  })
})

describe('what does not concern a supplier is not asked', () => {
  const asked = async (processes: string | undefined) => {
    await as('LA', changeLink, { supplierOrgId: idOf('S2'), partClass: 'A', sharedUp: true, processes })
    const { standardId, versionId } = await owner
      .selectFrom('standard as s')
      .innerJoin('standardVersion as v', 'v.standardId', 's.id')
      .select(['s.id as standardId', 'v.id as versionId'])
      .where('s.code', '=', 'q-system-rail')
      .executeTakeFirstOrThrow()
    expect(standardId).toBeTruthy()
    const { suppliers } = await as('LA', launchAudit, {
      versionId,
      supplierIds: [idOf('S2')],
      title: `Q ${processes ?? 'all'}`,
      dueOn: '2026-12-31',
    })
    const audit = await as('LA', getAudit, { auditId: suppliers[0].auditId })
    const codes = audit.elements.flatMap((one: { questions: { code: string }[] }) =>
      one.questions.map(({ code }) => code),
    )
    await owner
      .updateTable('audit')
      .set({ state: 'cancelled' })
      .where('id', '=', suppliers[0].auditId)
      .execute()
    return codes as string[]
  }

  test('a welder is asked about welding and not about gluing; an unknown supplier about everything', async () => {
    await as('LA', setFourEyes, { fourEyes: false })
    await as('LA', publishTemplate, { templateId: 'q-system-rail' })
    const { content } = loadTemplate('q-system-rail')
    const questions = content.elements.flatMap((element) => element.questions)
    const about = (process: string) =>
      questions.find(({ applies }) => applies?.processes?.includes(process))!.code
    const all = await asked(undefined)
    expect(all).toEqual(expect.arrayContaining([about('焊接'), about('粘接')]))
    const welder = await asked('焊接、无损检测')
    expect(welder).toEqual(expect.arrayContaining([about('焊接'), about('无损检测')]))
    expect(welder).not.toContain(about('粘接'))
    expect(welder).not.toContain(about('热处理'))
  })
})
