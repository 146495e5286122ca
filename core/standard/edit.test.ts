import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdit, nodeOf, placeOf } from './apply-edit.ts'
import { small } from './compare.fixture.ts'
import type { Question, StandardContent } from './content.ts'
import { type Edit, editSchema } from './edit.ts'

const first = small.elements[0]!.questions[0]!
const set = (field: string, before: unknown, after: unknown, id = first.id): Edit =>
  editSchema.parse({ kind: 'set', level: 'question', id, field, before, after })
const done = (content: StandardContent, edit: Edit) => {
  const result = applyEdit(content, edit)
  if (!result.ok) throw new Error(JSON.stringify(result.conflict))
  return result
}

describe('two people at once', () => {
  it('on different fields of one question lose nothing', () => {
    const a = set('star', first.star, !first.star)
    const b = set('text', first.text, { zh: '新的问法', en: 'Asked anew' })
    const both = done(done(small, a).content, b).content
    expect(nodeOf(both, 'question', first.id)).toMatchObject({
      star: !first.star,
      text: { zh: '新的问法', en: 'Asked anew' },
    })
    expect(done(done(small, b).content, a).content).toEqual(both)
  })

  it('on the same field: the second is told what stands there', () => {
    const mine = set('text', first.text, { zh: '甲', en: 'A' })
    const theirs = set('text', first.text, { zh: '乙', en: 'B' })
    expect(applyEdit(done(small, theirs).content, mine)).toEqual({
      ok: false,
      conflict: { code: 'changed', current: { zh: '乙', en: 'B' } },
    })
    // Both wrote the same: no conflict.
    expect(applyEdit(done(small, mine).content, mine).ok).toBe(true)
  })

  it('a question taken away meanwhile is told, and one changed meanwhile is not taken away unseen', () => {
    const gone = done(small, { kind: 'remove', level: 'question', id: first.id, node: first }).content
    expect(applyEdit(gone, set('star', false, true))).toEqual({
      ok: false,
      conflict: { code: 'gone', current: null },
    })
    const changed = done(small, set('weight', first.weight, 3)).content
    expect(
      applyEdit(changed, { kind: 'remove', level: 'question', id: first.id, node: first }),
    ).toMatchObject({
      ok: false,
      conflict: { code: 'changed', current: { weight: 3 } },
    })
  })

  it('an addition after a neighbour that is gone goes to the end', () => {
    const gone = done(small, { kind: 'remove', level: 'question', id: first.id, node: first }).content
    const node: Question = { ...first, id: 'own', code: 'own' }
    const place = { elementId: 'p2', subElementId: null, afterId: first.id }
    const next = done(gone, { kind: 'insert', level: 'question', node, place }).content
    expect(next.elements[0]!.questions.at(-1)!.id).toBe('own')
  })
})

it('an optional field is taken away with nothing as its value', () => {
  const with_ = done(small, set('everyMonths', undefined, 12)).content
  const without = done(with_, set('everyMonths', 12, undefined)).content
  expect(without).toEqual(small)
  expect('everyMonths' in without.elements[0]!.questions[0]!).toBe(false)
})

it('sets the parts of grading and of findings', () => {
  const edit = editSchema.parse({
    kind: 'set',
    level: 'standard',
    id: '',
    field: 'grading.roundOverall',
    before: false,
    after: true,
  })
  expect(done(small, edit).content.grading.roundOverall).toBe(true)
  expect(done(small, edit).content.findings).toBe(small.findings)
})

it.each([
  ['an unknown field', { field: 'id', after: 'x' }],
  ['a weight that is no number', { field: 'weight', after: 'heavy' }],
  ['a weight below nothing', { field: 'weight', after: -1 }],
  ['text that is no text', { field: 'text', after: { zh: 1, en: '' } }],
])('refuses %s', (_, part) => {
  expect(
    editSchema.safeParse({ kind: 'set', level: 'question', id: first.id, before: null, ...part }).success,
  ).toBe(false)
})

const questions = small.elements.flatMap((element) => element.questions)
const anyEdit: fc.Arbitrary<(content: StandardContent) => Edit | null> = fc.oneof(
  fc.tuple(fc.nat(50), fc.boolean()).map(([at, star]) => (content: StandardContent) => {
    const { id } = questions[at % questions.length]!
    const now = nodeOf(content, 'question', id) as Question | null
    return (
      now && ({ kind: 'set', level: 'question', id, field: 'star', before: now.star, after: star } as Edit)
    )
  }),
  fc.nat(50).map((at) => (content: StandardContent) => {
    const { id } = questions[at % questions.length]!
    const node = nodeOf(content, 'question', id)
    return node && ({ kind: 'remove', level: 'question', id, node } as Edit)
  }),
  fc.tuple(fc.nat(50), fc.nat(50)).map(([at, to]) => (content: StandardContent) => {
    const { id } = questions[at % questions.length]!
    const from = placeOf(content, 'question', id)
    const target = placeOf(content, 'question', questions[to % questions.length]!.id)
    return from && target && ({ kind: 'move', level: 'question', id, from, to: target } as Edit)
  }),
  fc.nat(3).map((at) => (content: StandardContent) => {
    const element = content.elements[at % content.elements.length]!
    const from = placeOf(content, 'element', element.id)!
    return { kind: 'move', level: 'element', id: element.id, from, to: { ...from, afterId: null } } as Edit
  }),
  fc.nat(3).map((at) => (content: StandardContent) => {
    const element = content.elements[at % content.elements.length]!
    return { kind: 'remove', level: 'element', id: element.id, node: element } as Edit
  }),
)

it('property: undoing every edit in turn gives the draft as it was', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 12 }), (makers) => {
      let content = small
      const undo: Edit[] = []
      for (const make of makers) {
        if (content.elements.length === 0) break
        const edit = make(content)
        if (!edit) continue
        const before = JSON.stringify(content)
        const result = done(content, edit)
        expect(JSON.stringify(content)).toBe(before)
        content = result.content
        undo.unshift(result.inverse)
      }
      for (const edit of undo) content = done(content, edit).content
      expect(content).toEqual(small)
    }),
    { numRuns: 300 },
  )
})
