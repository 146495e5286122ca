import { z } from 'zod'
import type { StandardContent } from '#core/standard/content.ts'
import type { Scale } from '#core/standard/scale.ts'
import type { Locale } from '#core/text.ts'

/** A score that may be given, with what it means; best first. */
export const scoreWords = z.object({ score: z.number(), label: z.string() })

export const questionView = z.object({
  id: z.string(),
  code: z.string(),
  subElementId: z.string().nullable(),
  text: z.string(),
  guidance: z.string().nullable(),
  evidence: z.string().nullable(),
  note: z.string().nullable(),
  star: z.boolean(),
  knockOut: z.boolean(),
  notEvaluatedAllowed: z.boolean(),
  /** Only when it differs from the standard's scale. */
  scale: z.array(scoreWords).nullable(),
  weight: z.int(),
  minimumScore: z.number().nullable(),
  everyMonths: z.int().nullable(),
  responseDays: z.int().nullable(),
  applies: z
    .object({
      categories: z.array(z.string()),
      partClasses: z.array(z.string()),
      processes: z.array(z.string()),
    })
    .nullable(),
  crossReferences: z.array(
    z.object({ standard: z.string(), question: z.string(), relation: z.enum(['same', 'part-of']) }),
  ),
})
export type QuestionView = z.infer<typeof questionView>

export const elementView = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  subElements: z.array(z.object({ id: z.string(), code: z.string(), title: z.string() })),
  questions: z.array(questionView),
})
export type ElementView = z.infer<typeof elementView>

export const viewScale = (scale: Scale, locale: Locale) =>
  [...scale.labels]
    .sort((a, b) => b.score - a.score)
    .map(({ score, label }) => ({ score, label: label[locale] }))

/** The tree in one language; with `scope` only the elements named there. */
export function viewElements(
  content: StandardContent,
  locale: Locale,
  scope: readonly string[] = [],
): ElementView[] {
  return content.elements
    .filter(({ id }) => scope.length === 0 || scope.includes(id))
    .map((element) => ({
      id: element.id,
      code: element.code,
      title: element.title[locale],
      subElements: (element.subElements ?? []).map((sub) => ({ ...sub, title: sub.title[locale] })),
      questions: element.questions.map((question) => ({
        id: question.id,
        code: question.code,
        subElementId: question.subElementId ?? null,
        text: question.text[locale],
        guidance: question.guidance?.[locale] ?? null,
        evidence: question.evidence?.[locale] ?? null,
        note: question.note?.[locale] ?? null,
        star: question.star,
        knockOut: question.knockOut,
        notEvaluatedAllowed: question.notEvaluatedAllowed,
        scale: question.scale ? viewScale(question.scale, locale) : null,
        weight: question.weight,
        minimumScore: question.minimumScore ?? null,
        everyMonths: question.everyMonths ?? null,
        responseDays: question.responseDays ?? null,
        applies: question.applies
          ? {
              categories: question.applies.categories ?? [],
              partClasses: question.applies.partClasses ?? [],
              processes: question.applies.processes ?? [],
            }
          : null,
        crossReferences: question.crossReferences ?? [],
      })),
    }))
}
