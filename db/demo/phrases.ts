import { planningPhrases } from './phrases-planning.ts'
import { productionPhrases } from './phrases-production.ts'
import { servicePhrases } from './phrases-service.ts'
import type { Chance } from './random.ts'
import type { Trade } from './trades.ts'

/**
 * One thing that goes wrong at one question, told through its life. Placeholders: the words of the trade, `{n}` a
 * number from 3 to 9, `{m}` a month, `{d}` a digit.
 */
export type Phrase = {
  questionId: string
  title: string
  statement: string
  containment: string
  cause: string
  action: string
  /** What the issuer saw when it verified. */
  check: string
}

export const phrases: readonly Phrase[] = [...planningPhrases, ...productionPhrases, ...servicePhrases]

const byQuestion = new Map(phrases.map((phrase) => [phrase.questionId, phrase]))

/** Questions at which something can be found amiss. */
export const weakQuestions: readonly string[] = phrases.map((phrase) => phrase.questionId)

/** The phrase of a question in the words of a trade. */
export function phraseFor(questionId: string, trade: Trade, random: Chance): Phrase {
  const phrase = byQuestion.get(questionId)
  if (!phrase) throw new Error(`No phrase for question ${questionId}`)
  const words: Record<string, string> = {
    ...trade,
    n: String(random.whole(3, 9)),
    m: String(random.whole(1, 12)),
    d: String(random.whole(1, 9)),
  }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => words[name]!)
  return {
    questionId,
    title: fill(phrase.title),
    statement: fill(phrase.statement),
    containment: fill(phrase.containment),
    cause: fill(phrase.cause),
    action: fill(phrase.action),
    check: fill(phrase.check),
  }
}

/** What a supplier writes beside a score it is not sure of. */
export const selfRemarks: readonly string[] = [
  '制度已建立，个别记录签字不及时。',
  '按控制计划执行，少数班次有漏填。',
  '文件齐全，现场看板待更新。',
  '主要设备已覆盖，两台老设备在改造中。',
  '已按客户最新要求修订，培训完成八成。',
  '有台账，电子化正在推进。',
  '抽查基本符合，夜班执行还要加强。',
  '去年问题已整改，效果在跟踪。',
]

/** What an auditor writes beside 8 points. */
export const auditorRemarks: readonly string[] = [
  '基本符合，个别记录缺签字，现场已说明。',
  '执行较好，频次偶有偏差，不影响产品。',
  '文件受控，建议缩短更新周期。',
  '抽样 10 份，1 份信息不全。',
  '现场与文件一致，标识可再清楚些。',
  '数据可追溯，趋势分析偏少。',
]

/** Reasons for n.e. */
export const notEvaluatedReasons: readonly string[] = [
  '本产品为来图加工，无开发职责。',
  '现阶段无新项目，本题不适用。',
  '该过程由客户指定的单位承担。',
]

/** Reasons for which an answer to a corrective action goes back. */
export const sendBackReasons: readonly string[] = [
  '原因只说明了如何发生，没有说明为什么没有检出，请补充流出原因。',
  '措施以培训为主，请补充防错或自动检测类措施。',
  '遏制范围不清，请写明库存、在制、在途各多少件以及处置结果。',
  '没有附证据，请上传修订后的文件和现场照片。',
]
