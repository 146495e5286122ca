import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  answerOnceSince,
  answerRelations,
  bestOffer,
  type EarlierAnswer,
  isConfirmable,
  offerOf,
  type PlacedQuestion,
} from './answer-once.ts'

const text = (s: string) => ({ zh: s, en: s })
const tens = { allowed: [0, 4, 6, 8, 10], max: 10 }
const light = { allowed: [0, 1, 2], max: 2 }
const share = { allowed: [0, 0.5, 0.8, 1], max: 1 }
const maturity = { allowed: [1, 2, 3, 4], max: 4, floor: 1 }

const asked = (change: Partial<PlacedQuestion> = {}, question: object = {}): PlacedQuestion => ({
  standard: { code: 'process', root: 'root' },
  scale: tens,
  step: null,
  ...change,
  question: { id: 'p6-1', text: text('Is it clean?'), notEvaluatedAllowed: true, ...question },
})
const earlier = (change: Partial<EarlierAnswer> = {}, question: object = {}): EarlierAnswer => ({
  ...asked({}, question),
  score: 8,
  notEvaluated: false,
  remark: 'swept daily',
  at: '2026-06-01T02:00:00Z',
  files: 0,
  ...change,
})
const elsewhere = { code: 'system', root: 'other' }
const since = answerOnceSince('2026-11-23T02:00:00Z', 12)

describe('what an earlier answer offers', () => {
  test('the same question of one line: score, remark', () => {
    expect(offerOf(asked(), earlier())).toEqual({
      relation: 'question',
      changed: false,
      score: 8,
      notEvaluated: false,
      remark: 'swept daily',
    })
  })

  test('an adopted standard shares root and ids, whatever its code', () => {
    expect(offerOf(asked({ standard: { code: 'adopted', root: 'root' } }), earlier())?.relation).toBe(
      'question',
    )
  })

  test('another publication of the same template is one line only where the question reads the same', () => {
    const standard = { code: 'process', root: 'elsewhere' }
    expect(offerOf(asked(), earlier({ standard }))?.score).toBe(8)
    expect(offerOf(asked(), earlier({ standard }, { text: text('Is it tidy?') }))).toBeNull()
  })

  test.each([
    ['text', { text: text('Is it spotless?') }],
    ['expected evidence', { evidence: text('photographs') }],
    ['minimum', { minimumScore: 6 }],
  ])('with another %s it is marked as changed and proposes no score', (_, question) => {
    expect(offerOf(asked({}, question), earlier())).toMatchObject({
      changed: true,
      score: null,
      notEvaluated: false,
      remark: 'swept daily',
    })
  })

  test('cross-references count in either direction', () => {
    const to = (standard: string, question: string, relation: string) => ({
      crossReferences: [{ standard, question, relation }],
    })
    const there = { standard: elsewhere }
    const relation = (ours: object, theirs: object) =>
      offerOf(asked({}, ours), earlier(there, { id: 's1', ...theirs }))?.relation ?? null
    expect(relation({}, {})).toBeNull()
    expect(relation(to('system', 's1', 'same'), {})).toBe('same')
    expect(relation({}, to('process', 'p6-1', 'same'))).toBe('same')
    expect(relation(to('system', 's1', 'part-of'), {})).toBe('wider')
    expect(relation({}, to('process', 'p6-1', 'part-of'))).toBe('narrower')
    expect(relation(to('system', 's2', 'same'), {})).toBeNull()
    expect(relation(to('system', 's1', 'part-of'), to('process', 'p6-1', 'same'))).toBe('same')
  })

  test('a part proposes no score, only what there is to look at', () => {
    const ours = { crossReferences: [{ standard: 'system', question: 's1', relation: 'part-of' }] }
    const of = (change: Partial<EarlierAnswer>) =>
      offerOf(asked({}, ours), earlier({ standard: elsewhere, ...change }, { id: 's1' }))
    expect(of({})).toMatchObject({ relation: 'wider', score: null, remark: 'swept daily' })
    expect(of({ remark: '' })).toBeNull()
    expect(of({ remark: '', files: 2 })).toMatchObject({ score: null })
  })

  test.each([
    [tens, 10, share, 1],
    [tens, 8, share, 0.8],
    [tens, 6, share, null],
    [tens, 0, share, 0],
    [light, 2, tens, 10],
    [light, 1, tens, null],
    [share, 0.8, tens, 8],
    [maturity, 4, tens, 10],
    [maturity, 1, tens, 0],
    [maturity, 2, tens, null],
  ])('%o: %d on %o is %s', (from, score, to, expected) => {
    expect(offerOf(asked({ scale: to }), earlier({ scale: from, score }))?.score).toBe(expected)
  })

  test('n.e. only where it is allowed, and with its reason', () => {
    const no = { score: null, notEvaluated: true }
    expect(offerOf(asked(), earlier(no))).toMatchObject({ score: null, notEvaluated: true })
    expect(offerOf(asked({}, { notEvaluatedAllowed: false }), earlier(no))).toMatchObject({
      notEvaluated: false,
      remark: 'swept daily',
    })
    expect(offerOf(asked(), earlier({ ...no, remark: ' ' }))).toBeNull()
  })

  test('steps match by name; one step does not answer for the whole', () => {
    const relation = (ours: string | null, theirs: string | null) =>
      offerOf(asked({ step: ours }), earlier({ step: theirs })) !== null
    expect(relation('Welding', ' welding')).toBe(true)
    expect(relation('Welding', 'Painting')).toBe(false)
    expect(relation(null, 'Welding')).toBe(false)
    expect(relation('Welding', null)).toBe(false)
  })

  test('a remark without score or n.e. was no answer', () => {
    expect(offerOf(asked(), earlier({ score: null }))).toBeNull()
  })
})

