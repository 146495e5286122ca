import { expect, it } from 'vitest'
import { checkDigitalFacts } from './check-facts.ts'
import { digitalFacts } from './digital.fixture.ts'

const check = (changes: Parameters<typeof digitalFacts>[0]) =>
  checkDigitalFacts(digitalFacts(changes), { today: '2025-09-30', period: '2025Q3' }).map(
    (i) => `${i.severity} ${i.field} ${i.code}`,
  )

it.each([
  ['a good report', {}, []],
  ['first day of the period', { evidenceOn: '2025-07-01' }, []],
  ['today', { evidenceOn: '2025-09-30' }, []],
  ['more digital than all', { equipmentDigital: 101 }, ['error equipmentDigital digital-exceeds-total']],
  [
    'more networked than all',
    { equipmentNetworked: 101 },
    ['error equipmentNetworked networked-exceeds-total'],
  ],
  [
    'more networked than digital',
    { equipmentNetworked: 61 },
    ['warning equipmentNetworked networked-exceeds-digital'],
  ],
  [
    'no equipment',
    { equipmentTotal: 0, equipmentDigital: 0, equipmentNetworked: 0 },
    ['warning equipmentTotal no-equipment'],
  ],
  ['evidence of tomorrow', { evidenceOn: '2025-10-01' }, ['error evidenceOn evidence-in-future']],
  ['old evidence', { evidenceOn: '2025-06-30' }, ['warning evidenceOn evidence-before-period']],
  ['unknown definition', { definitionVersion: 'x' }, ['error definitionVersion definition-unknown']],
  [
    'not counts',
    { equipmentTotal: -1, platformServices: 1.5 },
    ['error equipmentTotal not-a-count', 'error platformServices not-a-count'],
  ],
])('%s', (_, changes, expected) => expect(check(changes)).toEqual(expected))

it('refuses a period that is no quarter', () => {
  expect(() => checkDigitalFacts(digitalFacts(), { today: '2025-09-30', period: '2025-09' })).toThrow(
    RangeError,
  )
})
