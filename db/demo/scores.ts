import type { Answer } from '#core/audit/answer.ts'
import { gradeAudit } from '#core/audit/grade.ts'
import type { AuditResult } from '#core/audit/result.ts'
import type { StandardContent } from '#core/standard/content.ts'
import type { Target } from './cast.ts'
import { weakQuestions } from './phrases.ts'
import { type Chance, chance } from './random.ts'

type Aim = {
  grade: 'A' | 'B' | 'C'
  ten: number
  eight: number
  six: number
  zeroAt?: string
  overallAtLeast?: number
}

/** How likely 10, 8 and 6 points are (the rest is 4); `zeroAt` is a star question that gets 0. */
const aims: Record<Exclude<Target, '-'>, Aim> = {
  'A+': { grade: 'A', ten: 0.84, eight: 0.16, six: 0, overallAtLeast: 95 },
  A: { grade: 'A', ten: 0.64, eight: 0.34, six: 0.02 },
  B: { grade: 'B', ten: 0.4, eight: 0.5, six: 0.08 },
  C: { grade: 'C', ten: 0.2, eight: 0.48, six: 0.24 },
  C0: { grade: 'C', ten: 0.24, eight: 0.48, six: 0.2, zeroAt: 'p6-2-3' },
  x: { grade: 'C', ten: 0.2, eight: 0.48, six: 0.24 },
}

/** Questions an enterprise without development of its own may leave out: never more than a third of an element. */
const mayBeLeftOut = ['p3-5', 'p3-6', 'p4-7']

/**
 * Scores of an auditor that the standard's own rules grade as aimed: drawn until they do. Low scores fall only where
 * the demo has words for what went wrong. `lift` makes good scores more likely: the second year.
 */
export function drawScores(
  content: StandardContent,
  target: Exclude<Target, '-'>,
  options: { seed: string; lift: number; leavesOut: boolean; findingsAtLeast: number },
): { answers: Answer[]; result: AuditResult } {
  const aim = aims[target]
  for (let attempt = 0; attempt < 400; attempt++) {
    const random = chance(`scores ${options.seed} ${attempt}`)
    const answers = content.elements.flatMap((element) =>
      element.questions.map(({ id }): Answer => {
        if (options.leavesOut && mayBeLeftOut.includes(id) && random.hit(0.6))
          return { questionId: id, score: null, notEvaluated: true }
        const score = id === aim.zeroAt ? 0 : draw(aim, options.lift, random)
        return {
          questionId: id,
          score: score < 8 && !weakQuestions.includes(id) ? 8 : score,
          notEvaluated: false,
        }
      }),
    )
    if (answers.filter((a) => a.score !== null && a.score <= 6).length < options.findingsAtLeast) continue
    const result = gradeAudit(content, answers)
    const percent = result.overall.percent ?? 0
    if (result.grade !== aim.grade) continue
    if (percent < (aim.overallAtLeast ?? 60)) continue
    return { answers, result }
  }
  throw new Error(`No scores found for ${options.seed}`)
}

function draw(aim: Aim, lift: number, random: Chance): number {
  const at = random.next()
  const ten = aim.ten + lift
  if (at < ten) return 10
  if (at < ten + aim.eight) return 8
  return at < ten + aim.eight + aim.six ? 6 : 4
}

/** How the supplier saw itself: mostly the same, now and then a step more generous. */
export function selfScores(answers: readonly Answer[], seed: string): Answer[] {
  const random = chance(`self ${seed}`)
  const up: Record<number, number> = { 0: 8, 4: 6, 6: 8, 8: 10 }
  return answers.map((answer) => {
    if (answer.score === null || !random.hit(answer.score <= 4 ? 0.7 : 0.38)) return answer
    return { ...answer, score: up[answer.score] ?? answer.score }
  })
}
