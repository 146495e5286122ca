import type { Element, StandardContent } from '../content.ts'
import { type BuiltElement, type BuiltQuestion, type NodePlace, placeWords } from './built-tree.ts'
import type { SheetFault } from './faults.ts'
import { isId } from './values.ts'

type Options = {
  replaces: StandardContent | null
  report: (fault: SheetFault) => void
  /** The list says in a column what each row is. */
  leveled: boolean
}

/**
 * Gives every node a code and an id that nothing else has. Lists that count from 1 in every section get the code of
 * the section in front; a list with levels of its own says its codes itself, twice the same is an error there.
 */
export function finishCodes(
  tree: readonly BuiltElement[],
  { replaces, report, leveled }: Options,
): { elements: Element[]; places: ReadonlyMap<string, NodePlace> } {
  const codes = new Map<string, NodePlace>()
  const ids = new Map<string, NodePlace>()
  const places = new Map<string, NodePlace>()
  const tell = (code: SheetFault['code'], severity: 'error' | 'note', place: NodePlace, params: object) =>
    report({ code, severity, ...place, params } as SheetFault)

  const takeCode = (code: string, place: NodePlace) => {
    const first = codes.get(code)
    if (first) tell('code-twice', 'error', place, { code, first: placeWords(first) })
    else codes.set(code, place)
    return code
  }
  const free = (make: (n: number) => string, from = 1): string => {
    for (let n = from; ; n += 1) if (!codes.has(make(n))) return make(n)
  }
  const takeId = (given: string | null, code: string, prefix: string, place: NodePlace) => {
    const first = given === null ? undefined : ids.get(given)
    if (given !== null && first) tell('id-twice', 'error', place, { id: given, first: placeWords(first) })
    const id =
      given !== null && !first ? given : freshId(code, prefix, (one) => ids.has(one) || reserved.has(one))
    ids.set(id, place)
    places.set(id, place)
    return id
  }
  /** Ids of what is replaced stay with their nodes; a new node gets none of them. */
  const reserved = new Set(
    [
      ...(replaces?.elements.flatMap((e) => [e, ...(e.subElements ?? []), ...e.questions]) ?? []),
      ...tree.flatMap((e) => [e, ...e.subs, ...e.questions]),
    ].flatMap(({ id }) => id ?? []),
  )

  tree.forEach((element, i) => {
    element.code = element.code.slice(0, 40) || free((n) => String(n), i + 1)
    if (!leveled && codes.has(element.code)) element.code = free((n) => `${element.code}-${n}`, 2)
    takeCode(element.code, element.place)
  })
  for (const element of tree) {
    if (element.subs.length > 0) for (const question of element.questions) giveSub(element, question, tell)
    element.subs.forEach((sub, i) => {
      const long = `${element.code}.${sub.code || i + 1}`
      if (sub.code === '' || (!leveled && codes.has(sub.code))) sub.code = long
      takeCode(sub.code, sub.place)
    })
    // A heading without a question is none of the standard's.
    element.subs = element.subs.filter((sub) => leveled || element.questions.some((one) => one.sub === sub))
  }
  const counts = !leveled && countsFromOne(tree, codes)
  const elements: Element[] = []
  for (const element of tree) {
    if (!leveled && element.questions.length === 0) continue
    const old = replaces?.elements.find((one) => one.id === element.id || one.code === element.code)
    const id = takeId(element.id ?? old?.id ?? null, element.code, 'e', element.place)
    const subIds = new Map(
      element.subs.map((sub) => {
        const was = old?.subElements?.find((one) => one.code === sub.code)
        return [sub, takeId(sub.id ?? was?.id ?? null, sub.code, 's', sub.place)] as const
      }),
    )
    const questions = element.questions.map((question, i) => {
      const parent = question.sub?.code ?? element.code
      let code = question.code.slice(0, 40)
      if (code === '') {
        code = free((n) => `${parent}.${n}`, i + 1)
        tell('code-made', leveled ? 'error' : 'note', question.place, { code })
      } else if (!leveled && (codes.has(code) || (counts && isCount(code)))) {
        const long = `${parent}.${code}`
        const first = codes.get(long)
        if (first) tell('code-twice', 'error', question.place, { code, first: placeWords(first) })
        else tell('code-lengthened', 'note', question.place, { from: code, code: long })
        code = long
      }
      if (leveled || !codes.has(code)) takeCode(code, question.place)
      return {
        id: takeId(question.id, code, 'q', question.place),
        code,
        ...(question.sub && { subElementId: subIds.get(question.sub)! }),
        ...question.fields,
      }
    })
    const weight = element.weight ?? (leveled ? undefined : old?.weight)
    elements.push({
      id,
      code: element.code,
      title: element.title,
      perStep: element.perStep ?? old?.perStep ?? false,
      ...(weight !== undefined && { weight }),
      ...(element.subs.length > 0 && {
        subElements: element.subs.map((sub) => ({ id: subIds.get(sub)!, code: sub.code, title: sub.title })),
      }),
      questions,
    })
  }
  return { elements, places }
}

type Tell = (code: 'sub-element-made', severity: 'note', place: NodePlace, params: object) => void

/** In an element with sub-elements every question is in one. */
function giveSub(element: BuiltElement, question: BuiltQuestion, tell: Tell) {
  if (question.sub) return
  const code = `${element.code}.0`
  let sub = element.subs.find((one) => one.code === code)
  if (!sub) {
    sub = { id: null, code, title: element.title, place: question.place }
    element.subs.unshift(sub)
    tell('sub-element-made', 'note', question.place, { code: element.code })
  }
  question.sub = sub
}

const isCount = (code: string) => /^\d+$/.test(code)

/** Whether plain numbers repeat, so that each of them needs its section in front. */
function countsFromOne(tree: readonly BuiltElement[], codes: ReadonlyMap<string, unknown>): boolean {
  const seen = new Set<string>()
  for (const { questions } of tree)
    for (const { code } of questions) {
      if (!isCount(code)) continue
      if (seen.has(code) || codes.has(code)) return true
      seen.add(code)
    }
  return false
}

function freshId(code: string, prefix: string, taken: (id: string) => boolean): string {
  const slug = code
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .replace(/[-.]{2,}/g, '-')
    .slice(0, 60)
  const base = isId(slug) ? slug : prefix
  if (isId(slug) && !taken(base)) return base
  for (let n = 1; ; n += 1) {
    const id = `${prefix}-${base === prefix ? '' : `${base}-`}${n}`
    if (!taken(id)) return id
  }
}
