import type { Change, ChangeField } from './change.ts'
import { compareStandards, loosenings } from './compare.ts'
import type { Element, Question, StandardContent } from './content.ts'
import { elementFields, type FieldRule, type Placed, questionFields, standardFields } from './fields.ts'
import { asTightBand, asTightRule } from './order.ts'
import { same } from './same.ts'

/** What the suggestion did with a place that both sides, or our side, had changed. */
export type MergeNote = Pick<Change, 'level' | 'id' | 'code' | 'field'> & {
  /** Which side was taken: our own tightening or wording, or the upstream's because ours would be looser or both reworded. */
  took: 'own' | 'upstream'
}

export type Merge = { content: StandardContent; notes: MergeNote[] }

/**
 * Suggests how a downstream standard follows a new version upstream: everything of the new version, with our own
 * additions, and our own changes wherever they still ask no less than the new version. `base` is the version upstream
 * that ours was made from. The result has no loosening against `theirs` (property-tested); a person reads it before
 * it is used.
 */
export function mergeStandards(base: StandardContent, theirs: StandardContent, ours: StandardContent): Merge {
  const notes: MergeNote[] = []
  const merged = mergeTree(base, theirs, mergeWhole(base, theirs, ours, notes), ours, notes)
  return { content: dropLooser(theirs, merged, notes), notes }
}

/** Takes our value of a field into `into` when we changed it and it asks no less than theirs; tells what it did. */
function takeOwn<Node>(
  rule: FieldRule<Node>,
  sides: { base: Node; theirs: Node; ours: Node },
  withOwn: Node,
  note: (took: MergeNote['took']) => void,
): boolean {
  const { base, theirs, ours } = sides
  const own = rule.read(ours)
  if (same(rule.read(base), own) || same(rule.read(theirs), own)) return false
  const keep = rule.asTight
    ? rule.asTight(theirs, withOwn)
    : rule.wording !== 'reworded' && same(rule.read(base), rule.read(theirs))
  note(keep ? 'own' : 'upstream')
  return keep
}

const wholeFields = new Map<ChangeField, (into: StandardContent, from: StandardContent) => StandardContent>([
  ['title', (into, { title }) => ({ ...into, title })],
  ['scale', (into, { scale }) => ({ ...into, scale })],
  ['totalPoints', (into, { grading }) => inGrading(into, { totalPoints: grading.totalPoints })],
  ['maturity', (into, { grading }) => inGrading(into, { maturity: grading.maturity })],
  [
    'minimumEvaluated',
    (into, { grading }) => inGrading(into, { minimumEvaluated: grading.minimumEvaluated }),
  ],
  [
    'maximumNotEvaluated',
    (into, { grading }) => inGrading(into, { maximumNotEvaluated: grading.maximumNotEvaluated }),
  ],
  ['roundOverall', (into, { grading }) => inGrading(into, { roundOverall: grading.roundOverall })],
  ['starTestOn', (into, { grading }) => inGrading(into, { starTestOn: grading.starTestOn })],
  ['openAtOrBelow', (into, { findings }) => inFindings(into, { openAtOrBelow: findings.openAtOrBelow })],
  ['severity', (into, { findings }) => inFindings(into, { severity: findings.severity })],
  ['due', (into, { findings }) => inFindings(into, { due: findings.due })],
])
const inGrading = (content: StandardContent, part: Partial<StandardContent['grading']>) => ({
  ...content,
  grading: { ...content.grading, ...part },
})
const inFindings = (content: StandardContent, part: Partial<StandardContent['findings']>) => ({
  ...content,
  findings: { ...content.findings, ...part },
})

function mergeWhole(
  base: StandardContent,
  theirs: StandardContent,
  ours: StandardContent,
  notes: MergeNote[],
): StandardContent {
  let merged: StandardContent = { ...theirs, code: ours.code }
  for (const rule of standardFields) {
    const write = wholeFields.get(rule.field)
    if (!write) continue
    const withOwn = write(merged, ours)
    const note = (took: MergeNote['took']) =>
      notes.push({ level: 'standard', id: ours.code, code: '', field: rule.field, took })
    if (takeOwn(rule, { base, theirs, ours }, withOwn, note)) merged = withOwn
  }
  const bands = theirs.grading.bands.map((band) => {
    const own = ours.grading.bands.find(({ grade }) => grade === band.grade)
    const was = base.grading.bands.find(({ grade }) => grade === band.grade)
    if (!own || own.min === band.min || own.min === was?.min) return band
    const keep = asTightBand(band.min, own.min)
    const took = keep ? 'own' : 'upstream'
    notes.push({ level: 'band', id: band.grade, code: band.grade, field: 'min', took })
    return keep ? { ...band, min: own.min } : band
  })
  return inGrading(merged, { bands, downgrades: mergeRules(base, theirs, ours, bands, notes) })
}

function mergeRules(
  base: StandardContent,
  theirs: StandardContent,
  ours: StandardContent,
  bands: StandardContent['grading']['bands'],
  notes: MergeNote[],
) {
  const find = (content: StandardContent, id: string) => content.grading.downgrades.find((r) => r.id === id)
  const kept = theirs.grading.downgrades.map((rule) => {
    const own = find(ours, rule.id)
    if (!own || same(own, rule) || same(own, find(base, rule.id))) return rule
    const keep = asTightRule({ rule, bands: theirs.grading.bands }, { rule: own, bands })
    notes.push({
      level: 'rule',
      id: rule.id,
      code: rule.id,
      field: 'min',
      took: keep ? 'own' : 'upstream',
    })
    return keep ? own : rule
  })
  const grades = new Set(bands.map(({ grade }) => grade))
  const added = ours.grading.downgrades.filter(
    (rule) => !find(base, rule.id) && !find(theirs, rule.id) && grades.has(rule.to),
  )
  for (const { id } of added) notes.push({ level: 'rule', id, code: id, field: 'presence', took: 'own' })
  return [...kept, ...added]
}

