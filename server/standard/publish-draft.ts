import { createHash } from 'node:crypto'
import { z } from 'zod'
import { dayInChina } from '#core/corrective/due-date.ts'
import { canonicalJson } from '#core/standard/canonical-json.ts'
import { compareStandards } from '#core/standard/compare.ts'
import { standardContentSchema } from '#core/standard/content.ts'
import { leaderOrigins, originsOf, originsSchema } from '#core/standard/origin.ts'
import { problemsOf } from '#core/standard/problems.ts'
import { mailOrganization } from '#server/notify/mail-organization.ts'
import { defineUseCase, type UseCaseContext } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { type FoundDraft, findDraft } from './find-draft.ts'
import { wroteIn } from './get-draft.ts'
import { fourEyes } from './policy.ts'
import { currentVersion, loosenedAgainst, otherBuyers, type Upstream, versionById } from './upstream.ts'

/**
 * Publishes a draft as the next version of its standard; from then on its content is frozen. Refuses a draft that is
 * incomplete, that asks less than any buyer above, that follows a version upstream whose time has run out, or, with
 * four eyes, one that the actor wrote. Whoever adopted the standard is told, with the day by which to follow.
 */
export const publishDraft = defineUseCase({
  name: 'standard.publishDraft',
  kind: 'write',
  permission: 'standard:publish',
  input: z.object({
    draftId: z.uuid(),
    effectiveOn: z.iso.date().optional(),
    /** Last day on which buyers below may still work by the version before. */
    followBy: z.iso.date().optional(),
    changeNote: z.string().trim().max(4000).default(''),
  }),
  output: z.object({ standardId: z.string(), versionId: z.string(), version: z.int(), told: z.int() }),
  async run(context, { draftId, effectiveOn, followBy, changeNote }) {
    const { db, actor, now, emit } = context
    const { chainId, orgId } = actor
    const draft = await findDraft(db, actor, draftId, 'update')
    const today = dayInChina(now.toISOString())
    const effective = effectiveOn ?? today
    if (followBy !== undefined && followBy < effective) throw tooEarly(context.locale)
    await mustBeReviewed(context, draft)
    mustBeComplete(context, draft)
    const parent = await mustBeTight(context, draft, today)

    const content = standardContentSchema.parse(draft.content)
    const json = canonicalJson(content)
    const before = await currentVersion(db, actor, draft.standardId)
    const version = (before?.version ?? 0) + 1
    const versionId = crypto.randomUUID()
    const line = parent && (await lineOf(context, parent, content))
    if (before)
      await db
        .updateTable('standardVersion')
        .set({ status: 'superseded' })
        .where('chainId', '=', chainId)
        .where('id', '=', before.versionId)
        .execute()
    await db
      .insertInto('standardVersion')
      .values({
        chainId,
        id: versionId,
        standardId: draft.standardId,
        issuerOrgId: orgId,
        version,
        status: 'published',
        content: json,
        contentHash: createHash('sha256').update(json).digest('hex'),
        templateId: draft.templateId,
        effectiveOn: effective,
        followBy: followBy ?? null,
        changeNote: changeNote || null,
        publishedAt: now.toISOString(),
        publishedBy: actor.userId,
        writtenBy: draft.createdBy,
        parentVersionId: draft.parentVersionId,
        rootVersion: line?.rootVersion ?? version,
        origins: line ? JSON.stringify(line.origins) : null,
      })
      .execute()
    await db
      .updateTable('standard')
      .set({ title: JSON.stringify(content.title) })
      .where('chainId', '=', chainId)
      .where('id', '=', draft.standardId)
      .execute()
    if (parent && line && draft.rootStandardId) await writeAdoption(context, draft, versionId, parent, line)
    await db.deleteFrom('standardDraft').where('chainId', '=', chainId).where('id', '=', draftId).execute()
    const told = await tellAdopters(context, draft.standardId, content.title, version, followBy)
    emit.changed('standard', await dealingWith(context))
    return { standardId: draft.standardId, versionId, version, told }
  },
})

type Context = UseCaseContext<'standard:publish'>

async function mustBeReviewed({ db, actor }: Context, draft: FoundDraft): Promise<void> {
  if (!(await fourEyes(db, actor))) return
  if (draft.status !== 'in_review')
    throw new AppError('not-allowed-now', {
      reason: {
        zh: '本单位要求双人发布：请先提交评审，再由未参与编写的同事发布。',
        en: 'Two people must publish here: submit the draft for review; a colleague who did not write it publishes.',
      },
    })
  if (await wroteIn(db, actor, draft))
    throw new AppError('not-allowed-now', {
      reason: {
        zh: '您参与了这份草稿的编写，须由另一位同事发布。',
        en: 'You wrote in this draft; another colleague must publish it.',
      },
    })
}

function mustBeComplete({ locale }: Context, draft: FoundDraft): void {
  const problems = problemsOf(draft.content)
  if (problems.length === 0) return
  throw new AppError(
    'invalid-input',
    {},
    problems.slice(0, 100).map(({ code, id, field, text }) => ({
      path: [code || id, field].filter(Boolean).join(' '),
      message: text[locale],
    })),
  )
}

