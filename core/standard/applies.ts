import type { Element, PartClass, Question, StandardContent } from './content.ts'

/** What is known of a supplier, for the questions that concern only some. Null is not known: then it is asked. */
export type Concerned = {
  category: string | null
  partClass: PartClass | null
  processes: string[] | null
}

/** Whether a question concerns this supplier. What is not known never excuses from a question. */
export function concerns({ applies }: Question, { category, partClass, processes }: Concerned): boolean {
  if (!applies) return true
  if (applies.categories && category !== null && !applies.categories.includes(category)) return false
  if (applies.partClasses && partClass !== null && !applies.partClasses.includes(partClass)) return false
  return !(applies.processes && processes !== null && !processes.some((p) => applies.processes!.includes(p)))
}

/** Ids of the questions that do not concern the supplier: an audit pins them when it is launched. */
export const excludedFor = (content: StandardContent, supplier: Concerned): string[] =>
  content.elements.flatMap(({ questions }) =>
    questions.filter((question) => !concerns(question, supplier)).map(({ id }) => id),
  )

/** The standard without these questions, and without elements and sub-elements that are empty then. */
export function withoutQuestions(content: StandardContent, excluded: readonly string[]): StandardContent {
  if (excluded.length === 0) return content
  const out = new Set(excluded)
  const elements = content.elements.flatMap((element): Element[] => {
    const questions = element.questions.filter(({ id }) => !out.has(id))
    if (questions.length === 0) return []
    if (!element.subElements) return [{ ...element, questions }]
    const used = element.subElements.filter(({ id }) => questions.some((q) => q.subElementId === id))
    const { subElements: _, ...rest } = element
    return [used.length > 0 ? { ...rest, subElements: used, questions } : { ...rest, questions }]
  })
  return { ...content, elements }
}
