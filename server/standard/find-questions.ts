import type { Transaction } from 'kysely'
import { z } from 'zod'
import type { PartyActor } from '#core/identity/actor.ts'
import type { StandardContent } from '#core/standard/content.ts'
import type { DB } from '#db/schema.generated.ts'
import { templateIds } from '#db/templates/load-template.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { contentOf } from './content-of.ts'
import { shippedTemplate } from './shipped-template.ts'

/** So many are shown at once; whoever looks for one types more of it. */
const most = 20

const found = z.object({
  /** Code of the standard, as a cross-reference names it. */
  standard: z.string(),
  questionId: z.string(),
  code: z.string(),
  text: z.string(),
})

/**
 * Questions that a question may refer to: those of the actor's own standards, of the buyers' above it and of the
 * shipped templates, by words (code or text, in either language) or by name. Where a code stands in several of them
 * the actor's own standard counts, then the one above, then the template.
 */
export const findQuestions = defineUseCase({
  name: 'standard.findQuestions',
  kind: 'read',
  permission: 'standard:edit',
  input: z.object({
    standard: z.string().max(40).optional(),
    q: z.string().max(80).optional(),
    named: z
      .array(z.object({ standard: z.string().max(40), questionId: z.string().max(80) }))
      .max(50)
      .optional(),
  }),
  output: z.object({
    standards: z.array(z.object({ code: z.string(), title: z.string(), isTemplate: z.boolean() })),
    questions: z.array(found),
    /** There are more than are shown. */
    more: z.boolean(),
  }),
  async run({ db, actor, locale }, { standard, q, named }) {
    const sources = await sourcesOf(db, actor)
    const words = q?.trim().toLowerCase()
    const isWanted = named
      ? (code: string, { id }: { id: string }) =>
          named.some((one) => one.standard === code && one.questionId === id)
      : (code: string, question: { code: string; text: { zh: string; en: string } }) =>
          (standard === undefined ? words !== undefined && words !== '' : standard === code) &&
          (!words ||
            [question.code, question.text.zh, question.text.en].some((part) =>
              part.toLowerCase().includes(words),
            ))
    const limit = named ? named.length : most
    const questions: z.infer<typeof found>[] = []
    for (const { content } of sources)
      for (const element of content.elements)
        for (const question of element.questions) {
          if (questions.length > limit || !isWanted(content.code, question)) continue
          const { id, code, text } = question
          questions.push({ standard: content.code, questionId: id, code, text: text[locale] })
        }
    return {
      standards: sources.map(({ content, isTemplate }) => ({
        code: content.code,
        title: content.title[locale],
        isTemplate,
      })),
      questions: questions.slice(0, limit),
      more: questions.length > limit,
    }
  },
})

/** Standards in force that the actor wrote or owes to somebody above, and the templates; one for each code. */
async function sourcesOf(
  db: Transaction<DB>,
  actor: PartyActor,
): Promise<{ content: StandardContent; isTemplate: boolean }[]> {
  const { chainId, orgId } = actor
  const rows = await db
    .selectFrom('standardVersion as v')
    .innerJoin('standard as s', (join) =>
      join.on('s.chainId', '=', chainId).onRef('s.id', '=', 'v.standardId'),
    )
    .select(['v.id as versionId', 'v.contentHash as hash', 's.issuerOrgId', 's.code'])
    .where('v.chainId', '=', chainId)
    .where('v.status', '=', 'published')
    // What suppliers below made of it is theirs; a requirement refers to its own level or upwards.
    .where('v.issuerOrgId', 'not in', (eb) =>
      eb
        .selectFrom('supplyLink as l')
        .select('l.supplierOrgId')
        .where('l.chainId', '=', chainId)
        .where('l.buyerOrgId', '=', orgId),
    )
    .orderBy('s.code')
    .orderBy('v.id')
    .execute()
  const own = rows.filter(({ issuerOrgId }) => issuerOrgId === orgId)
  const byCode = new Map<string, { content: StandardContent; isTemplate: boolean }>()
  for (const { versionId, hash, code } of [...own, ...rows])
    if (!byCode.has(code))
      byCode.set(code, { content: await contentOf(db, { chainId, versionId, hash }), isTemplate: false })
  for (const id of templateIds) {
    const { content } = shippedTemplate(id)
    if (!byCode.has(content.code)) byCode.set(content.code, { content, isTemplate: true })
  }
  return [...byCode.values()]
}