/** The version upstream that the draft is measured against; null for a standard that was not adopted. */
async function mustBeTight(
  { db, actor }: Context,
  draft: FoundDraft,
  today: string,
): Promise<Upstream | null> {
  if (!draft.parentStandardId) return null
  const parent = draft.parentVersionId ? await versionById(db, actor, draft.parentVersionId) : null
  const current = await currentVersion(db, actor, draft.parentStandardId)
  if (!parent || !current)
    throw new AppError('not-allowed-now', {
      reason: {
        zh: '上级标准已不可见，请联系采购方。',
        en: 'The standard upstream can no longer be seen; ask the buyer.',
      },
    })
  if (current.versionId !== parent.versionId && current.followBy !== null && current.followBy < today)
    throw new AppError('not-allowed-now', {
      reason: {
        zh: `上级标准已更新为第 ${current.version} 版，跟进期限为 ${current.followBy}。请先跟进上级新版。`,
        en: `The standard upstream is at version ${current.version}, to be followed by ${current.followBy}. Follow it first.`,
      },
    })
  const loosened = loosenedAgainst([parent, ...(await otherBuyers(db, actor, draft))], draft.content)
  if (loosened.length > 0)
    throw new AppError('not-allowed-now', {
      reason: {
        zh: `有 ${loosened.length} 处低于上级要求，只能加严、不能放宽：${[...new Set(loosened.map((one) => one.code || one.id))].slice(0, 20).join('、')}。`,
        en: `${loosened.length} places ask less than upstream; a standard may be tightened only: ${[...new Set(loosened.map((one) => one.code || one.id))].slice(0, 20).join(', ')}.`,
      },
    })
  return parent
}

async function lineOf({ db, actor }: Context, parent: Upstream, content: FoundDraft['content']) {
  const row = await db
    .selectFrom('standardVersion')
    .select(['origins', 'rootVersion', 'version'])
    .where('chainId', '=', actor.chainId)
    .where('id', '=', parent.versionId)
    .executeTakeFirstOrThrow()
  const above = row.origins === null ? leaderOrigins : originsSchema.parse(row.origins)
  return { origins: originsOf(parent.content, above, content), rootVersion: row.rootVersion ?? row.version }
}

async function writeAdoption(
  { db, actor, now }: Context,
  draft: FoundDraft,
  versionId: string,
  parent: Upstream,
  line: { rootVersion: number },
): Promise<void> {
  const changes = compareStandards(parent.content, draft.content).filter(({ effect }) => effect === 'tighter')
  const added = changes.filter(({ level, field }) => level === 'question' && field === 'presence').length
  const row = {
    standardId: draft.standardId,
    versionId,
    rootVersion: line.rootVersion,
    added,
    tightened: changes.length - added,
    publishedAt: now.toISOString(),
  }
  await db
    .insertInto('standardAdoption')
    .values({ chainId: actor.chainId, rootStandardId: draft.rootStandardId!, orgId: actor.orgId, ...row })
    .onConflict((conflict) => conflict.columns(['chainId', 'rootStandardId', 'orgId']).doUpdateSet(row))
    .execute()
}

/** Mails the buyers below who adopted this standard; gives how many organizations could be told. */
async function tellAdopters(
  context: Context,
  standardId: string,
  title: { zh: string; en: string },
  version: number,
  followBy: string | undefined,
): Promise<number> {
  const { db, actor } = context
  const adopters = await db
    .selectFrom('standard')
    .select(['id', 'issuerOrgId'])
    .where('chainId', '=', actor.chainId)
    .where('parentStandardId', '=', standardId)
    .execute()
  let told = 0
  for (const { id, issuerOrgId } of adopters) {
    const mails = await mailOrganization(context, issuerOrgId, {
      kind: 'standard.follow',
      subject: {
        zh: `请跟进标准《${title.zh}》第 ${version} 版`,
        en: `Please follow version ${version} of the standard "${title.en}"`,
      },
      body: {
        zh: `上级标准已发布第 ${version} 版。${followBy ? `请于 ${followBy} 前完成跟进。` : ''}打开后可以看到本单位的标准有哪些地方低于新版，以及建议的合并稿。`,
        en: `Version ${version} is published upstream.${followBy ? ` Please follow it by ${followBy}.` : ''} Open it to see where your standard asks less than the new version, and a suggested merge.`,
      },
      link: `/supply/standards/${id}/follow`,
    })
    if (mails > 0) told += 1
  }
  return told
}

/** Everybody whose pages show this standard: the actor, its buyers and its suppliers. */
async function dealingWith({ db, actor }: Context): Promise<string[]> {
  const links = await db
    .selectFrom('supplyLink')
    .select(['buyerOrgId', 'supplierOrgId'])
    .where('chainId', '=', actor.chainId)
    .where((eb) => eb.or([eb('buyerOrgId', '=', actor.orgId), eb('supplierOrgId', '=', actor.orgId)]))
    .execute()
  return [...new Set([actor.orgId, ...links.flatMap((link) => [link.buyerOrgId, link.supplierOrgId])])]
}

const tooEarly = (locale: 'zh' | 'en') =>
  new AppError('invalid-input', {}, [
    {
      path: 'followBy',
      message:
        locale === 'zh'
          ? '跟进期限不能早于生效日期。'
          : 'The day to follow must not be before the effective day.',
    },
  ])
