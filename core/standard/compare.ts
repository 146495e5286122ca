import type { Change, ChangeEffect, ChangeField } from './change.ts'
import type { Element, StandardContent } from './content.ts'
import { elementFields, type FieldRule, type Placed, questionFields, standardFields } from './fields.ts'
import { asTightBand, asTightRule } from './order.ts'
import { same } from './same.ts'

type At = Pick<Change, 'level' | 'id' | 'code' | 'elementId'>

/**
 * Every difference between two contents of one standard, field by field, with what it does to the requirement.
 * Nodes are recognized by their ids, never by code or text. The first side is the requirement (upstream, or the
 * version before), the second is measured against it. Order: the whole, its rules, then element by element.
 */
export function compareStandards(before: StandardContent, after: StandardContent): Change[] {
  const whole: At = { level: 'standard', id: after.code, code: '', elementId: null }
  return [
    ...compareFields(whole, standardFields, before, after),
    ...compareBands(before, after),
    ...compareRules(before, after),
    ...compareElements(before, after),
    ...compareQuestions(before, after),
  ]
}

/** What makes a content less than the requirement it was taken from; empty when it may be published below it. */
export const loosenings = (changes: Change[]): Change[] =>
  changes.filter(({ effect }) => effect === 'looser' || effect === 'reworded')

function compareFields<Node>(at: At, rules: FieldRule<Node>[], before: Node, after: Node): Change[] {
  return rules.flatMap(({ field, read, asTight, wording }) => {
    const [was, is] = [read(before), read(after)]
    const asked = asTight ? asTight(before, after) : true
    if (asked && same(was, is)) return []
    const effect: ChangeEffect = !asTight
      ? (wording ?? 'neutral')
      : !asked
        ? 'looser'
        : asTight(after, before)
          ? 'neutral'
          : 'tighter'
    return [change(at, field, was, is, effect)]
  })
}

function change(at: At, field: ChangeField, before: unknown, after: unknown, effect: ChangeEffect): Change {
  return {
    ...at,
    field,
    before: (before ?? null) as Change['before'],
    after: (after ?? null) as Change['after'],
    effect,
  }
}

function compareBands(before: StandardContent, after: StandardContent): Change[] {
  return before.grading.bands.flatMap((was) => {
    const is = after.grading.bands.find((band) => band.grade === was.grade)
    // Other grades are told once, as `grades` of the whole.
    if (!is) return []
    const at: At = { level: 'band', id: was.grade, code: was.grade, elementId: null }
    return compareFields(
      at,
      [
        { field: 'min', read: (b) => b.min, asTight: (b, a) => asTightBand(b.min, a.min) },
        { field: 'label', read: (b) => b.label },
      ],
      was,
      is,
    )
  })
}

function compareRules(before: StandardContent, after: StandardContent): Change[] {
  const [was, is] = [before.grading, after.grading]
  const at = (id: string): At => ({ level: 'rule', id, code: id, elementId: null })
  const kept = was.downgrades.flatMap((rule) => {
    const now = is.downgrades.find((other) => other.id === rule.id)
    if (!now) return [change(at(rule.id), 'presence', rule, null, 'looser')]
    const [left, right] = [
      { rule, bands: was.bands },
      { rule: now, bands: is.bands },
    ]
    const demand = ({ label: _, ...rest }: typeof rule) => rest
    const asked = asTightRule(left, right)
    if (asked && same(rule, now)) return []
    const effect = !asked ? 'looser' : same(demand(rule), demand(now)) ? 'neutral' : 'tighter'
    return [change(at(rule.id), same(demand(rule), demand(now)) ? 'label' : 'min', rule, now, effect)]
  })
  const added = is.downgrades
    .filter(({ id }) => !was.downgrades.some((rule) => rule.id === id))
    .map((rule) => change(at(rule.id), 'presence', null, rule, 'tighter'))
  return [...kept, ...added]
}

function compareElements(before: StandardContent, after: StandardContent): Change[] {
  const was = new Map(before.elements.map((element) => [element.id, element]))
  const is = new Map(after.elements.map((element) => [element.id, element]))
  const at = ({ id, code }: { id: string; code: string }): At => ({
    level: 'element',
    id,
    code,
    elementId: null,
  })
  const order = change(
    { level: 'standard', id: after.code, code: '', elementId: null },
    'order',
    before.elements.filter(({ id }) => is.has(id)).map(({ id }) => id),
    after.elements.filter(({ id }) => was.has(id)).map(({ id }) => id),
    'neutral',
  )
  return [
    ...(same(order.before, order.after) ? [] : [order]),
    ...before.elements
      .filter(({ id }) => !is.has(id))
      .map((element) => change(at(element), 'presence', element.title, null, 'looser')),
    ...after.elements.flatMap((element) => {
      const old = was.get(element.id)
      if (!old) return [change(at(element), 'presence', null, element.title, 'tighter')]
      return [
        ...compareFields(at(element), elementFields, old, element),
        ...compareSubElements(old, element),
        ...compareOrder(at(element), old, element),
      ]
    }),
  ]
}

function compareSubElements(before: Element, after: Element): Change[] {
  const at = ({ id, code }: { id: string; code: string }): At => ({
    level: 'sub-element',
    id,
    code,
    elementId: after.id,
  })
  const is = new Map((after.subElements ?? []).map((sub) => [sub.id, sub]))
  const was = new Map((before.subElements ?? []).map((sub) => [sub.id, sub]))
  return [
    ...[...was.values()].flatMap((old) => {
      const sub = is.get(old.id)
      if (!sub) return [change(at(old), 'presence', old.title, null, 'looser')]
      return compareFields(
        at(sub),
        [
          { field: 'code', read: (s) => s.code },
          { field: 'title', read: (s) => s.title },
        ],
        old,
        sub,
      )
    }),
    ...[...is.values()]
      .filter(({ id }) => !was.has(id))
      .map((sub) => change(at(sub), 'presence', null, sub.title, 'tighter')),
  ]
}

function compareOrder(at: At, before: Element, after: Element): Change[] {
  const was = new Set(before.questions.map(({ id }) => id))
  const is = new Set(after.questions.map(({ id }) => id))
  const left = before.questions.filter(({ id }) => is.has(id)).map(({ id }) => id)
  const right = after.questions.filter(({ id }) => was.has(id)).map(({ id }) => id)
  return same(left, right) ? [] : [change(at, 'order', left, right, 'neutral')]
}

function compareQuestions(before: StandardContent, after: StandardContent): Change[] {
  const was = placed(before)
  const is = placed(after)
  const at = ({ question: { id, code }, element }: Placed): At => ({
    level: 'question',
    id,
    code,
    elementId: element.id,
  })
  return [
    ...[...was.values()]
      .filter(({ question }) => !is.has(question.id))
      .map((old) => change(at(old), 'presence', old.question.text, null, 'looser')),
    ...[...is.values()].flatMap((now) => {
      const old = was.get(now.question.id)
      if (!old) return [change(at(now), 'presence', null, now.question.text, 'tighter')]
      return compareFields(at(now), questionFields, old, now)
    }),
  ]
}

function placed(content: StandardContent): Map<string, Placed> {
  return new Map(
    content.elements.flatMap((element) =>
      element.questions.map((question) => [
        question.id,
        { question, element, scale: question.scale ?? content.scale },
      ]),
    ),
  )
}
