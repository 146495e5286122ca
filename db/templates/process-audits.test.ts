import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { minimumCount } from '#core/audit/exact.ts'
import { gradeAudit } from '#core/audit/grade.ts'
import type { StandardContent } from '#core/standard/content.ts'
import { parseTemplate } from './load-template.ts'

const file = (id: string) => readFileSync(new URL(`./${id}.yaml`, import.meta.url), 'utf8')
const load = (id: string) => parseTemplate(file(id), `${id}.yaml`)
const audit2023 = load('process-audit-2023')
const audit2016 = load('process-audit-2016')
const potential2023 = load('potential-analysis-2023')
const potential2016 = load('potential-analysis-2016')
const welding = load('special-process-welding')
const templates = [audit2016, potential2023, potential2016, welding].map((t) => [t.id, t] as const)

const questionsOf = (content: StandardContent) => content.elements.flatMap((e) => e.questions)
const codesOf = (questions: { code: string }[]) => questions.map((q) => q.code).join(' ')
const counts = (content: StandardContent) => content.elements.map((e) => [e.code, e.questions.length])
/** Every question with its highest score, but those named with the score given; null is n.e. */
const answers = (content: StandardContent, changes: Record<string, number | null> = {}) =>
  questionsOf(content).map((q) => {
    const score = q.code in changes ? changes[q.code]! : (q.scale ?? content.scale).max
    return { questionId: q.id, score, notEvaluated: score === null }
  })
const grade = (content: StandardContent, changes?: Record<string, number | null>) =>
  gradeAudit(content, answers(content, changes)).grade

