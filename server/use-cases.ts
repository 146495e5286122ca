import { auditUseCases } from '#server/audit/use-cases.ts'
import { correctiveUseCases } from '#server/corrective/use-cases.ts'
import { digitalUseCases } from '#server/digital/use-cases.ts'
import { evidenceUseCases } from '#server/evidence/use-cases.ts'
import { identityUseCases } from '#server/identity/use-cases.ts'
import { jobUseCases } from '#server/job/use-cases.ts'
import { notifyUseCases } from '#server/notify/use-cases.ts'
import { organizationUseCases } from '#server/organization/use-cases.ts'
import { reviewUseCases } from '#server/review/use-cases.ts'
import { scoreUseCases } from '#server/score/use-cases.ts'
import { standardUseCases } from '#server/standard/use-cases.ts'
import { supplierUseCases } from '#server/supplier/use-cases.ts'
import type { AnyUseCase } from '#server/use-case/define.ts'

/**
 * Everything the product can do, in one list: served by tRPC and OpenAPI, and run by the access matrix test as
 * every kind of actor. A feature adds its use cases in `server/<feature>/use-cases.ts`.
 */
export const useCases: readonly AnyUseCase[] = [
  ...identityUseCases,
  ...organizationUseCases,
  ...supplierUseCases,
  ...standardUseCases,
  ...auditUseCases,
  ...correctiveUseCases,
  ...digitalUseCases,
  ...evidenceUseCases,
  ...scoreUseCases,
  ...reviewUseCases,
  ...notifyUseCases,
  ...jobUseCases,
]
