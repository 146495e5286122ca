import { describe, expect, it } from 'vitest'
import { gradeAudit } from '#core/audit/grade.ts'
import { exampleAnswers, exampleScope, processAudit as fixture } from '#core/audit/process-audit.fixture.ts'
import type { Text } from '#core/text.ts'
import { loadTemplate } from './load-template.ts'

const template = loadTemplate('process-audit-2023')
const { content } = template
const questions = content.elements.flatMap((e) => e.questions)

it('says what it is and what it is not', () => {
  expect(template).toMatchObject({ id: 'process-audit-2023', version: '1.0.0', edition: '2023' })
  expect(template.source.zh).toContain('不是该标准的原文')
  expect(template.source.en).toContain('not the text of the standard nor of any company')
})

describe('structure, domain §2.1', () => {
  it('59 questions in P2–P7', () => {
    expect(content.elements.map((e) => [e.code, e.questions.length])).toEqual([
      ['P2', 6],
      ['P3', 6],
      ['P4', 9],
      ['P5', 7],
      ['P6', 26],
      ['P7', 5],
    ])
    expect(questions).toHaveLength(59)
  })

  it('P6 in U1–U6, evaluated per process step', () => {
    const p6 = content.elements.find((e) => e.code === 'P6')!
    const count = (id: string) => p6.questions.filter((q) => q.subElementId === id).length
    expect(p6.subElements!.map((u) => [u.code, count(u.id)])).toEqual([
      ['U1', 5],
      ['U2', 5],
      ['U3', 3],
      ['U4', 5],
      ['U5', 4],
      ['U6', 4],
    ])
    expect(content.elements.filter((e) => e.perStep).map((e) => e.code)).toEqual(['P6'])
  })

  it('star questions, with a note where sources disagree', () => {
    expect(
      questions
        .filter((q) => q.star)
        .map((q) => q.code)
        .join(' '),
    ).toBe('2.2 2.6 3.2 3.4 4.1 4.4 4.9 5.4 5.5 6.1.1 6.1.5 6.2.3 6.2.4 6.4.1 6.4.3 6.5.3 6.6.4 7.3 7.4')
    expect(questions.filter((q) => q.note).map((q) => q.code)).toEqual(['2.6', '4.9', '6.3.1'])
  })

  it('ids follow the codes and each question stands in its element and sub-element', () => {
    for (const element of content.elements)
      for (const q of element.questions) {
        expect(q.id).toBe(`p${q.code.replaceAll('.', '-')}`)
        expect(`P${q.code[0]}`).toBe(element.code)
        if (element.perStep) expect(q.subElementId).toBe(`u${q.code.split('.')[1]}`)
      }
  })
})

describe('texts', () => {
  const kinds = ['text', 'guidance', 'evidence'] as const

  it.each(kinds)('every question has its %s in both languages, each its own', (kind) => {
    const texts = questions.map((q) => q[kind])
    for (const language of ['zh', 'en'] as const) {
      const words = texts.map((t: Text | undefined) => t?.[language].trim() ?? '')
      for (const w of words) expect(w.length).toBeGreaterThan(5)
      expect(new Set(words).size).toBe(59)
    }
  })

  it('Chinese is Chinese, English is English', () => {
    for (const q of questions)
      for (const kind of kinds) {
        expect(q[kind]!.zh, q.code).toMatch(/\p{Script=Han}{2}/u)
        expect(q[kind]!.en, q.code).not.toMatch(/\p{Script=Han}|[，。、；？]/u)
      }
  })

  it('questions end as questions and are short enough for a phone', () => {
    for (const q of questions) {
      expect(q.text.zh, q.code).toMatch(/？$/)
      expect(q.text.en, q.code).toMatch(/\?$/)
      expect(q.text.zh.length, q.code).toBeLessThanOrEqual(40)
      expect(q.text.en.length, q.code).toBeLessThanOrEqual(120)
    }
  })
})

describe('rules as data give the worked examples of domain §2.6', () => {
  it('the same rules as the examples in core', () => {
    const bare = (c: typeof content) => ({
      bands: c.grading.bands.map(({ grade, min }) => [grade, min]),
      rules: c.grading.downgrades.map(({ id: _id, label: _label, ...rule }) => rule),
      share: c.grading.minimumEvaluated,
      switches: [c.grading.roundOverall, c.grading.starTestOn],
      findings: c.findings,
    })
    expect(bare(content)).toEqual(bare(fixture))
  })

  it.each<[number, Record<string, number>, string, string]>([
    [1, {}, 'A', '93.16'],
    [2, { '6.2.3': 4 }, 'B', '91.58'],
    [3, { '6.3.1': 8, '6.3.2': 6, '6.3.3': 8 }, 'B', '91.58'],
    [4, { '6.4.3': 0 }, 'C', '90.53'],
    [5, { '5.1': 6, '5.2': 8, '5.3': 6, '5.4': 8, '5.5': 6, '5.6': 8, '5.7': 6 }, 'C', '88.42'],
  ])('example %i', (_, changes, grade, percent) => {
    const result = gradeAudit(content, exampleAnswers(changes), { scope: exampleScope })
    expect([result.grade, result.overall.percent!.toFixed(2)]).toEqual([grade, percent])
  })
})