describe('the best of several', () => {
  const related = asked(
    {},
    {
      crossReferences: [
        { standard: 'system', question: 's1', relation: 'same' },
        { standard: 'system', question: 's2', relation: 'part-of' },
      ],
    },
  )
  const own = earlier({ at: '2026-01-05T02:00:00Z', score: 6 })
  const other = earlier({ standard: elsewhere, at: '2026-08-01T02:00:00Z' }, { id: 's1' })
  const part = earlier({ standard: elsewhere, at: '2026-09-01T02:00:00Z' }, { id: 's2' })

  test('own question before the same requirement elsewhere before a part, then the newest', () => {
    expect(bestOffer(related, [part, other, own], since)?.source).toBe(own)
    expect(bestOffer(related, [part, other], since)?.source).toBe(other)
    const newer = { ...own, at: '2026-03-01T02:00:00Z' }
    expect(bestOffer(related, [own, newer], since)?.source).toBe(newer)
  })

  test('months count by the calendar day in China; 0 is off', () => {
    expect(since).toBe('2025-11-23')
    const on = (at: string) => bestOffer(asked(), [earlier({ at })], since) !== null
    expect(on('2025-11-22T16:00:00Z')).toBe(true)
    expect(on('2025-11-22T15:59:59Z')).toBe(false)
    expect(bestOffer(asked(), [earlier()], answerOnceSince('2026-11-23T02:00:00Z', 0))).toBeNull()
  })
})

describe('properties', () => {
  const scales = fc.constantFrom(tens, light, share, maturity)
  const references = fc.array(
    fc.record({
      standard: fc.constantFrom('process', 'system'),
      question: fc.constantFrom('p6-1', 's1'),
      relation: fc.constantFrom('same', 'part-of'),
    }),
    { maxLength: 2 },
  )
  const placed = fc
    .record({
      standard: fc.constantFrom({ code: 'process', root: 'root' }, elsewhere),
      id: fc.constantFrom('p6-1', 's1'),
      words: fc.constantFrom('Is it clean?', 'Is it tidy?'),
      minimumScore: fc.constantFrom(undefined, 4),
      notEvaluatedAllowed: fc.boolean(),
      crossReferences: references,
      scale: scales,
      step: fc.constantFrom(null, 'Welding', 'Painting'),
    })
    .map(({ standard, scale, step, words, ...question }) =>
      asked({ standard, scale, step }, { ...question, text: text(words) }),
    )
  const given = fc
    .record({
      place: placed,
      pick: fc.nat(),
      notEvaluated: fc.boolean(),
      remark: fc.constantFrom('', 'x'),
      day: fc.integer({ min: 0, max: 700 }),
      files: fc.nat({ max: 1 }),
    })
    .map(({ place, pick, notEvaluated, day, ...rest }) => ({
      ...place,
      ...rest,
      notEvaluated,
      score: notEvaluated ? null : place.scale.allowed[pick % place.scale.allowed.length]!,
      at: new Date(Date.parse('2026-11-23T02:00:00Z') - day * 864e5).toISOString(),
    }))

  test('what is proposed is allowed, and worth exactly what was answered', () => {
    fc.assert(
      fc.property(placed, given, (now, before) => {
        const offer = offerOf(now, before)
        if (!offer) return
        if (offer.score !== null) {
          expect(now.scale.allowed).toContain(offer.score)
          const [a, b] = [now.scale, before.scale].map(({ floor = 0, max }) => ({ floor, max }))
          const worth = (score: number, { floor, max }: { floor: number; max: number }) =>
            (score - floor) / (max - floor)
          expect(worth(offer.score, a!)).toBeCloseTo(worth(before.score!, b!), 9)
        }
        if (offer.notEvaluated) expect(now.question.notEvaluatedAllowed).toBe(true)
        if (offer.changed || offer.relation === 'wider' || offer.relation === 'narrower')
          expect(isConfirmable(offer)).toBe(false)
      }),
    )
  })

  test('the order of the answers does not matter, and one more never makes the offer worse', () => {
    fc.assert(
      fc.property(placed, fc.array(given, { maxLength: 6 }), given, (now, answers, more) => {
        const judge = (list: EarlierAnswer[]) => {
          const found = bestOffer(now, list, since)
          return found && [Math.min(answerRelations.indexOf(found.offer.relation), 2), found.source.at]
        }
        expect(judge([...answers].reverse())).toEqual(judge(answers))
        const [before, after] = [judge(answers), judge([...answers, more])]
        if (before) expect(after![0]).toBeLessThanOrEqual(before[0] as number)
      }),
    )
  })

  test('nothing older than asked for is offered', () => {
    fc.assert(
      fc.property(placed, fc.array(given), (now, answers) => {
        const found = bestOffer(now, answers, since)
        if (found) expect(found.source.at.slice(0, 10) >= since!).toBe(true)
      }),
    )
  })
})
