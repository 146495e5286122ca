import type { Text } from '#core/text.ts'

/** What a setting means, by its path; the first pattern that fits. */
const meanings: [RegExp, string, string][] = [
  [/^code$/, '标准编号', 'Code of the standard'],
  [/^family$/, '标准类别', 'Family of the standard'],
  [/^edition$/, '版次', 'Edition'],
  [/^title\.zh$/, '标准名称(中文)', 'Title in Chinese'],
  [/^title\.en$/, '标准名称(英文)', 'Title in English'],
  [/^source\./, '来源说明', 'Where it comes from'],
  [/^scale\.allowed|^scales\.\w+\.allowed/, '可选分值，由低到高', 'Scores that may be given, rising'],
  [/\.floor$/, '起点分(相当于 0%)', 'Score that is worth 0 %'],
  [/^(scale|scales\.\w+)\.max$/, '满分', 'Full score'],
  [/\.labels\.\d+\.score$/, '分值', 'Score'],
  [/\.labels\.\d+\.label\./, '分值的含义', 'What the score means'],
  [
    /^grading\.minimumEvaluated\./,
    '每个要素至少应评价的比例(分子/分母)',
    'Share of each element to be evaluated',
  ],
  [/^grading\.maximumNotEvaluated$/, '不评价的问题最多几个', 'Most questions that may be n.e.'],
  [/^grading\.bands\.\d+\.min$/, '等级下限(%)；空：只由规则判定', 'Lower bound in %; none: by rules only'],
  [/^grading\.bands\.\d+\.grade$/, '等级', 'Grade'],
  [/^grading\.bands\.\d+\.label/, '等级的含义', 'What the grade means'],
  [
    /^grading\.overall$/,
    '总体符合率：questions 按问题，elements 按要素平均',
    'Overall degree: over questions, or mean of elements',
  ],
  [/^grading\.totalPoints$/, '总分按多少分表示', 'Total points'],
  [/^grading\.maturity\.share$/, '成熟度：达到该级的问题比例(%)', 'Maturity: share of questions in %'],
  [/^grading\.maturity\.levels\.\d+\.level$/, '成熟度等级', 'Maturity level'],
  [/^grading\.maturity\./, '成熟度等级的含义', 'What the maturity level means'],
  [/^grading\.roundOverall$/, '总体符合率先取整', 'Overall degree is rounded first'],
  [
    /^grading\.starTestOn$/,
    '分数规则看：individual 每个得分，mean 工序平均',
    'Rules on scores read each score, or the mean',
  ],
  [/^grading\.downgrades\.\d+\.id$/, '降级规则的标识', 'Id of the downgrade rule'],
  [/^grading\.downgrades\.\d+\.label/, '降级规则', 'Downgrade rule'],
  [/^grading\.downgrades\.\d+\.to$/, '最高只能评为', 'The grade is at best'],
  [/^grading\.downgrades\.\d+\.threshold$/, '界限', 'Threshold'],
  [/^grading\.downgrades\.\d+\.questions$/, '看哪些问题', 'Which questions it reads'],
  [/^grading\.downgrades\.\d+\.count$/, '至少几个问题', 'At least so many questions'],
  [/^grading\.downgrades/, '降级规则', 'Downgrade rule'],
  [/^findings\.openAtOrBelow$/, '得分不高于此值即开审核发现', 'A score up to this opens a finding'],
  [/^findings\.severity\.\d+\.severity$/, '严重程度', 'Severity'],
  [/^findings\.severity/, '严重程度规则', 'Rule of severity'],
  [/^findings\.due\.dayCount$/, '天数的算法', 'How days are counted'],
  [/^findings\.due\.\w+\.answer$/, '回复天数', 'Days to answer'],
  [/^findings\.due\.\w+\.close$/, '关闭天数', 'Days to close'],
]

export function settingWords(path: string): Text {
  const [, zh = '', en = ''] = meanings.find(([pattern]) => pattern.test(path)) ?? []
  return { zh, en }
}
