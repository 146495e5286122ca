import { z } from 'zod'
import type { StandardContent } from '#core/standard/content.ts'
import { problemsOf } from '#core/standard/problems.ts'
import type { Locale } from '#core/text.ts'

/** What publishing would refuse: where it stands, which field, and what to do, in the reader's language. */
export const draftProblem = z.object({
  level: z.enum(['standard', 'element', 'sub-element', 'question']),
  /** Id of the node; empty for the standard itself. */
  id: z.string(),
  code: z.string(),
  /** Field as `saveEdits` names it; empty for the node itself. */
  field: z.string(),
  text: z.string(),
})

export const viewProblems = (content: StandardContent, locale: Locale) =>
  problemsOf(content).map(({ locale: _, text, ...rest }) => ({ ...rest, text: text[locale] }))
