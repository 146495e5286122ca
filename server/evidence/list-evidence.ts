import type { Transaction } from 'kysely'
import { z } from 'zod'
import type { DB } from '#db/schema.generated.ts'

export const evidenceView = z.object({
  evidenceId: z.string(),
  questionId: z.string().nullable(),
  orgId: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  createdAt: z.string(),
})
export type EvidenceView = z.infer<typeof evidenceView>

/** Evidence files of an audit or of a corrective action, oldest first. The bytes lie under `/files/evidence/<id>`. */
export async function listEvidence(
  db: Transaction<DB>,
  of: { chainId: string } & ({ auditId: string } | { actionId: string }),
): Promise<EvidenceView[]> {
  return db
    .selectFrom('evidence')
    .select(['id as evidenceId', 'questionId', 'orgId', 'fileName', 'mediaType', 'bytes', 'createdAt'])
    .where('chainId', '=', of.chainId)
    .where('auditId' in of ? 'auditId' : 'actionId', '=', 'auditId' in of ? of.auditId : of.actionId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}
