import { defaultTerms } from '#core/corrective/due-date.ts'
import {
  type StandardContent,
  type StandardContentInput,
  standardContentSchema,
} from '#core/standard/content.ts'
import type { Answer } from './answer.ts'

/** For tests: the skeleton of domain §2.1 (2023) with the rules of §2.2–2.4 and the worked examples of §2.6. */
const text = (s: string) => ({ zh: s, en: s })
const stars =
  '2.2 2.6 3.2 3.4 4.1 4.4 4.9 5.4 5.5 6.1.1 6.1.5 6.2.3 6.2.4 6.4.1 6.4.3 6.5.3 6.6.4 7.3 7.4'.split(' ')

const question = (code: string, subElementId?: string) => ({
  id: `p${code.replaceAll('.', '-')}`,
  code,
  subElementId,
  text: text(`Question ${code}`),
  star: stars.includes(code),
})
const range = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
const element = (code: string, count: number) => ({
  id: `p${code}`,
  code: `P${code}`,
  title: text(`Element ${code}`),
  questions: range(count).map((n) => question(`${code}.${n}`)),
})

const below = (level: 'element' | 'step' | 'sub-element', threshold: number, to: string) => ({
  id: `${level}-below-${threshold}`,
  label: text(`${level} below ${threshold}`),
  kind: 'fulfilment-below' as const,
  level,
  threshold,
  to,
})
const scored = (questions: 'all' | 'star', threshold: number, to: string) => ({
  id: `${questions}-scored-${threshold}`,
  label: text(`${questions} scored ${threshold}`),
  kind: 'score-at-most' as const,
  questions,
  threshold,
  to,
})

export const processAuditInput: StandardContentInput = {
  code: 'fixture',
  family: 'process-audit',
  edition: '2023',
  source: text('For tests'),
  title: text('Process audit'),
  scale: {
    allowed: [0, 4, 6, 8, 10],
    max: 10,
    labels: [0, 4, 6, 8, 10].map((score) => ({ score, label: text(`${score} points`) })),
  },
  elements: [
    element('2', 6),
    element('3', 6),
    element('4', 9),
    element('5', 7),
    {
      ...element('6', 1),
      perStep: true,
      subElements: range(6).map((n) => ({ id: `u${n}`, code: `U${n}`, title: text(`Sub-element ${n}`) })),
      questions: [5, 5, 3, 5, 4, 4].flatMap((count, i) =>
        range(count).map((n) => question(`6.${i + 1}.${n}`, `u${i + 1}`)),
      ),
    },
    element('7', 5),
  ],
  grading: {
    minimumEvaluated: { numerator: 2, denominator: 3 },
    bands: [
      { grade: 'A', min: 90, label: text('capable') },
      { grade: 'B', min: 80, label: text('conditionally capable') },
      { grade: 'C', min: 0, label: text('not capable') },
    ],
    roundOverall: false,
    starTestOn: 'individual',
    downgrades: [
      below('element', 80, 'B'),
      below('step', 80, 'B'),
      below('sub-element', 80, 'B'),
      scored('star', 4, 'B'),
      scored('all', 0, 'B'),
      below('element', 70, 'C'),
      below('step', 70, 'C'),
      scored('star', 0, 'C'),
    ],
  },
  findings: {
    openAtOrBelow: 8,
    severity: [
      { severity: 'critical', questions: 'star', scoreAtMost: 0 },
      { severity: 'major', questions: 'all', scoreAtMost: 4 },
      { severity: 'minor', questions: 'all', scoreAtMost: 8 },
    ],
    due: defaultTerms,
  },
}

export const processAudit: StandardContent = standardContentSchema.parse(processAuditInput)

/** The fixture with other grading switches. */
export function withGrading(change: Partial<StandardContent['grading']>): StandardContent {
  return { ...processAudit, grading: { ...processAudit.grading, ...change } }
}

/** Elements of the worked examples: a partial series audit, 38 questions, possible 380 (domain §2.6). */
export const exampleScope = ['p5', 'p6', 'p7']

/** Base data of domain §2.6: 354 of 380 points. */
export const exampleScores: Record<string, number[]> = {
  '5': [10, 10, 8, 10, 8, 10, 10],
  '6.1': [10, 8, 10, 10, 8],
  '6.2': [10, 10, 10, 10, 8],
  '6.3': [10, 8, 10],
  '6.4': [10, 8, 10, 10, 8],
  '6.5': [10, 8, 10, 8],
  '6.6': [10, 10, 10, 8],
  '7': [10, 8, 10, 8, 10],
}

/** Answers from scores by group; null is n.e. `stepId` for all of them. */
export function answersOf(scores: Record<string, (number | null)[]>, stepId: string | null = null): Answer[] {
  return Object.entries(scores).flatMap(([group, list]) =>
    list.map((score, i) => ({
      questionId: `p${group.replaceAll('.', '-')}-${i + 1}`,
      stepId,
      score,
      notEvaluated: score === null,
    })),
  )
}

/** The base data with some scores changed, by question code. */
export function exampleAnswers(changes: Record<string, number> = {}): Answer[] {
  return answersOf(exampleScores).map((a) => {
    const code = a.questionId.slice(1).replaceAll('-', '.')
    return code in changes ? { ...a, score: changes[code]! } : a
  })
}

/** Every question of the elements scored alike. */
export function allScored(content: StandardContent, score: number, scope?: string[]): Answer[] {
  return content.elements
    .filter((e) => scope === undefined || scope.includes(e.id))
    .flatMap((e) => e.questions.map((q) => ({ questionId: q.id, score, notEvaluated: false })))
}