describe.each(templates)('%s', (id, { content, source, edition }) => {
  const questions = questionsOf(content)

  it('says what it is and what it is not', () => {
    expect([content.code, content.family, content.edition]).toEqual([id, 'process-audit', edition])
    for (const s of [source, content.source]) {
      expect(s.zh).toMatch(/结构参照.*模板.*不是.*的?原文/)
      expect(s.en).toMatch(
        /^Structured like .*a template to adapt.* not the text of the standard nor of any company/,
      )
    }
  })

  it.each(['text', 'evidence', 'guidance'] as const)(
    '%s is there, said once, and in its language',
    (kind) => {
      for (const language of ['zh', 'en'] as const) {
        const told = questions.map((q) => q[kind]?.[language].trim() ?? '')
        expect(new Set(told).size).toBe(questions.length)
        for (const words of told) expect(words.length).toBeGreaterThan(5)
      }
      for (const q of questions) {
        expect(q[kind]!.zh, q.code).toMatch(/\p{Script=Han}{2}/u)
        expect(q[kind]!.en, q.code).not.toMatch(/\p{Script=Han}|[，。、；？：（）“”]/u)
      }
    },
  )

  it('questions end as questions and are short enough for a phone', () => {
    for (const { code, text } of questions) {
      expect(text.zh, code).toMatch(/？$/)
      expect(text.en, code).toMatch(/\?$/)
      expect(text.zh.length, code).toBeLessThanOrEqual(40)
      expect(text.en.length, code).toBeLessThanOrEqual(120)
    }
  })

  // A label like { zh: …, en: Approved, normal supply } is cut at the comma without any fault.
  it('no text is cut at a comma', () => {
    expect(file(id).match(/\{ zh: [^{}]*, en: [^"{}]*,[^{}]*\}/g) ?? []).toEqual([])
  })

  it('each cross-reference points to a question that exists, once', () => {
    const known = new Map(
      [audit2023, audit2016, potential2023].map((t) => [
        t.content.code,
        new Set(questionsOf(t.content).map((q) => q.id)),
      ]),
    )
    for (const { code, crossReferences = [] } of questions) {
      expect(new Set(crossReferences.map((r) => `${r.standard} ${r.question}`)).size, code).toBe(
        crossReferences.length,
      )
      for (const r of crossReferences)
        expect(known.get(r.standard)?.has(r.question), `${code} → ${r.standard} ${r.question}`).toBe(true)
    }
  })
})

describe('process audit, 2016 structure (domain §2.1)', () => {
  const { content } = audit2016
  const questions = questionsOf(content)
  const p6 = content.elements.find((e) => e.code === 'P6')!

  it('58 questions in P2–P7, 26 of them in U1–U6 and per process step', () => {
    expect(counts(content)).toEqual([
      ['P2', 7],
      ['P3', 5],
      ['P4', 8],
      ['P5', 7],
      ['P6', 26],
      ['P7', 5],
    ])
    const own = (id: string) => p6.questions.filter((q) => q.subElementId === id).length
    expect(p6.subElements!.map((u) => [u.code, own(u.id)])).toEqual([
      ['U1', 5],
      ['U2', 5],
      ['U3', 3],
      ['U4', 5],
      ['U5', 4],
      ['U6', 4],
    ])
    expect(codesOf(content.elements.filter((e) => e.perStep))).toBe('P6')
  })

  it('ids follow the codes and each question stands in its element and sub-element', () => {
    for (const element of content.elements)
      for (const q of element.questions) {
        expect(q.id).toBe(`p${q.code.replaceAll('.', '-')}`)
        expect(`P${q.code[0]}`).toBe(element.code)
        if (element.perStep) expect(q.subElementId).toBe(`u${q.code.split('.')[1]}`)
      }
  })

  it('two thirds of every element and sub-element are asked for (domain §2.2)', () => {
    const least = (n: number) => minimumCount(n, content.grading.minimumEvaluated)
    expect(content.elements.map((e) => [e.code, least(e.questions.length)])).toEqual([
      ['P2', 5],
      ['P3', 4],
      ['P4', 6],
      ['P5', 5],
      ['P6', 18],
      ['P7', 4],
    ])
    const { parts } = gradeAudit(content, answers(content))
    expect(parts.filter((p) => p.level === 'sub-element').map((p) => p.minimum)).toEqual([4, 4, 2, 4, 3, 3])
    const short = gradeAudit(content, answers(content, { '2.5': null, '2.6': null, '2.7': null }))
    expect(short.grade).toBeNull()
    expect(short.missing).toMatchObject([{ code: 'P2', evaluated: 4, minimum: 5 }])
  })

  it('scale, bands, rules and findings are those of the 2023 template', () => {
    expect(content.scale).toEqual(audit2023.content.scale)
    expect(content.grading).toEqual(audit2023.content.grading)
    expect(content.findings).toEqual(audit2023.content.findings)
  })

  it('all but escalation ask the same as a question of 2023, whose star they carry', () => {
    const of2023 = new Map(questionsOf(audit2023.content).map((q) => [q.id, q]))
    const asked = questions.map((q) => q.crossReferences ?? [])
    expect(codesOf(questions.filter((q) => !q.crossReferences))).toBe('2.7')
    expect(asked.flat().every((r) => r.standard === 'process-audit-2023' && r.relation === 'same')).toBe(true)
    expect(new Set(asked.flat().map((r) => r.question)).size).toBe(57)
    for (const q of questions)
      for (const r of q.crossReferences ?? []) expect(q.star, q.code).toBe(of2023.get(r.question)!.star)
    expect(questions.filter((q) => q.star)).toHaveLength(17)
    expect(codesOf(questions.filter((q) => q.note))).toBe('2.6 2.7 4.8 6.3.1')
  })

  it('a star on 4 gives B, on 0 C; any other on 0 B', () => {
    expect(grade(content)).toBe('A')
    expect(grade(content, { '6.2.3': 4 })).toBe('B')
    expect(grade(content, { '6.2.3': 0 })).toBe('C')
    expect(grade(content, { '6.2.1': 0 })).toBe('B')
  })
})

describe.each([
  ['2023', potential2023, 33, [6, 12], 'process-audit-2023'],
  ['2016', potential2016, 36, [7, 14], 'process-audit-2016'],
] as const)(
  'potential analysis, %s structure (domain §2.5)',
  (_, template, total, [green, yellow], audit) => {
    const { content } = template
    const questions = questionsOf(content)
    /** So many questions yellow, in an order that is not that of the file. */
    const yellows = (count: number) =>
      Object.fromEntries(
        [...questions]
          .reverse()
          .slice(0, count)
          .map((q) => [q.code, 1]),
      )

    it(`${total} questions of the areas P2–P7`, () => {
      expect(questions).toHaveLength(total)
      expect(content.elements.map((e) => e.code)).toEqual(['P2', 'P3', 'P4', 'P5', 'P6', 'P7'])
      for (const e of content.elements)
        for (const q of e.questions) {
          expect(q.id).toBe(`p${q.code.replaceAll('.', '-')}`)
          expect(`P${q.code[0]}`).toBe(e.code)
        }
    })

    it('each looks at the question of the process audit with the same number', () => {
      for (const q of questions)
        expect(q.crossReferences).toContainEqual({ standard: audit, question: q.id, relation: 'part-of' })
    })

    it('limits as data', () => {
      const { bands, downgrades, maximumNotEvaluated, minimumEvaluated } = content.grading
      expect(content.scale.allowed).toEqual([0, 1, 2])
      expect(bands.map((b) => [b.grade, b.min])).toEqual([
        ['green', 0],
        ['yellow', null],
        ['red', null],
      ])
      expect(downgrades.map(({ id: _id, label: _label, ...rule }) => rule)).toEqual([
        { kind: 'score-at-most', questions: 'all', threshold: 1, count: green + 1, to: 'yellow' },
        { kind: 'score-at-most', questions: 'all', threshold: 1, count: yellow + 1, to: 'red' },
        { kind: 'score-at-most', questions: 'all', threshold: 0, count: 1, to: 'red' },
      ])
      expect([maximumNotEvaluated, minimumEvaluated.numerator]).toEqual([3, 0])
    })

    it.each([
      [0, 'green'],
      [green, 'green'],
      [green + 1, 'yellow'],
      [yellow, 'yellow'],
      [yellow + 1, 'red'],
      [total, 'red'],
    ])('%i yellow is %s', (count, light) => expect(grade(content, yellows(count))).toBe(light))

    it('one red is red', () => {
      for (const { code } of questions) expect(grade(content, { [code]: 0 }), code).toBe('red')
    })

    it('three n.e. are allowed, the fourth leaves it open', () => {
      expect(grade(content, { '2.1': null, '6.4.2': null, '7.2': null })).toBe('green')
      expect(grade(content, { '2.1': null, '6.4.2': null, '7.2': null, '7.3': null })).toBeNull()
    })

    it('every answer that is not green opens a finding', () => {
      expect(content.findings.openAtOrBelow).toBe(1)
      expect(content.findings.severity.map((r) => [r.severity, r.questions, r.scoreAtMost])).toEqual([
        ['critical', 'all', 0],
        ['minor', 'all', 1],
      ])
    })
  },
)

it('potential analysis: the 2016 questions tell which 2023 questions ask the same', () => {
  const shared = questionsOf(potential2016.content).flatMap((q) =>
    (q.crossReferences ?? []).filter(
      (r) => r.standard === 'potential-analysis-2023' && r.relation === 'same',
    ),
  )
  expect(shared).toHaveLength(32)
  expect(new Set(shared.map((r) => r.question)).size).toBe(32)
})

describe('welding as a special process (domain §1.3)', () => {
  const { content } = welding
  const questions = questionsOf(content)
  const knockOuts = questions.filter((q) => q.knockOut)

  it('34 questions in eleven elements', () => {
    expect(content.elements.map((e) => [e.title.zh, e.questions.length])).toEqual([
      ['合同与设计评审', 4],
      ['焊接协调', 3],
      ['焊工和焊接操作工资格', 2],
      ['检验人员', 2],
      ['焊接工艺评定与工艺规程', 3],
      ['母材和焊接材料', 3],
      ['设备与校准', 3],
      ['接头准备与焊接作业', 4],
      ['检验与试验', 4],
      ['不合格与纠正措施', 2],
      ['追溯、记录与焊接分包', 4],
    ])
    for (const e of content.elements)
      for (const q of e.questions) {
        expect(q.id).toBe(`w${q.code.replace('.', '-')}`)
        expect(`W${q.code.split('.')[0]}`).toBe(e.code)
      }
  })

  it('two prerequisites: yes or no, in no sum, never n.e.; a no is C and critical', () => {
    expect(codesOf(knockOuts)).toBe('1.1 2.1')
    for (const q of knockOuts) {
      expect(q).toMatchObject({ weight: 0, notEvaluatedAllowed: false, scale: { allowed: [0, 1], max: 1 } })
      expect(grade(content, { [q.code]: 0 })).toBe('C')
    }
    expect(questions.filter((q) => q.weight === 0 || q.scale)).toEqual(knockOuts)
    expect(content.findings.severity[0]).toEqual({
      severity: 'critical',
      questions: 'knock-out',
      scoreAtMost: 0,
    })
  })

  it('a star on 4 gives B, on 0 C; below an own minimum B', () => {
    expect(codesOf(questions.filter((q) => q.star))).toBe('1.3 3.1 5.1 8.2 9.2 11.1 11.3')
    expect(codesOf(questions.filter((q) => q.minimumScore))).toBe('3.1 5.1 6.2 9.2')
    expect(grade(content)).toBe('A')
    expect(grade(content, { '11.1': 4 })).toBe('B')
    expect(grade(content, { '11.1': 0 })).toBe('C')
    expect(grade(content, { '9.2': 8 })).toBe('A')
    expect(grade(content, { '9.2': 6 })).toBe('B')
  })

  it('questions of certain processes only, and intervals', () => {
    const applies = questions.filter((q) => q.applies)
    expect(applies.map((q) => [q.code, q.applies!.processes])).toEqual([
      ['7.3', ['机器人焊接', '电阻焊']],
      ['8.4', ['铝合金焊接']],
      ['9.4', ['电阻焊']],
    ])
    expect(questions.filter((q) => q.everyMonths).map((q) => [q.code, q.everyMonths])).toEqual([
      ['1.1', 12],
      ['2.1', 12],
      ['3.2', 6],
      ['4.2', 12],
      ['7.2', 12],
    ])
  })

  it('a firm without design and without subcontracting can be graded', () => {
    expect(grade(content, { '1.4': null, '11.4': null })).toBe('A')
  })
})
