import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import {
  answeredStates,
  answerOnceSince,
  answerRelations,
  bestOffer,
  type EarlierAnswer,
  type Offer,
  offerOf,
  type PlacedQuestion,
} from '#core/audit/answer-once.ts'
import type { PartyActor } from '#core/identity/actor.ts'
import type { Question } from '#core/standard/content.ts'
import type { Scale } from '#core/standard/scale.ts'
import type { Locale, Text } from '#core/text.ts'
import type { DB } from '#db/schema.generated.ts'
import { evidenceView } from '#server/evidence/list-evidence.ts'
import { contentOf } from '#server/standard/content-of.ts'
import type { FoundAudit } from './find-audit.ts'

/** What the supplier answered before to a question that is still to be answered, to be confirmed or changed. */
export const earlierAnswer = z.object({
  questionId: z.string(),
  relation: z.enum(answerRelations),
  changed: z.boolean(),
  score: z.number().nullable(),
  notEvaluated: z.boolean(),
  remark: z.string(),
  /** When it was answered. */
  at: z.string(),
  source: z.object({
    auditId: z.string(),
    questionId: z.string(),
    questionCode: z.string(),
    number: z.string(),
    standard: z.string(),
    /** Name of the chain it was answered in; null in this one. */
    chain: z.string().nullable(),
  }),
  evidence: z.array(evidenceView),
})

/** The answer that a save takes over. */
export const answerSource = z.object({ auditId: z.uuid(), questionId: z.string().min(1).max(80) })
export type AnswerSource = z.infer<typeof answerSource>

type File = z.infer<typeof evidenceView> & { sha256: string }
export type Source = EarlierAnswer & {
  auditId: string
  number: string
  code: string
  title: Text
  /** Null in this chain. */
  chain: string | null
  evidence: File[]
}
type Reader = { db: Transaction<DB>; actor: PartyActor; now: Date }

/** For every question of the audit the best earlier answer, as the buyer's policy and the supplier's consents allow. */
export async function earlierAnswers(
  reader: Reader,
  audit: FoundAudit,
  locale: Locale,
): Promise<z.input<typeof earlierAnswer>[]> {
  const since = answerOnceSince(reader.now.toISOString(), audit.answerOnceMonths)
  if (since === null) return []
  const sources = await answersSince(reader, audit, since)
  if (sources.length === 0) return []
  const asked = await questionsOf(reader, audit)
  return asked.flatMap((question) => {
    const found = bestOffer(question, sources, since)
    if (!found) return []
    const { offer, source } = found
    return [
      {
        ...offer,
        questionId: question.question.id,
        at: source.at,
        source: {
          auditId: source.auditId,
          questionId: source.question.id,
          questionCode: source.code,
          number: source.number,
          standard: source.title[locale],
          chain: source.chain,
        },
        evidence: source.evidence,
      },
    ]
  })
}

/** What this one earlier answer still offers to the question; null when it does not any more (consent, age, state). */
export async function offerFrom(
  reader: Reader,
  audit: FoundAudit,
  questionId: string,
  from: AnswerSource,
): Promise<{ offer: Offer; source: Source } | null> {
  const since = answerOnceSince(reader.now.toISOString(), audit.answerOnceMonths)
  const asked = (await questionsOf(reader, audit)).find(({ question }) => question.id === questionId)
  if (since === null || !asked) return null
  const sources = await answersSince(reader, audit, since)
  const source = sources.find(
    ({ auditId, question }) => auditId === from.auditId && question.id === from.questionId,
  )
  if (!source || !bestOffer(asked, [source], since)) return null
  return { offer: offerOf(asked, source)!, source }
}

async function questionsOf({ db }: Reader, audit: FoundAudit): Promise<PlacedQuestion[]> {
  const { code, elements, scale } = audit.content
  const line = await db
    .selectFrom('standard')
    .select('rootStandardId')
    .where('chainId', '=', audit.chainId)
    .where('id', '=', audit.standardId)
    .executeTakeFirst()
  const standard = { code, root: line?.rootStandardId ?? audit.standardId }
  return elements
    .filter(({ id }) => audit.scope.length === 0 || audit.scope.includes(id))
    .flatMap(({ questions }) =>
      questions.map((question) => ({ standard, question, scale: question.scale ?? scale, step: null })),
    )
}

async function answersSince(reader: Reader, audit: FoundAudit, since: string): Promise<Source[]> {
  const [here, elsewhere] = [await answersHere(reader, audit, since), await answersElsewhere(reader, since)]
  return [...here, ...elsewhere]
}

