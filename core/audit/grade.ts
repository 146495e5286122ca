import type { StandardContent } from '#core/standard/content.ts'
import { shareOf } from '#core/standard/share.ts'
import type { Answer } from './answer.ts'
import { factsOf } from './downgrade.ts'
import {
  type Evaluated,
  elementsInScope,
  evaluateQuestions,
  type GradeOptions,
  overallRatio,
  ratioOf,
  stepsInScope,
  unitOf,
} from './evaluate.ts'
import { isBelow, type Ratio, roundPercent, roundShare, toPercent } from './exact.ts'
import { maturityByElement, maturityOf } from './maturity.ts'
import { coverageOf, type MeasuredPart, openQuestions, partsOf, tooManyNotEvaluated } from './parts.ts'
import type { AuditResult, Reason } from './result.ts'

/**
 * Grades an audit by the rules its standard carries (domain §2.3–2.5, §7), whatever the standard: degree of fulfilment of questions, process
 * steps, sub-elements, elements and overall; band; downgrades; and every reason. Gives plain JSON. Answers may come
 * in any order and be incomplete: then `complete` is false, `missing` says what is needed and `grade` is null.
 * Refuses answers that do not fit the standard (GradeInputError).
 */
export function gradeAudit(
  content: StandardContent,
  answers: Answer[],
  options: GradeOptions = {},
): AuditResult {
  const questions = evaluateQuestions(content, answers, options)
  const unit = unitOf(content)
  const parts = partsOf(questions, stepsInScope(content, answers, options)).map((part) => ({
    ...part,
    ratio: ratioOf(unit, part.questions),
  }))
  const overall = overallRatio(content, unit, questions)
  const { grade, bandGrade, reasons } = decide(content, overall, parts, questions)
  const scope = elementsInScope(content, options.scope).map(({ id, code }) => ({ id, code }))
  const partial = scope.length < content.elements.length
  const partResults = parts.map(({ questions: own, ratio, ...part }) => ({
    ...part,
    ...fulfilment(content, unit, own, ratio, ratio),
    ...coverageOf(content, own),
  }))
  const missing = partResults
    .filter((p) => !p.met)
    .map(({ level, id, code, evaluated, minimum }) => ({
      level,
      id,
      code,
      evaluated,
      minimum,
      needed: minimum - evaluated,
    }))
  const notEvaluated = tooManyNotEvaluated(content, questions)
  const open = openQuestions(content, questions)
  const complete = missing.length === 0 && notEvaluated === null && open.length === 0
  const total = content.grading.totalPoints
  return {
    standard: { code: content.code, edition: content.edition },
    scope,
    partial,
    notation: partial ? `E_G(${scope.map((e) => e.code).join('')})` : 'E_G',
    grade: complete ? grade : null,
    provisionalGrade: grade,
    bandGrade,
    overall: fulfilment(content, unit, questions, overall, ratioOf(unit, questions)),
    ...(total && overall ? { totalPoints: { points: roundShare(overall, total, 1), of: total } } : {}),
    ...maturityResult(content, questions),
    parts: partResults,
    questions: questions.map(questionResult),
    complete,
    missing,
    ...(notEvaluated ? { notEvaluatedBeyond: notEvaluated } : {}),
    ...(open.length > 0 ? { open } : {}),
    reasons,
  }
}

function fulfilment(
  content: StandardContent,
  unit: number,
  questions: Evaluated[],
  ratio: Ratio | null,
  sum: Ratio | null,
) {
  // Points are written on the standard's own scale: 354 of 380, not 35400 of 38000. A mean of elements is no sum of
  // points, so that the points stay those of the questions.
  const worth = shareOf(content.scale, content.scale.max).whole / 100
  const onScale = (value: bigint) => (Number(value) * worth) / unit
  return {
    points: sum ? onScale(sum.num) : 0,
    possible: sum ? onScale(sum.den) : 0,
    percent: ratio && toPercent(ratio),
    rounded: ratio && roundPercent(ratio, 0),
    evaluated: questions.filter((q) => q.mean !== null).length,
    total: questions.length,
  }
}

function maturityResult(content: StandardContent, questions: Evaluated[]) {
  const overall = maturityOf(content, questions)
  if (!overall) return {}
  const { level } = overall
  const label = content.grading.maturity?.levels.find((l) => l.level === level)?.label ?? null
  const elements = maturityByElement(content, questions).map(({ element, level }) => ({
    id: element.id,
    code: element.code,
    level,
  }))
  return { maturity: { level, label, elements } }
}

function questionResult({ element, question, scale, evaluations, mean, notEvaluated }: Evaluated) {
  return {
    id: question.id,
    code: question.code,
    elementId: element.id,
    star: question.star,
    knockOut: question.knockOut,
    score: mean === null ? null : mean / 100,
    lowest: mean === null ? null : evaluations.reduce((low, e) => Math.min(low, e.score), Infinity),
    max: scale.max,
    evaluations,
    notEvaluated,
  }
}

/** The worst of the band's grade and the grades of all rules that fired; whatever gives that grade decides. */
function decide(
  content: StandardContent,
  overall: Ratio | null,
  parts: MeasuredPart[],
  questions: Evaluated[],
): { grade: string | null; bandGrade: string | null; reasons: Reason[] } {
  if (overall === null) return { grade: null, bandGrade: null, reasons: [] }
  const { bands, downgrades, roundOverall } = content.grading
  const rank = (grade: string) => bands.findIndex((b) => b.grade === grade)
  const roundTo = roundOverall ? 0 : null
  const band = bands.find((b) => b.min !== null && !isBelow(overall, b.min, roundTo))!
  const fired = downgrades
    .map((rule) => ({ rule, facts: factsOf(content, rule, parts, questions) }))
    .filter(({ facts }) => facts.length > 0)
  const worst = Math.max(rank(band.grade), ...fired.map(({ rule }) => rank(rule.to)))
  const grade = bands[worst]!.grade
  const byBand = grade === band.grade
  const percent = toPercent(overall)
  return {
    grade,
    bandGrade: band.grade,
    reasons: [
      {
        kind: 'band',
        grade: band.grade,
        label: band.label,
        percent,
        compared: roundOverall ? roundPercent(overall, 0) : percent,
        min: band.min ?? 0,
        decides: byBand,
      },
      ...fired.map(({ rule, facts }) => ({
        kind: 'downgrade' as const,
        ruleId: rule.id,
        label: rule.label,
        to: rule.to,
        decides: !byBand && rule.to === grade,
        facts,
      })),
    ],
  }
}
