import { expect, it } from 'vitest'
import { currentDefinition } from './definition.ts'
import { digitalFacts } from './digital.fixture.ts'
import { chainRates, chainRatesSchema, type RatedEnterprise } from './rates.ts'

const rates = (enterprises: RatedEnterprise[]) =>
  chainRates(enterprises, { year: 2025, definition: currentDefinition })

const enterprises = (count: number, prefix: string, facts: RatedEnterprise['facts'], designated = true) =>
  Array.from({ length: count }, (_, i) => ({ organizationId: `${prefix}${i}`, designated, facts }))

/** 150 enterprises above designated size: 90 covered on a platform, 30 covered without, 10 neither, 20 silent. */
const chain = [
  ...enterprises(90, 'both', digitalFacts()),
  ...enterprises(30, 'covered', digitalFacts({ platformServices: 0, evidenceOn: '2025-07-02' })),
  ...enterprises(10, 'neither', digitalFacts({ coreProcessesInSystems: false, platformServices: 0 })),
  ...enterprises(20, 'silent', null),
]

it('120/150 = 80.0 % covered and 90/150 = 60.0 % on a platform (domain §5.1)', () => {
  const result = rates(chain)
  expect(result).toMatchObject({ year: 2025, definitionVersion: '2025-1' })
  expect(result.designated).toMatchObject({
    denominator: 150,
    respondents: 130,
    covered: 120,
    platform: 90,
    coverageRate: 80,
    platformRate: 60,
    evidenceFrom: '2025-07-02',
    evidenceTo: '2025-08-15',
    otherDefinition: 0,
  })
  expect(chainRatesSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result)
})

it('the SME tail never enters the published rates (domain §0)', () => {
  const tail = enterprises(400, 'small', digitalFacts({ coreProcessesInSystems: false }), false)
  const result = rates([...chain, ...tail])
  expect(result.designated).toEqual(rates(chain).designated)
  expect(result.tail).toMatchObject({ denominator: 400, covered: 0, coverageRate: 0, platformRate: 100 })
})

it('without an enterprise above designated size there is no rate, not 0 %', () => {
  const result = rates(enterprises(3, 'small', digitalFacts(), false))
  expect(result.designated).toMatchObject({ denominator: 0, coverageRate: null, platformRate: null })
  expect(result.designated.evidenceFrom).toBeNull()
})

it('who does not report stays in the denominator', () => {
  expect(
    rates([...enterprises(1, 'a', digitalFacts()), ...enterprises(3, 'b', null)]).designated,
  ).toMatchObject({ denominator: 4, respondents: 1, covered: 1, coverageRate: 25 })
})

it('counts reports made under another definition', () => {
  const old = digitalFacts({ definitionVersion: '2020-1' })
  expect(rates(enterprises(2, 'a', old)).designated).toMatchObject({ otherDefinition: 2, covered: 2 })
})

it('refuses an enterprise named twice', () => {
  expect(() => rates([...enterprises(1, 'a', null), ...enterprises(1, 'a', null)])).toThrow(RangeError)
})