function mergeTree(
  base: StandardContent,
  theirs: StandardContent,
  into: StandardContent,
  ours: StandardContent,
  notes: MergeNote[],
): StandardContent {
  const [inBase, inOurs] = [placedOf(base), placedOf(ours)]
  const inTheirs = placedOf(theirs)
  const codes = new Set([
    ...theirs.elements.map((element) => element.code),
    ...[...inTheirs.values()].map(({ question }) => question.code),
  ])
  const isOwn = ({ id }: Question) => !inBase.has(id) && !inTheirs.has(id)
  const ownOf = (element: Element | undefined) =>
    (element?.questions ?? []).filter(isOwn).map((question) => {
      notes.push({ level: 'question', id: question.id, code: question.code, field: 'presence', took: 'own' })
      return { ...question, code: free(question.code, codes) }
    })
  const elements = theirs.elements.map((element) => {
    const own = ours.elements.find(({ id }) => id === element.id)
    const was = base.elements.find(({ id }) => id === element.id)
    const added = ownOf(own)
    const subElements = [
      ...(element.subElements ?? []),
      ...(own?.subElements ?? []).filter(
        ({ id }) =>
          !element.subElements?.some((sub) => sub.id === id) && added.some((q) => q.subElementId === id),
      ),
    ]
    const merged: Element = {
      ...element,
      ...(subElements.length > 0 ? { subElements } : {}),
      questions: [
        ...element.questions.map((question) =>
          mergeQuestion(
            {
              base: inBase.get(question.id),
              theirs: inTheirs.get(question.id)!,
              ours: inOurs.get(question.id),
            },
            into.scale,
            notes,
          ),
        ),
        ...added,
      ],
    }
    if (!own || !was) return merged
    let result = merged
    for (const rule of elementFields) {
      if (rule.field === 'code') continue
      const key = rule.field as 'title' | 'perStep' | 'weight'
      const withOwn = { ...result, [key]: own[key] }
      const note = (took: MergeNote['took']) =>
        notes.push({ level: 'element', id: element.id, code: element.code, field: rule.field, took })
      if (takeOwn(rule, { base: was, theirs: element, ours: own }, withOwn, note)) result = withOwn
    }
    return result
  })
  const ownElements = ours.elements
    .filter(({ id }) => !theirs.elements.some((element) => element.id === id))
    .map((element) => ({
      ...element,
      code: free(element.code, codes),
      questions: ownOf(element),
    }))
    .filter(({ questions }) => questions.length > 0)
    .map(({ subElements, ...element }) => {
      const used = subElements?.filter(({ id }) => element.questions.some((q) => q.subElementId === id))
      return used?.length ? { ...element, subElements: used } : element
    })
  return { ...into, elements: [...elements, ...ownElements] }
}

function mergeQuestion(
  sides: { base: Placed | undefined; theirs: Placed; ours: Placed | undefined },
  scale: StandardContent['scale'],
  notes: MergeNote[],
): Question {
  const { base, theirs, ours } = sides
  if (!base || !ours) return theirs.question
  let result = theirs.question
  for (const rule of questionFields) {
    if (rule.field === 'place' || rule.field === 'code') continue
    const key = rule.field as keyof Question
    const changed: Question = { ...result, [key]: ours.question[key] }
    const withOwn = { ...theirs, question: changed, scale: changed.scale ?? scale }
    const note = (took: MergeNote['took']) =>
      notes.push({ level: 'question', id: result.id, code: result.code, field: rule.field, took })
    if (takeOwn(rule, { base, theirs, ours }, withOwn, note)) result = changed
  }
  return result
}

/**
 * Fields lean on each other (the weight of a star, a minimum on its scale): where they come out looser together though
 * each was not alone, the upstream's node is taken whole.
 */
function dropLooser(theirs: StandardContent, merged: StandardContent, notes: MergeNote[]): StandardContent {
  const looser = loosenings(compareStandards(theirs, merged))
  if (looser.length === 0) return merged
  const ids = new Set(looser.filter(({ level }) => level === 'question').map(({ id }) => id))
  const theirQuestions = placedOf(theirs)
  for (const { level, id, code, field } of looser) notes.push({ level, id, code, field, took: 'upstream' })
  const whole = looser.some(({ level }) => level !== 'question')
  return {
    ...(whole ? { ...theirs, code: merged.code } : merged),
    elements: merged.elements.map((element) => ({
      ...element,
      questions: element.questions.map((question) =>
        ids.has(question.id) ? theirQuestions.get(question.id)!.question : question,
      ),
    })),
  }
}

const placedOf = (content: StandardContent): Map<string, Placed> =>
  new Map(
    content.elements.flatMap((element) =>
      element.questions.map((question) => [
        question.id,
        { question, element, scale: question.scale ?? content.scale },
      ]),
    ),
  )

/** Our own question keeps its code unless the upstream has taken it for another. */
function free(code: string, taken: Set<string>): string {
  let result = code
  for (let n = 2; taken.has(result); n++) result = `${code}-${n}`
  taken.add(result)
  return result
}
