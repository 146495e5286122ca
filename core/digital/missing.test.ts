import { expect, test } from 'vitest'
import { judgeCoverage } from './coverage.ts'
import { currentDefinition } from './definition.ts'
import { digitalFacts } from './digital.fixture.ts'
import { missingForCoverage } from './missing.ts'

const codes = (facts: Parameters<typeof judgeCoverage>[0]) =>
  missingForCoverage(judgeCoverage(facts, currentDefinition)).map(({ code }) => code)

test('a covered enterprise lacks nothing, one that did not report lacks the report', () => {
  expect(codes(digitalFacts())).toEqual([])
  expect(codes(null)).toEqual(['no-report'])
})

test('only what stands in the way is named', () => {
  expect(codes(digitalFacts({ equipmentDigital: 30, equipmentNetworked: 10 }))).toEqual(['digital-rate-low'])
  expect(codes(digitalFacts({ coreProcessesInSystems: false }))).toEqual(['core-processes-missing'])
})

test('either networked condition is enough, so both are named when neither holds', () => {
  expect(codes(digitalFacts({ equipmentNetworked: 10, integratedFunctions: 1 }))).toEqual([
    'networked-rate-low',
    'integration-low',
  ])
})

test('without equipment the rates are unknown, said once', () => {
  const none = { equipmentTotal: 0, equipmentDigital: 0, equipmentNetworked: 0, integratedFunctions: 0 }
  expect(codes(digitalFacts(none))).toEqual(['equipment-unknown', 'integration-low'])
})
