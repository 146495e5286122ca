import { z } from 'zod'
import type { PartyActor } from '#core/identity/actor.ts'
import type { UseCaseContext } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { inspectFile } from './inspect-file.ts'
import type { EvidenceView } from './list-evidence.ts'

/** A file as it came; bytes never travel as JSON, so the use cases that take them serve our own upload alone. */
export const uploadedFile = {
  fileName: z.string().min(1).max(500),
  content: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
}

/**
 * Checks a file, keeps its bytes and records it for an audit or a corrective action. The bytes come first: a row
 * never points to nothing; bytes without a row are harmless.
 */
export async function storeEvidence(
  { db, actor, now, services }: Pick<UseCaseContext, 'db' | 'now' | 'services'> & { actor: PartyActor },
  file: { fileName: string; content: Uint8Array },
  of: { issuerOrgId: string; subjectOrgId: string; sharedUp: boolean } & (
    | { auditId: string; questionId: string | null }
    | { actionId: string }
  ),
): Promise<EvidenceView> {
  const { uploadLimitMb } = services.config
  if (file.content.length > uploadLimitMb * 1024 * 1024) {
    throw new AppError('file-too-large', { limit: `${uploadLimitMb} MB` })
  }
  const { mediaType, fileName } = await inspectFile(file.fileName, file.content)
  const sha256 = await services.storage.put(file.content)
  const row = {
    ...of,
    chainId: actor.chainId,
    id: crypto.randomUUID(),
    orgId: actor.orgId,
    sha256,
    fileName,
    mediaType,
    bytes: file.content.length,
    createdBy: actor.userId,
    createdAt: now.toISOString(),
  }
  await db.insertInto('evidence').values(row).execute()
  return {
    evidenceId: row.id,
    questionId: 'questionId' in of ? of.questionId : null,
    orgId: row.orgId,
    fileName,
    mediaType,
    bytes: row.bytes,
    createdAt: row.createdAt,
  }
}
