import { dayInChina } from '#core/corrective/due-date.ts'
import { addMonths } from '#core/score/month.ts'
import type { CrossReference, Question } from '#core/standard/content.ts'
import { same } from '#core/standard/same.ts'
import type { Scale } from '#core/standard/scale.ts'
import { compareShares, shareOf } from '#core/standard/share.ts'
import type { AuditState } from './state.ts'

/** How many months an earlier answer is offered when the buyer has set nothing; 0 switches it off. */
export const defaultAnswerOnceMonths = 12
export const mostAnswerOnceMonths = 60

/** Only what was handed in is an answer; what was given back is being changed. */
export const answeredStates = ['submitted', 'reviewing', 'signed'] as const satisfies readonly AuditState[]

/**
 * How a question answered earlier relates to the one asked now: the same question of one line of standards (versions
 * and adoptions share ids), the same requirement in another standard, one that ours is a part of (`wider`), or one
 * that is only a part of ours (`narrower`). Best first.
 */
export const answerRelations = ['question', 'same', 'wider', 'narrower'] as const
export type AnswerRelation = (typeof answerRelations)[number]

/** A question where it stands. `root`: the standard at the top of the line of adoption. */
export type PlacedQuestion = {
  standard: { code: string; root: string }
  question: Pick<
    Question,
    'id' | 'text' | 'evidence' | 'minimumScore' | 'notEvaluatedAllowed' | 'crossReferences'
  >
  scale: Pick<Scale, 'allowed' | 'max' | 'floor'>
  /** Name of the process step it is evaluated in; null when it is not evaluated by steps. */
  step: string | null
}

/** An answer of a submitted audit, with its question as it was asked then. */
export type EarlierAnswer = PlacedQuestion & {
  score: number | null
  notEvaluated: boolean
  remark: string
  /** When it was first given; confirming it again does not make it younger. */
  at: string
  files: number
}

/** What of an earlier answer is proposed. Without a score or n.e. only remark and evidence may be taken along. */
export type Offer = {
  relation: AnswerRelation
  /** Text, expected evidence or minimum of the question are others than when it was answered. */
  changed: boolean
  score: number | null
  notEvaluated: boolean
  remark: string
}

/** Whether one tap makes it the answer: it proposes a score or n.e. */
export const isConfirmable = ({ score, notEvaluated }: Pick<Offer, 'score' | 'notEvaluated'>) =>
  score !== null || notEvaluated

/** First day on which an answer may have been given to be offered today; null when nothing is offered. */
export function answerOnceSince(now: string, months: number): string | null {
  return months > 0 ? addMonths(dayInChina(now), -months) : null
}

/** What this earlier answer offers to the question; null when it offers nothing. Its age is not judged here. */
export function offerOf(asked: PlacedQuestion, earlier: EarlierAnswer): Offer | null {
  const relation = relationOf(asked, earlier)
  if (relation === null || !sameStep(asked.step, earlier.step)) return null
  if (earlier.score === null && !earlier.notEvaluated) return null
  const changed = relation === 'question' && isChanged(asked.question, earlier.question)
  const answers = !changed && (relation === 'question' || relation === 'same')
  const remark = earlier.remark.trim()
  const offer = {
    relation,
    changed,
    remark,
    score: answers ? translateScore(earlier, asked.scale) : null,
    notEvaluated:
      answers && earlier.notEvaluated && asked.question.notEvaluatedAllowed !== false && remark !== '',
  }
  return isConfirmable(offer) || remark !== '' || earlier.files > 0 ? offer : null
}

/** The best earlier answer of those given since that day: by relation, then the newest. */
export function bestOffer<Source extends EarlierAnswer>(
  asked: PlacedQuestion,
  answers: readonly Source[],
  since: string | null,
): { offer: Offer; source: Source } | null {
  if (since === null) return null
  let best: { offer: Offer; source: Source } | null = null
  for (const source of answers) {
    if (dayInChina(source.at) < since) continue
    const offer = offerOf(asked, source)
    if (offer && (best === null || isBetter({ offer, source }, best))) best = { offer, source }
  }
  return best
}

type Found = { offer: Offer; source: EarlierAnswer }

function isBetter(a: Found, b: Found): boolean {
  const ranks = rank(a.offer.relation) - rank(b.offer.relation)
  if (ranks !== 0) return ranks < 0
  return Date.parse(a.source.at) > Date.parse(b.source.at)
}

/** Both kinds of part stand behind the whole requirement; between them the newer one is looked at. */
const rank = (relation: AnswerRelation) => Math.min(answerRelations.indexOf(relation), 2)

function relationOf(asked: PlacedQuestion, earlier: EarlierAnswer): AnswerRelation | null {
  const sameId = asked.question.id === earlier.question.id
  if (sameId && asked.standard.root === earlier.standard.root) return 'question'
  // Two buyers (or two chains) that published the same template: one line as far as the question reads the same.
  if (sameId && asked.standard.code === earlier.standard.code)
    return same(asked.question.text, earlier.question.text) ? 'question' : null
  const ours = referencesTo(asked, earlier)
  const theirs = referencesTo(earlier, asked)
  if (ours.includes('same') || theirs.includes('same')) return 'same'
  if (ours.includes('part-of')) return 'wider'
  return theirs.includes('part-of') ? 'narrower' : null
}

const referencesTo = (from: PlacedQuestion, to: PlacedQuestion): CrossReference['relation'][] =>
  (from.question.crossReferences ?? [])
    .filter(({ standard, question }) => standard === to.standard.code && question === to.question.id)
    .map(({ relation }) => relation)

const stepName = (step: string | null) => step?.trim().toLowerCase() ?? null
const sameStep = (a: string | null, b: string | null) => stepName(a) === stepName(b)

const isChanged = (now: PlacedQuestion['question'], then: PlacedQuestion['question']) =>
  !same(now.text, then.text) || !same(now.evidence, then.evidence) || now.minimumScore !== then.minimumScore

/** The score on another scale that is worth exactly as much; null when there is none. */
function translateScore(
  { score, scale: from }: Pick<EarlierAnswer, 'score' | 'scale'>,
  to: PlacedQuestion['scale'],
): number | null {
  if (score === null) return null
  const share = shareOf(from, score)
  return to.allowed.find((one) => compareShares(shareOf(to, one), share) === 0) ?? null
}
