import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { dayInChina } from '#core/corrective/due-date.ts'
import { canonicalJson } from '#core/standard/canonical-json.ts'
import { templateIds } from '#db/templates/load-template.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { fourEyes } from './policy.ts'
import { shippedTemplate } from './shipped-template.ts'

/**
 * Publishes a shipped template as the first version of a standard of the chain. From then on its content is frozen;
 * the database refuses a change. Refuses a template whose standard is already there.
 */
export const publishTemplate = defineUseCase({
  name: 'standard.publishTemplate',
  kind: 'write',
  permission: 'standard:publish',
  input: z.object({ templateId: z.enum(templateIds) }),
  output: z.object({ standardId: z.uuid(), versionId: z.uuid(), version: z.int() }),
  async run({ db, actor, now, emit }, { templateId }) {
    const { chainId, orgId } = actor
    const template = shippedTemplate(templateId)
    const { content } = template
    if (await fourEyes(db, actor))
      throw new AppError('not-allowed-now', {
        reason: {
          zh: '本单位要求双人发布：请先由模板新建草稿并提交评审。',
          en: 'Two people must publish here: open a draft from the template and submit it for review.',
        },
      })
    await sql`select pg_advisory_xact_lock(hashtext(${`standard ${chainId}`}))`.execute(db)
    const existing = await db
      .selectFrom('standard')
      .select('id')
      .where('chainId', '=', chainId)
      .where('issuerOrgId', '=', orgId)
      .where('code', '=', content.code)
      .executeTakeFirst()
    if (existing) {
      throw new AppError('not-allowed-now', {
        reason: {
          zh: '该模板已经发布过，请直接使用标准列表中的版本。',
          en: 'This template is already published; use the version in the list of standards.',
        },
      })
    }
    const standardId = crypto.randomUUID()
    await db
      .insertInto('standard')
      .values({
        chainId,
        id: standardId,
        issuerOrgId: orgId,
        code: content.code,
        family: content.family,
        title: JSON.stringify(content.title),
      })
      .execute()
    const versionId = crypto.randomUUID()
    const json = canonicalJson(content)
    await db
      .insertInto('standardVersion')
      .values({
        chainId,
        id: versionId,
        standardId,
        issuerOrgId: orgId,
        version: 1,
        status: 'published',
        content: json,
        contentHash: createHash('sha256').update(json).digest('hex'),
        templateId: `${template.id}@${template.version}`,
        effectiveOn: dayInChina(now.toISOString()),
        publishedAt: now.toISOString(),
        publishedBy: actor.userId,
        rootVersion: 1,
      })
      .execute()
    emit.changed('standard', [orgId])
    return { standardId, versionId, version: 1 }
  },
})
