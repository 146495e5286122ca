import { z } from 'zod'
import { leaderOrigins, originsSchema } from '#core/standard/origin.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { AppError } from '#server/use-case/errors.ts'
import { contentOf } from './content-of.ts'
import { elementView, scoreWords, viewElements, viewScale } from './content-view.ts'

const rule = z.object({
  id: z.string(),
  to: z.string(),
  label: z.string(),
  kind: z.string(),
  threshold: z.number().nullable(),
})

/** One standard, newest or named version, in the reader's language: the tree of questions and the rules as data. */
export const getStandard = defineUseCase({
  name: 'standard.getStandard',
  kind: 'read',
  permission: 'standard:read',
  input: z.object({ standardId: z.uuid(), version: z.int().positive().optional() }),
  output: z.object({
    standardId: z.string(),
    versionId: z.string(),
    code: z.string(),
    family: z.string(),
    edition: z.string(),
    title: z.string(),
    source: z.string(),
    version: z.int(),
    status: z.string(),
    publishedAt: z.string().nullable(),
    effectiveOn: z.string().nullable(),
    contentHash: z.string(),
    /** Whose standard it is. */
    mine: z.boolean(),
    ownerName: z.string(),
    changeNote: z.string().nullable(),
    /** Adopted from the standard of a buyer above. */
    parentStandardId: z.string().nullable(),
    /** The owner's tier in its line of adoption; 0 is the chain leader. */
    tier: z.int(),
    /** Which tier a question comes from and who tightened it; questions of the leader left as they are are not here. */
    origins: z.record(
      z.string(),
      z.object({
        from: z.int(),
        tightened: z.array(z.object({ tier: z.int(), fields: z.array(z.string()) })),
      }),
    ),
    /** The reader's own standard that was adopted from the same one of the leader, if any. */
    adoptedAs: z.string().nullable(),
    draftId: z.string().nullable(),
    versions: z.array(
      z.object({
        id: z.string(),
        version: z.int(),
        status: z.string(),
        publishedAt: z.string().nullable(),
        changeNote: z.string().nullable(),
      }),
    ),
    scale: z.array(scoreWords),
    elements: z.array(elementView),
    questionCount: z.int(),
    starCount: z.int(),
    rules: z.object({
      bands: z.array(z.object({ grade: z.string(), min: z.number().nullable(), label: z.string() })),
      downgrades: z.array(rule),
      minimumEvaluated: z.object({ numerator: z.int(), denominator: z.int() }),
      maximumNotEvaluated: z.int().nullable(),
      /** Over all questions, or the mean of the elements. */
      overall: z.enum(['questions', 'elements']),
      /** Questions that count differently. */
      weighted: z.boolean(),
      /** The score that is worth 0 %, when it is not 0. */
      floor: z.number().nullable(),
      totalPoints: z.int().nullable(),
      maturity: z
        .object({ share: z.number(), levels: z.array(z.object({ level: z.number(), label: z.string() })) })
        .nullable(),
      roundOverall: z.boolean(),
      starTestOn: z.enum(['individual', 'mean']),
      findings: z.object({
        openAtOrBelow: z.number(),
        severity: z.array(z.object({ severity: z.string(), questions: z.string(), scoreAtMost: z.number() })),
        due: z.array(z.object({ severity: z.string(), answer: z.int(), close: z.int() })),
      }),
    }),
  }),
  async run({ db, actor, locale }, { standardId, version }) {
    if (actor.kind === 'committee') throw new AppError('forbidden')
    const { chainId } = actor
    const rows = await db
      .selectFrom('standardVersion')
      .select([
        'id',
        'version',
        'status',
        'publishedAt',
        'effectiveOn',
        'contentHash',
        'changeNote',
        'issuerOrgId',
        'origins',
      ])
      .where('chainId', '=', chainId)
      .where('standardId', '=', standardId)
      .orderBy('version', 'desc')
      .execute()
    const row = version === undefined ? rows[0] : rows.find((one) => one.version === version)
    if (!row) throw new AppError('not-found')
    const content = await contentOf(db, { chainId, versionId: row.id, hash: row.contentHash })
    const { grading, findings } = content
    const standard = await db
      .selectFrom('standard as s')
      .leftJoin('organization as o', 'o.id', 's.issuerOrgId')
      .select(['s.parentStandardId', 's.rootStandardId', 'o.name'])
      .where('s.chainId', '=', chainId)
      .where('s.id', '=', standardId)
      .executeTakeFirstOrThrow()
    const adoptedAs = await db
      .selectFrom('standard')
      .select('id')
      .where('chainId', '=', chainId)
      .where('issuerOrgId', '=', actor.orgId)
      .where('rootStandardId', '=', standard.rootStandardId ?? standardId)
      .executeTakeFirst()
    const draft = await db
      .selectFrom('standardDraft')
      .select('id')
      .where('chainId', '=', chainId)
      .where('standardId', '=', standardId)
      .executeTakeFirst()
    const origins = row.origins === null ? leaderOrigins : originsSchema.parse(row.origins)
    const questions = content.elements.flatMap((element) => element.questions)
    return {
      standardId,
      versionId: row.id,
      code: content.code,
      family: content.family,
      edition: content.edition,
      title: content.title[locale],
      source: content.source[locale],
      version: row.version,
      status: row.status,
      publishedAt: row.publishedAt,
      effectiveOn: row.effectiveOn,
      contentHash: row.contentHash,
      mine: row.issuerOrgId === actor.orgId,
      ownerName: standard.name ?? '',
      changeNote: row.changeNote,
      parentStandardId: standard.parentStandardId,
      tier: origins.tier,
      origins: origins.questions,
      adoptedAs: adoptedAs?.id ?? null,
      draftId: draft?.id ?? null,
      versions: rows,
      scale: viewScale(content.scale, locale),
      elements: viewElements(content, locale),
      questionCount: questions.length,
      starCount: questions.filter(({ star }) => star).length,
      rules: {
        bands: grading.bands.map((band) => ({ ...band, label: band.label[locale] })),
        downgrades: grading.downgrades.map((one) => ({
          id: one.id,
          to: one.to,
          kind: one.kind,
          label: one.label[locale],
          threshold: 'threshold' in one ? one.threshold : null,
        })),
        minimumEvaluated: grading.minimumEvaluated,
        maximumNotEvaluated: grading.maximumNotEvaluated ?? null,
        overall: grading.overall ?? 'questions',
        weighted:
          new Set(content.elements.flatMap(({ questions }) => questions.map((q) => q.weight))).size > 1,
        floor: content.scale.floor || null,
        totalPoints: grading.totalPoints ?? null,
        maturity: grading.maturity
          ? {
              share: grading.maturity.share,
              levels: grading.maturity.levels.map(({ level, label }) => ({ level, label: label[locale] })),
            }
          : null,
        roundOverall: grading.roundOverall,
        starTestOn: grading.starTestOn,
        findings: {
          openAtOrBelow: findings.openAtOrBelow,
          severity: findings.severity,
          due: (['critical', 'major', 'minor'] as const).map((severity) => ({
            severity,
            ...findings.due[severity],
          })),
        },
      },
    }
  },
})
