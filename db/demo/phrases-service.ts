import type { Phrase } from './phrases.ts'

/** What auditors find in customer care (P7), and what suppliers answer. */
export const servicePhrases: readonly Phrase[] = [
  {
    questionId: 'p7-1',
    title: '客户特定要求未维护',
    statement: '客户质量协议第 {n} 条更新后，内部要求矩阵未同步，交付文件仍用旧格式。',
    containment: '补发新格式文件，确认在途 2 批已按新要求交付。',
    cause: '客户门户由销售查看，没有固定频次，也没有转质量部的规则。',
    action: '指定专人每周查看客户门户并登记，变更 5 天内完成影响评审。',
    check: '查看登记表与评审记录，连续 6 周完整。',
  },
  {
    questionId: 'p7-2',
    title: '现场服务响应超时',
    statement: '约定 24 小时响应，近半年 {n} 起现场问题中 2 起超过 48 小时。',
    containment: '设立专人值班电话，未关闭的 1 起当天派人。',
    cause: '服务人员跨地区共用，没有备份，响应时间没有统计。',
    action: '按客户所在地配备主备服务人员，系统自动计时并在 12 小时预警。',
    check: '近 5 起问题均在 24 小时内响应。',
  },
  {
    questionId: 'p7-3',
    title: '应急方案未演练',
    statement: '{process}为单一设备，应急方案没有写明停机超过 {n} 天的替代办法，也未演练。',
    containment: '与 1 家同类单位签订应急外协意向，备 2 周安全库存。',
    cause: '应急方案按停电、火灾编制，没有识别关键设备这一类风险。',
    action: '逐台识别瓶颈设备并制定替代方案，每年演练一次，安全库存写入计划参数。',
    check: '演练记录完整，安全库存达到 2 周。',
  },
  {
    questionId: 'p7-4',
    title: '投诉措施未验证',
    statement: '{m} 月客户反馈{feature}不良 {n} 件，措施已写明但没有有效性数据，{part}在另一项目再次出现。',
    containment: '两个项目的库存和在途产品全检{feature}，更换不良件。',
    cause: '投诉关闭不要求提供验证数据，措施没有推广到同类产品。',
    action: '投诉关闭须附 3 批或 60 天数据，并填写举一反三清单，由质量经理批准。',
    check: '连续 3 批{feature}合格，举一反三清单覆盖 4 个同类产品。',
  },
  {
    questionId: 'p7-5',
    title: '失效分析人员未培训',
    statement: '负责{part}失效分析的 {n} 名人员没有相应培训记录，报告缺微观分析。',
    containment: '复杂失效先委托有资质的检测机构分析。',
    cause: '岗位能力要求没有单列失效分析，培训计划按部门统一安排。',
    action: '编制失效分析岗位能力要求，安排 2 人外部培训并通过考核。',
    check: '培训合格证已取得，新报告内容完整。',
  },
]
