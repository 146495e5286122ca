import { describe, expect, it } from 'vitest'
import { applyEdit } from '#core/standard/apply-edit.ts'
import { small } from '#core/standard/compare.fixture.ts'
import { editSchema } from '#core/standard/edit.ts'
import {
  insertElement,
  insertQuestion,
  insertSubElement,
  moveAfter,
  moveBy,
  nextCode,
  rowsOf,
} from './tree.ts'

const rows = rowsOf(small)
const row = (id: string) => rows.find((one) => one.id === id)!
const codesAfter = (edit: unknown) => {
  const result = applyEdit(small, editSchema.parse(edit))
  if (!result.ok) throw new Error(result.conflict.code)
  return rowsOf(result.content).map(({ code }) => code)
}

it('rows stand as one reads them: elements, sub-elements, questions', () => {
  expect(rows.map(({ code }) => code).slice(0, 6)).toEqual(['P2', '2.1', '2.5', 'P6', 'U1', '6.1.1'])
})

it.each([
  ['6.2.5', [], '6.2.6'],
  ['6.2.5', ['6.2.6'], '6.2.7'],
  ['M', [], 'M.1'],
])('after %s (taken: %j) comes %s', (code, taken, expected) =>
  expect(nextCode(code, new Set(taken))).toBe(expected),
)

describe('edits that the editor makes are ones the server takes', () => {
  it('a question after another, in its sub-element', () => {
    expect(codesAfter(insertQuestion(small, row('p6-1-1'))!.edit)).toContain('6.1.2')
  })
  it('a sub-element; in an element without any it takes all questions', () => {
    const into = (at: string) =>
      insertSubElement(small, row(at))!.edits.reduce((content, edit) => {
        const result = applyEdit(content, editSchema.parse(edit))
        if (!result.ok) throw new Error(result.conflict.code)
        return result.content
      }, small)
    expect(
      rowsOf(into('p2-1'))
        .map(({ code }) => code)
        .slice(0, 4),
    ).toEqual(['P2', 'P2.1', '2.1', '2.5'])
    const p6 = into('p6-1-1').elements[1]!
    expect(p6.subElements!.map(({ code }) => code).slice(0, 3)).toEqual(['U1', 'U7', 'U2'])
  })
  it('an element', () => expect(codesAfter(insertElement(small).edit).at(-1)).toBe('P7'))
  it('up and down, and not over the end', () => {
    expect(codesAfter(moveBy(small, row('p2-1'), 1)!).slice(0, 3)).toEqual(['P2', '2.5', '2.1'])
    expect(codesAfter(moveBy(small, row('p2-5'), -1)!).slice(0, 3)).toEqual(['P2', '2.5', '2.1'])
    expect(moveBy(small, row('p2-1'), -1)).toBeNull()
    expect(codesAfter(moveBy(small, row('p2'), 1)!)[0]).toBe('P6')
  })
  it('behind a question of another element', () => {
    const moved = codesAfter(moveAfter(small, 'p2-1', row('p6-1-1'))!)
    expect(moved[moved.indexOf('6.1.1') + 1]).toBe('2.1')
    expect(codesAfter(moveAfter(small, 'p2-1', row('u1'))!)).toContain('2.1')
  })
})
