import { describe, expect, it } from 'vitest'
import { loadTemplate, templateIds } from './load-template.ts'

const all = templateIds.map((id) => loadTemplate(id))
const questionsOf = (id: (typeof templateIds)[number]) =>
  loadTemplate(id).content.elements.flatMap(({ questions }) => questions)

describe.each(all.map((template) => [template.id, template] as const))('%s', (id, { content, source }) => {
  const questions = content.elements.flatMap((element) => element.questions)

  it('says in both languages that it is a template to adapt', () => {
    expect(id).toBe(content.code)
    expect(source.zh).toMatch(/模板|框架/)
    expect(source.en).toMatch(/adapt/)
  })

  it('says of every question what is to be shown, and asks nothing twice', () => {
    expect(questions.filter(({ evidence }) => !evidence).map(({ code }) => code)).toEqual([])
    expect(new Set(questions.map(({ text }) => text.zh)).size).toBe(questions.length)
    expect(new Set(questions.map(({ text }) => text.en)).size).toBe(questions.length)
  })

  it('points only to questions that are there', () => {
    for (const { code, crossReferences } of questions)
      for (const { standard, question } of crossReferences ?? []) {
        const target = templateIds.find((known) => known === standard)
        expect(
          target && questionsOf(target).some((one) => one.id === question),
          `${code} → ${question}`,
        ).toBe(true)
      }
  })
})

it('excellence model: 1000 points in seven categories (domain §7)', () => {
  const { content } = loadTemplate('performance-excellence')
  const points = content.elements.map(({ questions }) => questions.reduce((sum, q) => sum + q.weight, 0))
  expect(points).toEqual([110, 90, 90, 130, 100, 80, 400])
  expect(content.grading.totalPoints).toBe(1000)
})

it('rail system audit: 12 knock-out questions out of every sum, four maturity levels (domain §1.2)', () => {
  const { content } = loadTemplate('system-audit-22163')
  const knockOuts = questionsOf('system-audit-22163').filter(({ knockOut }) => knockOut)
  expect(knockOuts).toHaveLength(12)
  expect(knockOuts.every(({ weight, notEvaluatedAllowed }) => weight === 0 && !notEvaluatedAllowed)).toBe(
    true,
  )
  expect(content.grading.maturity?.levels.map(({ level }) => level)).toEqual([1, 2, 3, 4])
})
