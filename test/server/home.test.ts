import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#db/connect.ts'
import type { DB } from '#db/schema.generated.ts'
import { countTasks } from '#server/organization/count-tasks.ts'
import { getLeadHome } from '#server/organization/get-lead-home.ts'
import { getSupplyHome } from '#server/organization/get-supply-home.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { callAs } from '#test/support/identity.ts'
import { createTestRuntime } from '#test/support/runtime.ts'
import { actorOf, createWorld, idOf } from '#test/support/world.ts'

let database: TestDatabase
let owner: Kysely<DB>
let runtime: Runtime

beforeAll(async () => {
  database = await createTestDatabase()
  owner = connect({ url: database.ownerUrl, max: 1 })
  await createWorld(owner)
  // Each relation of the world has an audit in review and an answered action; S2 still has to do its part of both.
  const ofS2 = idOf('S2')
  await owner
    .updateTable('audit')
    .set({ state: 'answering' })
    .where('subjectOrgId', '=', ofS2)
    .where('state', '=', 'reviewing')
    .execute()
  await owner
    .updateTable('correctiveAction')
    .set({ state: 'sent-back' })
    .where('subjectOrgId', '=', ofS2)
    .execute()
  runtime = await createTestRuntime(database)
})
afterAll(async () => {
  await runtime.close()
  await owner.destroy()
  await database.drop()
})

test.each([
  ['LA', { auditsToAnswer: 0, auditsToReview: 1, actionsToAnswer: 0, actionsToJudge: 1 }],
  ['S1', { auditsToAnswer: 0, auditsToReview: 2, actionsToAnswer: 0, actionsToJudge: 2 }],
  ['S2', { auditsToAnswer: 1, auditsToReview: 0, actionsToAnswer: 1, actionsToJudge: 0 }],
  ['S3', { auditsToAnswer: 0, auditsToReview: 0, actionsToAnswer: 0, actionsToJudge: 0 }],
] as const)('the navigation of %s counts what its home page lists', async (who, counts) => {
  const call = callAs(actorOf(who))
  expect(await runtime.execute(countTasks, call, {})).toEqual(counts)
  const { tasks } =
    who === 'LA'
      ? await runtime.execute(getLeadHome, call, {})
      : await runtime.execute(getSupplyHome, call, {})
  const audits = tasks.filter(({ kind }) => kind.endsWith('-audit'))
  expect(audits.map(({ done, total }) => [done, total])).toEqual(audits.map(() => [1, 59]))
  const listed = (kind: string) => tasks.filter((task) => task.kind === kind).length
  expect({
    auditsToAnswer: listed('answer-audit'),
    auditsToReview: listed('review-audit'),
    actionsToAnswer: listed('answer-action'),
    actionsToJudge: listed('judge-action'),
  }).toEqual(counts)
})
