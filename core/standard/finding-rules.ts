import { z } from 'zod'
import { correctiveTermsSchema } from '#core/corrective/due-date.ts'
import { severitySchema } from '#core/corrective/severity-schema.ts'
import { checkSeverity } from './check-rules.ts'
import { refuseIn } from './content-words.ts'
import { questionSetSchema } from './grading-rules.ts'
import { scoreSchema } from './scale.ts'

/**
 * When a score opens a finding, how severe it is (first rule that fits) and by when it must be answered and
 * closed (domain §2.6, action follow-up). Scores are points of the standard's scale.
 */
export const findingRulesSchema = z
  .strictObject({
    openAtOrBelow: scoreSchema,
    severity: z
      .array(
        z.strictObject({
          severity: severitySchema,
          questions: questionSetSchema,
          scoreAtMost: scoreSchema,
        }),
      )
      .min(1),
    due: correctiveTermsSchema,
  })
  .superRefine((findings, ctx) => checkSeverity(findings, refuseIn(ctx)))
export type FindingRules = z.infer<typeof findingRulesSchema>
