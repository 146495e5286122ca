import type { PartyActor } from '#core/identity/actor.ts'
import type { UseCaseContext } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { type AnswerSource, offerFrom, type Source } from './earlier-answers.ts'
import { type FoundAudit, partiesOf } from './find-audit.ts'
import type { GivenScore } from './given-scores.ts'

type Context = Pick<UseCaseContext, 'db' | 'now'> & { actor: PartyActor }

/** Where a confirmed answer came from, as it is kept beside it. Of another chain only the day. */
export type OriginColumns = {
  originRelation: string
  originAt: string
  originAuditId: string | null
  originAdapted: boolean
}

/** Looks the earlier answer up again; refuses (AppError) when it is not offered any more. */
export async function takeOver(
  context: Context,
  audit: FoundAudit,
  given: GivenScore,
  from: AnswerSource,
): Promise<{ origin: OriginColumns; source: Source }> {
  const found = await offerFrom(context, audit, given.questionId, from)
  if (!found)
    throw new AppError('not-allowed-now', {
      reason: {
        zh: '以前的回答已不能沿用（超过期限、授权已撤回或原审核已退回），请直接作答。',
        en: 'The earlier answer is not offered any more (too old, consent revoked, or given back). Answer the question itself.',
      },
    })
  const { offer, source } = found
  const adapted =
    given.score !== offer.score ||
    given.notEvaluated !== offer.notEvaluated ||
    given.remark.trim() !== offer.remark
  return {
    source,
    origin: {
      originRelation: offer.relation,
      originAt: source.at,
      originAuditId: source.chain === null ? source.auditId : null,
      originAdapted: adapted,
    },
  }
}

/**
 * Gives the new audit evidence rows of its own for the files of the earlier answer; the bytes are shared, who may open
 * them follows the new audit. A file that is there already is not added twice.
 */
export async function copyEvidence(
  { db, actor, now }: Context,
  audit: FoundAudit,
  questionId: string,
  { evidence }: Source,
): Promise<void> {
  if (evidence.length === 0) return
  const there = await db
    .selectFrom('evidence')
    .select(['sha256', 'fileName'])
    .where('chainId', '=', actor.chainId)
    .where('auditId', '=', audit.id)
    .where('questionId', '=', questionId)
    .execute()
  const missing = evidence.filter(
    (file) => !there.some(({ sha256, fileName }) => sha256 === file.sha256 && fileName === file.fileName),
  )
  if (missing.length === 0) return
  await db
    .insertInto('evidence')
    .values(
      missing.map(({ sha256, fileName, mediaType, bytes }) => ({
        ...partiesOf(audit),
        ...{ questionId, sha256, fileName, mediaType, bytes },
        id: crypto.randomUUID(),
        orgId: actor.orgId,
        createdBy: actor.userId,
        createdAt: now.toISOString(),
      })),
    )
    .execute()
}
