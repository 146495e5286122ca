import { z } from 'zod'

/** How far the self-assessment is (`core/audit/progress.ts`). */
export const progressView = z.object({
  elements: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      answered: z.int(),
      evaluated: z.int(),
      total: z.int(),
      minimum: z.int(),
      met: z.boolean(),
      nextQuestionId: z.string().nullable(),
    }),
  ),
  answered: z.int(),
  evaluated: z.int(),
  total: z.int(),
  nextQuestionId: z.string().nullable(),
  reasonsMissing: z.array(z.string()),
  missing: z.array(
    z.object({
      level: z.enum(['element', 'sub-element', 'step']),
      id: z.string(),
      code: z.string(),
      needed: z.int(),
    }),
  ),
  open: z.array(z.object({ id: z.string(), code: z.string() })),
  notEvaluatedBeyond: z.object({ count: z.int(), allowed: z.int() }).nullable(),
  maySubmit: z.boolean(),
})
export type ProgressView = z.infer<typeof progressView>
