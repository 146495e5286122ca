import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { gradeAudit } from '#core/audit/grade.ts'
import type { StandardContent } from '#core/standard/content.ts'
import { parseTemplate } from './load-template.ts'

const load = (id: string) =>
  parseTemplate(readFileSync(new URL(`./${id}.yaml`, import.meta.url), 'utf8'), `${id}.yaml`)
const iso9001 = load('system-audit-9001')
const iso22163 = load('system-audit-22163')
const excellence = load('performance-excellence')
const qSystem = load('q-system-rail')
const templates = [iso9001, iso22163, excellence, qSystem].map((t) => [t.id, t] as const)

const questionsOf = (content: StandardContent) => content.elements.flatMap((e) => e.questions)
const counts = (content: StandardContent) => content.elements.map((e) => [e.code, e.questions.length])
/** Every question with its highest score, but those named with the score given. */
const answers = (content: StandardContent, changes: Record<string, number> = {}) =>
  questionsOf(content).map((q) => ({
    questionId: q.id,
    score: changes[q.code] ?? (q.scale ?? content.scale).max,
    notEvaluated: false,
  }))
const graded = (content: StandardContent, changes?: Record<string, number>) =>
  gradeAudit(content, answers(content, changes)).grade

it.each(templates)('%s says that it is nobody’s text', (_, { source, content }) => {
  for (const s of [source, content.source]) {
    expect(s.zh).toMatch(/不是.*的(?:原文|文本)/)
    expect(s.en).toMatch(/\bnot (?:the text|CRRC's text)/)
  }
})

describe.each(templates)('%s: texts', (_, { content }) => {
  const questions = questionsOf(content)

  it.each(['text', 'evidence', 'guidance'] as const)('%s is said once, and in its language', (kind) => {
    const told = questions.flatMap((q) => q[kind] ?? [])
    expect(new Set(told.map((t) => t.zh)).size).toBe(told.length)
    expect(new Set(told.map((t) => t.en)).size).toBe(told.length)
    for (const { zh, en } of told) {
      expect(zh).toMatch(/\p{Script=Han}{2}/u)
      expect(en).not.toMatch(/\p{Script=Han}|[，。、；？]/u)
    }
  })

  it('questions end as questions and are short enough for a phone', () => {
    for (const { code, text } of questions) {
      expect(text.zh, code).toMatch(/？$/)
      expect(text.en, code).toMatch(/\?$/)
      expect(text.zh.length, code).toBeLessThanOrEqual(40)
      expect(text.en.length, code).toBeLessThanOrEqual(120)
    }
  })
})

// A label like { zh: …, en: Approved, normal supply } is cut at the comma without any fault.
it.each(templates)('%s: no text is cut at a comma', (id) => {
  const yaml = readFileSync(new URL(`./${id}.yaml`, import.meta.url), 'utf8')
  expect(yaml.match(/\{ zh: [^{}]*, en: [^"{}]*,[^{}]*\}/g) ?? []).toEqual([])
})

describe('system audit, structure of ISO 9001', () => {
  const { content } = iso9001

  it('48 questions in clauses 4–10, each in the clause of its code', () => {
    expect(counts(content)).toEqual([
      ['4', 4],
      ['5', 4],
      ['6', 3],
      ['7', 9],
      ['8', 20],
      ['9', 5],
      ['10', 3],
    ])
    for (const e of content.elements)
      for (const q of e.questions) {
        expect(q.code.split('.')[0]).toBe(e.code)
        expect(q.id).toBe(`c${q.code.replaceAll('.', '-')}`)
      }
  })

  it('a star question on 0 gives C, on 0.5 B; any other on 0 B', () => {
    expect(graded(content)).toBe('A')
    expect(graded(content, { '8.7': 0.5 })).toBe('B')
    expect(graded(content, { '8.7': 0 })).toBe('C')
    expect(graded(content, { '8.5.3': 0 })).toBe('B')
  })
})

describe('system audit for rail, structure of ISO 22163', () => {
  const { content } = iso22163
  const questions = questionsOf(content)

  it('60 questions in chapters 4–10', () => {
    expect(counts(content)).toEqual([
      ['4', 4],
      ['5', 5],
      ['6', 4],
      ['7', 8],
      ['8', 28],
      ['9', 7],
      ['10', 4],
    ])
    expect(questions).toHaveLength(60)
  })

  it('12 knock-outs: yes or no, in no sum, never n.e.; two for signalling only (domain §1.2)', () => {
    const knockOuts = questions.filter((q) => q.knockOut)
    expect(knockOuts.map((q) => q.id)).toEqual(Array.from({ length: 12 }, (_, i) => `k${i + 1}`))
    for (const q of knockOuts) {
      expect(q).toMatchObject({ weight: 0, notEvaluatedAllowed: false, scale: { allowed: [0, 1], max: 1 } })
      expect(q.code).toMatch(/^\d+-K\d+$/)
    }
    expect(knockOuts.filter((q) => q.applies?.categories).map((q) => q.id)).toEqual(['k7', 'k8'])
    expect(questions.filter((q) => q.weight === 0 || q.scale)).toEqual(knockOuts)
  })

  it('one failed knock-out fails the audit whatever the maturity', () => {
    for (const { code } of questions.filter((q) => q.knockOut))
      expect(graded(content, { [code]: 0 })).toBe('fail')
    expect(graded(content)).toBe('A')
  })

  it.each([
    [1, 'D'],
    [2, 'C'],
    [3, 'B'],
    [4, 'A'],
  ])('everything on level %i is a %s', (level, grade) => {
    const own = questions.filter((q) => !q.knockOut).map((q) => [q.code, level])
    // The one question that asks for level 3 gets it, so that the level alone decides.
    expect(graded(content, { ...Object.fromEntries(own), '8-14': Math.max(level, 3) })).toBe(grade)
  })

  it('says that percentages are defaults', () => {
    expect(iso22163.source.zh).toContain('未公开')
    expect(iso22163.source.en).toContain('not published')
  })
})

describe('performance excellence, structure of GB/T 19580', () => {
  const { content } = excellence
  const points = (code: string) =>
    content.elements.find((e) => e.code === code)!.questions.map((q) => q.weight)

  it('points of every item and category, 1000 together (domain §7)', () => {
    expect(content.elements.map((e) => [e.title.zh, points(e.code)])).toEqual([
      ['领导', [50, 30, 30]],
      ['战略', [40, 50]],
      ['顾客与市场', [40, 50]],
      ['资源', [60, 15, 20, 15, 10, 10]],
      ['过程管理', [50, 50]],
      ['测量、分析与改进', [40, 40]],
      ['结果', [80, 80, 80, 60, 50, 50]],
    ])
    const sums = content.elements.map((e) => points(e.code).reduce((a, b) => a + b, 0))
    expect(sums).toEqual([110, 90, 90, 130, 100, 80, 400])
    expect(sums.reduce((a, b) => a + b, 0)).toBe(1000)
    expect(content.grading.totalPoints).toBe(1000)
  })

  it('every item is scored in steps of five; results in words of their own', () => {
    const steps = Array.from({ length: 21 }, (_, i) => i * 5)
    for (const q of questionsOf(content)) {
      const scale = q.scale ?? content.scale
      expect(scale.allowed).toEqual(steps)
      expect(new Set(scale.labels.map((l) => l.label.zh)).size).toBe(6)
      expect(q.notEvaluatedAllowed).toBe(false)
      expect(q.scale !== undefined, q.code).toBe(q.code.startsWith('4.7'))
    }
  })

  it.each([
    [70, 'A'],
    [65, 'B'],
    [55, 'C'],
    [45, 'D'],
  ])('%i %% of every item is a %s', (score, grade) =>
    expect(graded(content, Object.fromEntries(questionsOf(content).map((q) => [q.code, score])))).toBe(grade),
  )
})

describe('Q system for rail-transit suppliers', () => {
  const { content } = qSystem
  const questions = questionsOf(content)

  it('61 questions in eight modules whose weights make 100', () => {
    expect(content.elements.map((e) => [e.title.zh, e.questions.length])).toEqual([
      ['变更管理', 8],
      ['首件检验', 8],
      ['特殊过程', 9],
      ['追溯', 7],
      ['源地质量问题', 8],
      ['现场5S', 7],
      ['数字化质量数据', 7],
      ['供方管理', 7],
    ])
    expect(content.elements.reduce((sum, e) => sum + (e.weight ?? 1), 0)).toBe(100)
    for (const e of content.elements)
      for (const q of e.questions) expect(q.code.startsWith(`${e.code}.`)).toBe(true)
  })

  it('says that it is not CRRC’s', () => {
    expect(qSystem.source.zh).toContain('不是中国中车（中车Q）的文本')
    expect(qSystem.source.en).toContain("not CRRC's text")
  })

  it('half of M3 can be evaluated at a supplier with a single special process', () => {
    const m3 = content.elements.find((e) => e.code === 'M3')!
    const special = m3.questions.filter((q) => q.applies?.processes)
    const { numerator, denominator } = content.grading.minimumEvaluated
    expect(m3.questions.length - special.length + 1).toBeGreaterThanOrEqual(
      Math.ceil((m3.questions.length * numerator) / denominator),
    )
  })

  it('a knock-out on 4 gives D, below an own minimum B, three of those C', () => {
    expect(questions.filter((q) => q.knockOut).map((q) => q.code)).toEqual(['M1.2', 'M3.2', 'M7.1'])
    expect(graded(content)).toBe('A')
    expect(graded(content, { 'M7.1': 4 })).toBe('D')
    expect(graded(content, { 'M7.1': 8 })).toBe('B')
    expect(graded(content, { 'M1.2': 8, 'M3.2': 6, 'M7.1': 8 })).toBe('C')
  })

  it('days to answer are never more than the standard gives to a minor finding', () => {
    for (const q of questions)
      expect(q.responseDays ?? 1).toBeLessThanOrEqual(content.findings.due.minor.answer)
  })
})

describe('cross-references', () => {
  const known = new Map(
    [...templates.map(([, t]) => t), load('process-audit-2023')].map((t) => [
      t.content.code,
      new Set(questionsOf(t.content).map((q) => q.id)),
    ]),
  )

  it.each(templates)('%s: each points to a question that exists, once', (_, { content }) => {
    for (const q of questionsOf(content)) {
      const told = (q.crossReferences ?? []).map((r) => `${r.standard} ${r.question}`)
      expect(new Set(told).size, q.code).toBe(told.length)
      for (const r of q.crossReferences ?? [])
        expect(known.get(r.standard)?.has(r.question), `${q.code} → ${r.standard} ${r.question}`).toBe(true)
    }
  })
})
