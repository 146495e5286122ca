import { expect, it } from 'vitest'
import { jobDefinitions } from '#server/job/definitions.ts'
import { handlers } from './handlers.ts'

it('every kind of job has its handler, and every handler its kind', () => {
  expect([...handlers.keys()].sort()).toEqual(jobDefinitions.map(({ name }) => name).sort())
})