/** Latest first: of two that go back to one answer, the one confirmed last is offered. */
async function answersHere({ db, actor }: Reader, audit: FoundAudit, since: string): Promise<Source[]> {
  const { chainId, orgId } = actor
  const { rows } = await sql<Row & { versionId: string; hash: string; root: string }>`
    select a.id as "auditId", a.number, x.question_id as "questionId", x.step_id as "stepId", x.score,
      x.not_evaluated as "notEvaluated", coalesce(x.remark, '') as remark, v.id as "versionId", v.content_hash as hash,
      coalesce(s.root_standard_id, v.standard_id) as root,
      case when x.origin_adapted then x.answered_at else coalesce(x.origin_at, x.answered_at) end as at
    from self_answer x
      join audit a on a.chain_id = x.chain_id and a.id = x.audit_id
      join standard_version v on v.chain_id = a.chain_id and v.id = a.standard_version_id
      left join standard s on s.chain_id = v.chain_id and s.id = v.standard_id
    where x.chain_id = ${chainId} and x.subject_org_id = ${orgId} and a.subject_org_id = ${orgId}
      and x.audit_id <> ${audit.id} and a.state in (${sql.join([...answeredStates])})
      and (x.score is not null or x.not_evaluated) and x.answered_at >= ${since}::date - 1
    order by x.answered_at desc, a.id`.execute(db)
  if (rows.length === 0) return []
  const files = await db
    .selectFrom('evidence')
    .select(['id', 'auditId', 'questionId', 'sha256', 'fileName', 'mediaType', 'bytes', 'createdAt'])
    .where('chainId', '=', chainId)
    .where('orgId', '=', orgId)
    .where('auditId', 'in', [...new Set(rows.map(({ auditId }) => auditId))])
    .execute()
  const contents = new Map<string, Awaited<ReturnType<typeof contentOf>>>()
  for (const { versionId, hash } of rows)
    if (!contents.has(hash)) contents.set(hash, await contentOf(db, { chainId, versionId, hash }))
  const placed = new Map(
    [...contents].map(([hash, content]) => [
      hash,
      new Map(content.elements.flatMap(({ questions }) => questions.map((one) => [one.id, one]))),
    ]),
  )
  return rows.flatMap((row) => {
    const content = contents.get(row.hash)!
    const question = placed.get(row.hash)!.get(row.questionId)
    if (!question) return []
    const { code, title } = content
    return [
      sourceOf(row, orgId, files, {
        ...{ question, title, chain: null },
        standard: { code, root: row.root },
        scale: question.scale ?? content.scale,
      }),
    ]
  })
}

/** Another chain's standards have no line here: `consented_answers` names their code alone. */
async function answersElsewhere({ db, actor }: Reader, since: string): Promise<Source[]> {
  if (actor.kind !== 'supplier') return []
  const { rows } = await sql<
    Row & { chain: string; code: string; title: Text; scale: Scale; question: Question }
  >`
    select audit_id as "auditId", number, question_id as "questionId", step_id as "stepId", score,
      not_evaluated as "notEvaluated", remark, at, chain_name as chain, code, title, scale, question
    from consented_answers(${since}::date - 1)`.execute(db)
  if (rows.length === 0) return []
  const { rows: files } = await sql<Found>`
    select id, audit_id as "auditId", question_id as "questionId", sha256, file_name as "fileName",
      media_type as "mediaType", bytes, created_at as "createdAt" from consented_evidence()`.execute(db)
  return rows.map(({ code, title, scale, question, chain, ...row }) =>
    sourceOf(row, actor.orgId, files, { standard: { code, root: '' }, scale, question, title, chain }),
  )
}

type Row = {
  auditId: string
  number: string
  questionId: string
  stepId: string
  score: number | null
  notEvaluated: boolean
  remark: string
  at: string
}
type Found = Omit<File, 'evidenceId' | 'orgId'> & { id: string; auditId: string | null }

function sourceOf(
  { auditId, number, questionId, stepId, score, notEvaluated, remark, at }: Row,
  orgId: string,
  files: readonly Found[],
  place: Omit<PlacedQuestion, 'step'> & { question: Question; title: Text; chain: string | null },
): Source {
  const evidence = files
    .filter((file) => file.auditId === auditId && file.questionId === questionId)
    .map(({ id, auditId: _, ...file }) => ({ ...file, evidenceId: id, orgId }))
  return {
    ...place,
    ...{ auditId, number, score, notEvaluated, remark, at, evidence },
    code: place.question.code,
    step: stepId || null,
    files: evidence.length,
  }
}
