import { type CorrectiveTerms, defaultTerms } from '#core/corrective/due-date.ts'
import { contentOf } from '#server/standard/content-of.ts'
import type { UseCaseContext } from '#server/use-case/define.ts'
import type { FoundAction } from './find-action.ts'

/** The days an action is held to: those of the standard its audit was made under, else the product's defaults. */
export async function termsOf(
  db: UseCaseContext['db'],
  { chainId, auditId }: Pick<FoundAction, 'chainId' | 'auditId'>,
): Promise<CorrectiveTerms> {
  if (!auditId) return defaultTerms
  const version = await db
    .selectFrom('audit as a')
    .innerJoin('standardVersion as v', (join) =>
      join.on('v.chainId', '=', chainId).onRef('v.id', '=', 'a.standardVersionId'),
    )
    .select(['v.id', 'v.contentHash'])
    .where('a.chainId', '=', chainId)
    .where('a.id', '=', auditId)
    .executeTakeFirst()
  if (!version) return defaultTerms
  const content = await contentOf(db, { chainId, versionId: version.id, hash: version.contentHash })
  return content.findings.due
}
