import type { Transaction } from 'kysely'
import type { StandardContent } from '#core/standard/content.ts'
import type { DB } from '#db/schema.generated.ts'
import { AppError } from '#server/use-case/errors.ts'

/** Contents by their hash: equal hash, equal content, whatever chain asks; so nothing here can become stale. */
const known = new Map<string, StandardContent>()
const most = 64

/**
 * The content of a standard version that the actor may see. `hash` is the row's `content_hash`, read together with
 * the row that led here, so that only the first reader of a version fetches and parses it.
 */
export async function contentOf(
  db: Transaction<DB>,
  version: { chainId: string; versionId: string; hash: string },
): Promise<StandardContent> {
  const found = known.get(version.hash)
  if (found) return found
  const row = await db
    .selectFrom('standardVersion')
    .select(['content', 'contentHash', 'status'])
    .where('chainId', '=', version.chainId)
    .where('id', '=', version.versionId)
    .executeTakeFirst()
  if (!row) throw new AppError('not-found')
  const content = row.content as unknown as StandardContent
  if (row.status !== 'draft') remember(row.contentHash, content)
  return content
}

function remember(hash: string, content: StandardContent): void {
  const oldest = known.keys().next().value
  if (known.size >= most && oldest !== undefined) known.delete(oldest)
  known.set(hash, content)
}
