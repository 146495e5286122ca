import { expect, it } from 'vitest'
import { checkAnswer } from './answer.ts'
import { processAudit } from './process-audit.fixture.ts'

const base = { questionId: 'p5-1', score: null, notEvaluated: false }

it.each([
  ['a score of the scale', { ...base, score: 8 }, []],
  ['cleared again', base, []],
  ['n.e. with its reason', { ...base, notEvaluated: true, remark: '无分供方' }, []],
  ['n.e. without a reason', { ...base, notEvaluated: true, remark: ' ' }, ['reason-missing']],
  ['a score between', { ...base, score: 9 }, ['score-not-allowed']],
  ['both', { ...base, score: 8, notEvaluated: true, remark: 'x' }, ['score-and-not-evaluated']],
  ['a question of another standard', { ...base, questionId: 'q' }, ['unknown-question']],
])('%s', (_, answer, faults) => expect(checkAnswer(processAudit, answer)).toEqual(faults))
