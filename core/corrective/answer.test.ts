import { describe, expect, it } from 'vitest'
import { checkCorrectiveAnswer, isHumanErrorAlone } from './answer.ts'

const good = {
  containment: '隔离库存 120 件并全检',
  cause: '扭矩扳手校准过期，点检表没有校准日期一栏',
  action: '点检表增加校准日期，过期扳手系统锁定',
}

describe('an answer to a corrective action', () => {
  it('needs containment, cause and action', () => {
    expect(checkCorrectiveAnswer(good)).toEqual([])
    expect(checkCorrectiveAnswer({ containment: '', cause: ' ', action: '\n' })).toEqual([
      { field: 'containment', code: 'required' },
      { field: 'cause', code: 'required' },
      { field: 'action', code: 'required' },
    ])
  })

  it('refuses human error alone as the cause', () => {
    expect(checkCorrectiveAnswer({ ...good, cause: '操作失误' })).toEqual([
      { field: 'cause', code: 'human-error-alone' },
    ])
  })
})

describe('human error alone is no root cause, domain §3.1 and §3.4', () => {
  it.each([
    '操作失误',
    '人员疏忽。',
    '员工操作失误造成',
    '由于操作工人员疏忽，粗心大意导致',
    '主要原因是个别员工责任心不强',
    '未按作业指导书操作',
    '检验员不小心',
    'Operator error',
    'operator error.',
    'The root cause was human error by a new worker',
    'Caused by carelessness of the operator',
    'ＯＰＥＲＡＴＯＲ ＥＲＲＯＲ',
  ])('refused: %s', (cause) => expect(isHumanErrorAlone(cause)).toBe(true))

  it.each([
    '操作失误：左右件外形相似，工装没有防错',
    '操作失误，无防错',
    '人员疏忽漏检，因为检验卡没有该项目',
    '作业指导书未规定拧紧顺序',
    '校准过期',
    'Operator error: the fixture accepts the part the wrong way round',
    'Human error, no poka-yoke',
    'Weld current drifted because the cable was worn',
  ])('passes: %s', (cause) => expect(isHumanErrorAlone(cause)).toBe(false))
})
