import { describe, expect, it } from 'vitest'
import { processAuditInput as valid } from '#core/audit/process-audit.fixture.ts'
import { type StandardContentInput, standardContentSchema } from './content.ts'

/** Faults of the valid standard after a change, as `path: message`. */
function faults(change: (content: StandardContentInput) => void): string[] {
  const content = structuredClone(valid)
  change(content)
  const parsed = standardContentSchema.safeParse(content)
  return parsed.success ? [] : parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`)
}

it('accepts a complete standard and fills in what is usual', () => {
  expect(faults(() => {})).toEqual([])
  const parsed = standardContentSchema.parse(valid)
  expect(parsed.elements[0]).toMatchObject({ perStep: false })
  expect(parsed.elements[0]!.questions[0]).toMatchObject({
    star: false,
    knockOut: false,
    weight: 1,
    notEvaluatedAllowed: true,
  })
  expect(standardContentSchema.parse(parsed)).toEqual(parsed)
})

describe('refuses, with the path', () => {
  it.each<[string, (c: StandardContentInput) => void, string]>([
    [
      'an id twice',
      (c) => {
        c.elements[1]!.questions[0]!.id = 'p2-1'
      },
      'elements.1.questions.0.id: id p2-1 is already used at elements.0.questions.0.id',
    ],
    [
      'a code twice',
      (c) => {
        c.elements[0]!.questions[1]!.code = '2.1'
      },
      'elements.0.questions.1.code: code 2.1 is already used at elements.0.questions.0.code',
    ],
    [
      'an id with spaces or capitals',
      (c) => {
        c.elements[0]!.id = 'P 2'
      },
      'elements.0.id: An id has small letters, digits and - or . between them',
    ],
    [
      'a sub-element that is not there',
      (c) => {
        c.elements[4]!.questions[0]!.subElementId = 'u9'
      },
      'elements.4.questions.0.subElementId: P6 has no sub-element u9',
    ],
    [
      'a question outside the sub-elements',
      (c) => {
        delete c.elements[4]!.questions[0]!.subElementId
      },
      'elements.4.questions.0.subElementId: Question 6.1.1 belongs to no sub-element',
    ],
    [
      'a sub-element without questions',
      (c) => {
        c.elements[4]!.subElements!.push({ id: 'u7', code: 'U7', title: { zh: '七', en: 'seven' } })
      },
      'elements.4.subElements.6: Sub-element U7 has no question',
    ],
    [
      'bands out of order',
      (c) => {
        c.grading.bands[1]!.min = 95
      },
      'grading.bands.1.min: Bands must fall from best to worst',
    ],
    [
      'a result without a grade',
      (c) => {
        c.grading.bands[2]!.min = 10
      },
      'grading.bands.2.min: The last band must begin at 0',
    ],
    [
      'a grade twice',
      (c) => {
        c.grading.bands[2]!.grade = 'B'
      },
      'grading.bands.2.grade: Grade B stands twice',
    ],
    [
      'a downgrade to an unknown grade',
      (c) => {
        c.grading.downgrades[0]!.to = 'D'
      },
      'grading.downgrades.0.to: There is no grade D',
    ],
    [
      'a downgrade to the best grade',
      (c) => {
        c.grading.downgrades[0]!.to = 'A'
      },
      'grading.downgrades.0.to: A is the best grade; a rule to it changes nothing',
    ],
    [
      'a rule id twice',
      (c) => {
        c.grading.downgrades[1]!.id = c.grading.downgrades[0]!.id
      },
      'grading.downgrades.1.id: Rule id element-below-80 stands twice',
    ],
    [
      'a rule that always fires',
      (c) => {
        Object.assign(c.grading.downgrades[3]!, { threshold: 10 })
      },
      'grading.downgrades.3.threshold: Even the full score would fire this rule',
    ],
    [
      'more than all questions evaluated',
      (c) => {
        c.grading.minimumEvaluated = { numerator: 4, denominator: 3 }
      },
      'grading.minimumEvaluated: The share to be evaluated is above 1',
    ],
    [
      'a score above the maximum',
      (c) => {
        c.scale.allowed.push(12)
        c.scale.labels.push({ score: 12, label: { zh: '十二', en: 'twelve' } })
      },
      'scale.allowed.5: Score 12 is above the maximum 10',
    ],
    [
      'scores out of order',
      (c) => {
        c.scale.allowed.reverse()
      },
      'scale.allowed.1: Scores must rise and not repeat',
    ],
    [
      'a maximum that cannot be given',
      (c) => {
        c.scale.max = 11
      },
      'scale.max: The maximum 11 is not an allowed score',
    ],
    [
      'a score without words',
      (c) => {
        c.scale.labels.pop()
      },
      'scale.labels: Score 10 has no label',
    ],
    [
      'words for a score that is none',
      (c) => {
        c.scale.labels.push({ score: 2, label: { zh: '二', en: 'two' } })
      },
      'scale.labels.5.score: 2 is not an allowed score',
    ],
    [
      'a low score without a severity',
      (c) => {
        c.findings.severity.pop()
      },
      'findings.severity: No rule gives every question scored 8 or less a severity',
    ],
    [
      'a finding on full marks',
      (c) => {
        c.findings.openAtOrBelow = 10
        c.findings.severity[2]!.scoreAtMost = 10
      },
      'findings.openAtOrBelow: Even the full score would open a finding',
    ],
    [
      'an answer due after the close',
      (c) => {
        c.findings.due = { ...c.findings.due, minor: { answer: 100, close: 90 } }
      },
      'findings.due.minor.answer: The answer is due after the close',
    ],
    [
      'a word that the schema does not know',
      (c) => {
        Object.assign(c.elements[0]!.questions[0]!, { stars: true })
      },
      'elements.0.questions.0: Unrecognized key: "stars"',
    ],
  ])('%s', (_, change, fault) => expect(faults(change)).toContain(fault))

  it('a text missing in one language', () => {
    expect(
      faults((c) => {
        c.elements[0]!.questions[0]!.text.en = ''
      }),
    ).toEqual([expect.stringMatching(/^elements\.0\.questions\.0\.text\.en: /)])
  })
})
