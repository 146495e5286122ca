import { describe, expect, it } from 'vitest'
import { applyEdit } from '#core/standard/apply-edit.ts'
import { small } from '#core/standard/compare.fixture.ts'
import type { StandardContent } from '#core/standard/content.ts'
import { type Edit, editSchema } from '#core/standard/edit.ts'
import { problemsOf } from '#core/standard/problems.ts'
import { clipOf, pasteClip, readClip } from './clip.ts'
import { rowsOf } from './tree.ts'

const row = (content: StandardContent, id: string) => rowsOf(content).find((one) => one.id === id)!
const idsOf = (content: StandardContent) => rowsOf(content).map(({ id }) => id)
/** As it goes: copied as text, read, turned into edits, checked by the server, applied and taken back again. */
function pasted(from: StandardContent, ids: string[], to: StandardContent, at: string | null) {
  const clip = readClip(JSON.stringify(clipOf(from, new Set(ids))))!
  const { edits } = pasteClip(to, clip, at === null ? null : row(to, at))!
  let content = to
  const inverse: Edit[] = []
  for (const edit of edits) {
    const result = applyEdit(content, editSchema.parse(edit))
    if (!result.ok) throw new Error(result.conflict.code)
    content = result.content
    inverse.unshift(result.inverse)
  }
  let back = content
  for (const edit of inverse) {
    const result = applyEdit(back, edit)
    if (result.ok) back = result.content
  }
  expect(back).toEqual(to)
  expect(new Set(idsOf(content)).size).toBe(idsOf(content).length)
  return content
}
const other: StandardContent = {
  ...small,
  code: 'OTHER',
  elements: small.elements.slice(0, 1).map((element) => ({
    ...element,
    id: 'x',
    code: 'X',
    questions: element.questions.slice(0, 1).map((q) => ({ ...q, id: 'x-1', code: '6.1.1' })),
  })),
}

describe('within one standard', () => {
  it('questions stand behind the row in their order, under ids and codes of their own', () => {
    const content = pasted(small, ['p2-1', 'p2-5'], small, 'p2-1')
    expect(rowsOf(content).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['P2', '2.1', '2.2', '2.6', '2.5']),
    )
    expect(
      rowsOf(content)
        .slice(1, 5)
        .map(({ code }) => code),
    ).toEqual(['2.1', '2.2', '2.6', '2.5'])
    expect(problemsOf(content)).toEqual([])
  })
  it.each([['p6'], ['u1']])('%s comes with all that is in it', (id) => {
    const content = pasted(small, [id], small, id)
    expect(problemsOf(content)).toEqual([])
    const count = (of: StandardContent) => of.elements.reduce((n, e) => n + e.questions.length, 0)
    expect(count(content)).toBeGreaterThan(count(small))
  })
})

describe('into another standard', () => {
  it('ids stay where they are free, a code that is taken becomes the next one', () => {
    const content = pasted(small, ['p6-1-1'], other, 'x-1')
    expect(content.elements[0]!.questions.map(({ id, code }) => [id, code])).toEqual([
      ['x-1', '6.1.1'],
      ['p6-1-1', '6.1.2'],
    ])
  })
  it('an element goes to the end when nothing is chosen', () =>
    expect(pasted(small, ['p6'], other, null).elements.map(({ code }) => code)).toEqual(['X', 'P6']))
})

it.each([
  '',
  'hello',
  '{}',
  '[1]',
  '{"type":"chainq-standard-nodes"}',
  '{"type":"chainq-standard-nodes","nodes":[null,{"level":"question"},{"level":"x","node":{"id":"a"}}]}',
])('what is not from the editor is not taken: %s', (text) => expect(readClip(text)).toBeNull())

it('foreign keys are left out and long words cut, so that the server takes the rest', () => {
  const clip = readClip(
    JSON.stringify({
      type: 'chainq-standard-nodes',
      standard: 'X',
      nodes: [{ level: 'question', node: { id: 'A b', text: { zh: '字'.repeat(5000) }, evil: 1 } }],
    }),
  )!
  const { edits } = pasteClip(small, clip, null)!
  expect(editSchema.safeParse(edits[0]).success).toBe(true)
})
