import { sql } from 'kysely'
import { z } from 'zod'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'

/**
 * Where a file lies and what it is, for whoever may see it; the bytes are fetched under `/files/evidence/<id>`. A
 * supplier also opens its own files of another chain, where it consented to use its answers there in this one.
 */
export const openEvidence = defineUseCase({
  name: 'evidence.openEvidence',
  kind: 'read',
  permission: 'audit:read',
  input: z.object({ evidenceId: z.uuid() }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.number(), sha256: z.string() }),
  async run({ db, actor }, { evidenceId }) {
    const file = await db
      .selectFrom('evidence')
      .select(['fileName', 'mediaType', 'bytes', 'sha256'])
      .where('chainId', '=', actor.chainId)
      .where('id', '=', evidenceId)
      .executeTakeFirst()
    if (file) return file
    if (actor.kind !== 'supplier') throw new AppError('not-found')
    const { rows } = await sql<{ fileName: string; mediaType: string; bytes: number; sha256: string }>`
      select file_name as "fileName", media_type as "mediaType", bytes, sha256
      from consented_evidence() where id = ${evidenceId}`.execute(db)
    if (!rows[0]) throw new AppError('not-found')
    return rows[0]
  },
})
