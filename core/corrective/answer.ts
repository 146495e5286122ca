/** What a supplier answers to a corrective action: containment, cause, action (slim form of 8D D3–D6). */
export type CorrectiveAnswer = { containment: string; cause: string; action: string }

export type CorrectiveAnswerFault = {
  field: keyof CorrectiveAnswer
  code: 'required' | 'human-error-alone'
}

/**
 * Phrases that blame a person without saying what let the mistake happen. Longer ones come before the shorter ones
 * they contain.
 */
const blame = [
  ...[
    '未按作业指导书操作',
    '未按要求操作',
    '未按规程操作',
    '违规操作',
    '操作失误',
    '操作错误',
    '操作不当',
    '误操作',
  ],
  ...[
    '人为失误',
    '人为错误',
    '人为因素',
    '人为原因',
    '人员疏忽',
    '人员疏漏',
    '人员失误',
    '疏忽大意',
    '粗心大意',
  ],
  ...['责任心不强', '责任心不足', '责任心不够', '质量意识不强', '质量意识淡薄', '质量意识不足'],
  ...['疏忽', '粗心', '大意', '马虎', '不小心', '不认真'],
  ...[
    'operator error',
    'operator mistake',
    'operator negligence',
    'human error',
    'human mistake',
    'human factor',
  ],
  ...['worker error', 'worker mistake', 'lack of attention', 'lack of care', 'carelessness', 'careless'],
  ...['negligence', 'inattention'],
]

/** Words around them that add no cause. */
const fillers = [
  ...[
    '操作人员',
    '操作工',
    '操作者',
    '操作员',
    '作业人员',
    '检验人员',
    '检验员',
    '质检员',
    '焊工',
    '员工',
    '工人',
  ],
  ...[
    '根本',
    '主要',
    '原因',
    '由于',
    '因为',
    '属于',
    '导致',
    '造成',
    '所致',
    '引起',
    '操作时',
    '作业时',
    '工作',
  ],
  ...['现场', '当班', '个别', '个人', '人员', '一时', '是', '为', '系', '因', '的', '了', '新', '老'],
]
const englishFillers =
  /\b(?:the|an?|was|is|were|by|of|due|to|because|caused?|root|from|simple|single|one|our|new|operators?|workers?|inspectors?|welders?|staff|employees?|it|and|he|she|they|made|only|just)\b/gu

/**
 * A cause that says no more than that a person made a mistake (操作失误, 人员疏忽, operator error …). It is no root
 * cause: the chain of whys must end at something the enterprise controls (domain §3.1, §3.4). A text that goes on to
 * what let the mistake happen passes.
 */
export function isHumanErrorAlone(cause: string): boolean {
  let left = cause
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
  const blames = blame.filter((phrase) => left.includes(phrase))
  if (blames.length === 0) return false
  for (const phrase of [...blame, ...fillers]) left = left.replaceAll(phrase, ' ')
  left = left.replace(englishFillers, ' ')
  // A Chinese character says about as much as two Latin letters; three characters can name a cause (无防错).
  const chinese = left.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = left.match(/[a-z0-9]/gu)?.length ?? 0
  return chinese + latin / 2 < 3
}

/** What is wrong with an answer; empty when it may be sent. */
export function checkCorrectiveAnswer(answer: CorrectiveAnswer): CorrectiveAnswerFault[] {
  const faults: CorrectiveAnswerFault[] = []
  for (const field of ['containment', 'cause', 'action'] as const) {
    if (answer[field].trim() === '') faults.push({ field, code: 'required' })
    else if (field === 'cause' && isHumanErrorAlone(answer.cause))
      faults.push({ field, code: 'human-error-alone' })
  }
  return faults
}
