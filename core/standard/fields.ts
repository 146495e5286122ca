import type { ChangeEffect, ChangeField } from './change.ts'
import type { Element, Question, StandardContent } from './content.ts'
import {
  type AsTight,
  asTightApplicability,
  asTightMaturity,
  asTightMinimum,
  asTightScale,
  asTightShare,
  asTightWeight,
  keeps,
  noLess,
  noMore,
} from './order.ts'
import { asTightSeverity, asTightTerms } from './order-findings.ts'
import type { Scale } from './scale.ts'
import { compareShares, shareOf } from './share.ts'

/** A question with what it takes over from where it stands. */
export type Placed = { question: Question; element: Element; scale: Scale }

/**
 * How one field of a node is compared: what it reads, and when a later value asks no less. A field without `asTight`
 * is wording: `reworded` when it is the requirement itself, otherwise nothing is asked by it.
 */
export type FieldRule<Node> = {
  field: ChangeField
  read: (node: Node) => unknown
  asTight?: AsTight<Node>
  wording?: Extract<ChangeEffect, 'reworded' | 'neutral'>
}

const has = (text: { zh: string } | undefined) => Boolean(text?.zh)

export const questionFields: FieldRule<Placed>[] = [
  { field: 'code', read: ({ question }) => question.code },
  {
    field: 'place',
    read: ({ question, element }) => [element.id, question.subElementId ?? null],
    asTight: (b, a) => b.element.id === a.element.id && b.question.subElementId === a.question.subElementId,
  },
  { field: 'text', read: ({ question }) => question.text, wording: 'reworded' },
  { field: 'guidance', read: ({ question }) => question.guidance },
  {
    field: 'evidence',
    read: ({ question }) => question.evidence,
    asTight: (b, a) => keeps(has(b.question.evidence), has(a.question.evidence)),
  },
  { field: 'note', read: ({ question }) => question.note },
  {
    field: 'star',
    read: ({ question }) => question.star,
    asTight: (b, a) => keeps(b.question.star, a.question.star),
  },
  {
    field: 'knockOut',
    read: ({ question }) => question.knockOut,
    asTight: (b, a) => keeps(b.question.knockOut, a.question.knockOut),
  },
  {
    field: 'weight',
    read: ({ question }) => question.weight,
    asTight: (b, a) => asTightWeight(b.question, a.question),
  },
  {
    field: 'scale',
    // Questions that follow the scale of their standard are not told one by one when that scale changes.
    read: ({ question, scale }) => (question.scale ? scale : null),
    asTight: (b, a) => (b.question.scale || a.question.scale ? asTightScale(b.scale, a.scale) : true),
  },
  {
    field: 'minimumScore',
    read: ({ question }) => question.minimumScore,
    asTight: (b, a) =>
      asTightMinimum(
        { score: b.question.minimumScore, scale: b.scale },
        { score: a.question.minimumScore, scale: a.scale },
      ),
  },
  {
    field: 'notEvaluatedAllowed',
    read: ({ question }) => question.notEvaluatedAllowed,
    asTight: (b, a) => keeps(!b.question.notEvaluatedAllowed, !a.question.notEvaluatedAllowed),
  },
  {
    field: 'everyMonths',
    read: ({ question }) => question.everyMonths,
    asTight: (b, a) => noMore(b.question.everyMonths, a.question.everyMonths),
  },
  {
    field: 'responseDays',
    read: ({ question }) => question.responseDays,
    asTight: (b, a) => noMore(b.question.responseDays, a.question.responseDays),
  },
  {
    field: 'applies',
    read: ({ question }) => question.applies,
    asTight: (b, a) => asTightApplicability(b.question.applies, a.question.applies),
  },
  { field: 'crossReferences', read: ({ question }) => question.crossReferences },
]

export const elementFields: FieldRule<Element>[] = [
  { field: 'code', read: (e) => e.code },
  { field: 'title', read: (e) => e.title },
  { field: 'perStep', read: (e) => e.perStep, asTight: (b, a) => keeps(b.perStep, a.perStep) },
  {
    field: 'weight',
    read: (e) => e.weight ?? 1,
    asTight: (b, a) => noLess(b.weight ?? 1, a.weight ?? 1),
  },
]

export const standardFields: FieldRule<StandardContent>[] = [
  { field: 'title', read: (c) => c.title },
  { field: 'edition', read: (c) => c.edition },
  { field: 'source', read: (c) => c.source },
  { field: 'family', read: (c) => c.family, asTight: (b, a) => b.family === a.family },
  { field: 'scale', read: (c) => c.scale, asTight: (b, a) => asTightScale(b.scale, a.scale) },
  {
    field: 'grades',
    read: (c) => c.grading.bands.map((band) => band.grade),
    asTight: (b, a) =>
      b.grading.bands.length === a.grading.bands.length &&
      b.grading.bands.every(({ grade }, i) => a.grading.bands[i]!.grade === grade),
  },
  {
    field: 'overall',
    read: (c) => c.grading.overall ?? 'questions',
    asTight: (b, a) => (b.grading.overall ?? 'questions') === (a.grading.overall ?? 'questions'),
  },
  { field: 'totalPoints', read: (c) => c.grading.totalPoints },
  {
    field: 'maturity',
    read: (c) => c.grading.maturity,
    asTight: (b, a) => asTightMaturity(b.grading.maturity, a.grading.maturity),
  },
  {
    field: 'minimumEvaluated',
    read: (c) => c.grading.minimumEvaluated,
    asTight: (b, a) => asTightShare(b.grading.minimumEvaluated, a.grading.minimumEvaluated),
  },
  {
    field: 'maximumNotEvaluated',
    read: (c) => c.grading.maximumNotEvaluated,
    asTight: (b, a) => noMore(b.grading.maximumNotEvaluated, a.grading.maximumNotEvaluated),
  },
  {
    field: 'roundOverall',
    read: (c) => c.grading.roundOverall,
    // 89.5 becomes 90 by rounding: the unrounded degree is the tighter reading.
    asTight: (b, a) => keeps(!b.grading.roundOverall, !a.grading.roundOverall),
  },
  {
    field: 'starTestOn',
    read: (c) => c.grading.starTestOn,
    asTight: (b, a) => keeps(b.grading.starTestOn === 'individual', a.grading.starTestOn === 'individual'),
  },
  {
    field: 'openAtOrBelow',
    read: (c) => c.findings.openAtOrBelow,
    asTight: (b, a) =>
      compareShares(shareOf(a.scale, a.findings.openAtOrBelow), shareOf(b.scale, b.findings.openAtOrBelow)) >=
      0,
  },
  {
    field: 'severity',
    read: (c) => c.findings.severity,
    asTight: (b, a) => asTightSeverity(b.findings.severity, a.findings.severity),
  },
  {
    field: 'due',
    read: (c) => c.findings.due,
    asTight: (b, a) => asTightTerms(b.findings.due, a.findings.due),
  },
]
