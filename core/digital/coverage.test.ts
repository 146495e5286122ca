import { describe, expect, it } from 'vitest'
import { judgeCoverage } from './coverage.ts'
import { currentDefinition, digitalDefinitionSchema, digitalDefinitions } from './definition.ts'
import { digitalFacts } from './digital.fixture.ts'

const judge = (changes: Parameters<typeof digitalFacts>[0]) =>
  judgeCoverage(digitalFacts(changes), currentDefinition)

describe('coverage of one enterprise, domain §5.1', () => {
  it('digital needs the rate and the core processes', () => {
    expect(judge({ equipmentDigital: 40 }).digital.met).toBe(true)
    expect(judge({ equipmentDigital: 39 }).digital.met).toBe(false)
    expect(judge({ coreProcessesInSystems: false }).digital.met).toBe(false)
    // 39.99 % does not round up to the threshold.
    expect(
      judge({ equipmentTotal: 10_000, equipmentDigital: 3_999, equipmentNetworked: 0 }).digital.met,
    ).toBe(false)
  })

  it('networked needs the rate or two integrated functions', () => {
    expect(judge({ equipmentNetworked: 40, integratedFunctions: 0 }).networked.met).toBe(true)
    expect(judge({ equipmentNetworked: 0, integratedFunctions: 2 }).networked.met).toBe(true)
    expect(judge({ equipmentNetworked: 39, integratedFunctions: 1 }).networked.met).toBe(false)
  })

  it('covered is both; the platform stands alone', () => {
    expect(judge({}).covered.met).toBe(true)
    expect(judge({ equipmentDigital: 10, equipmentNetworked: 10 }).covered.met).toBe(false)
    expect(judge({ equipmentNetworked: 0, integratedFunctions: 0 }).covered.met).toBe(false)
    expect(judge({ platformServices: 0 })).toMatchObject({ covered: { met: true }, platform: { met: false } })
  })

  it('rates are unrounded percent', () => {
    expect(judge({ equipmentTotal: 3, equipmentDigital: 2, equipmentNetworked: 1 })).toMatchObject({
      equipmentDigitalRate: 200 / 3,
      equipmentNetworkedRate: 100 / 3,
    })
  })

  it('no equipment: the rates are unknown, and what rests on them alone is unknown too', () => {
    const none = { equipmentTotal: 0, equipmentDigital: 0, equipmentNetworked: 0 }
    const judged = judge({ ...none, integratedFunctions: 0 })
    expect(judged.equipmentDigitalRate).toBeNull()
    expect(judged.digital.met).toBeNull()
    expect(judged.networked.met).toBeNull()
    expect(judged.covered.met).toBeNull()
    expect(judge(none).networked.met).toBe(true)
    expect(judge({ ...none, coreProcessesInSystems: false }).covered.met).toBe(false)
  })

  it('no report: nothing is known', () => {
    const judged = judgeCoverage(null, currentDefinition)
    expect([judged.digital, judged.networked, judged.covered, judged.platform].map((j) => j.met)).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(judged.covered.reasons).toEqual([{ code: 'no-report', params: {} }])
  })

  it('says why', () => {
    expect(judge({ equipmentDigital: 30, integratedFunctions: 1 }).covered.reasons).toEqual([
      { code: 'digital-rate-low', params: { percent: 30, min: 40 } },
      { code: 'core-processes-met', params: {} },
      { code: 'networked-rate-met', params: { percent: 50, min: 40 } },
      { code: 'integration-low', params: { functions: 1, min: 2 } },
    ])
  })

  it('thresholds are data', () => {
    const strict = { ...currentDefinition, digital: { equipmentRateMin: 70, coreProcessesRequired: false } }
    expect(judgeCoverage(digitalFacts(), strict).digital).toEqual({
      met: false,
      reasons: [{ code: 'digital-rate-low', params: { percent: 60, min: 70 } }],
    })
  })

  it('shipped definitions are valid and have versions of their own', () => {
    for (const definition of digitalDefinitions)
      expect(digitalDefinitionSchema.parse(definition)).toEqual(definition)
    expect(new Set(digitalDefinitions.map((d) => d.version)).size).toBe(digitalDefinitions.length)
  })
})
