import { type ColumnKey, type TextFamily, textFamilies } from './columns.ts'

/** What a title names: a column, or a text that may come in two languages. */
export type Named = ColumnKey | TextFamily

/**
 * Names as quality staff write them, small letters without spaces and signs. A lower rank goes first where two columns
 * want the same key: beside 问题 a column 检查项目 is a heading, beside 条款号 a column 序号 only counts.
 */
const names: [rank: number, named: Named, names: string][] = [
  [1, 'level', '层级 行类型 level rowtype'],
  [1, 'id', '标识 唯一标识 问题标识 id questionid uid'],
  [
    1,
    'elementCode',
    '要素编号 要素代码 要素号 章节号 章节编号 章节代码 模块编号 模块代码 过程要素编号 elementcode elementno chapterno sectionno modulecode',
  ],
  [
    1,
    'element',
    '要素 要素名称 过程要素 审核要素 评价要素 一级要素 章节 章节名称 模块 模块名称 审核模块 评价维度 维度 大类 大项 一级指标 element elementtitle chapter section module',
  ],
  [3, 'element', '类别 分类 类型 板块 领域 项目类别 审核过程 过程名称 category area'],
  [1, 'elementWeight', '要素权重 章节权重 模块权重 维度权重 elementweight sectionweight moduleweight'],
  [
    1,
    'subElementCode',
    '子要素编号 子要素代码 子要素号 小节号 小节编号 二级编号 subelementcode subelementno subsectionno',
  ],
  [
    1,
    'subElement',
    '子要素 子要素名称 审核子要素 二级要素 小节 小节名称 子模块 子过程 二级指标 中类 中项 小类 小项 subelement subelementtitle subsection submodule',
  ],
  [1, 'code', '编号 问题编号 题号 条款编号 检查编号 项目编号 检查项编号 编码 code questioncode questionno'],
  [2, 'code', '条款 条款号 标准条款 章条号 clause clauseno item itemno'],
  [3, 'code', '序号 项次 号 no number nr sn seq 顺序号'],
  [
    1,
    'text',
    '问题 审核问题 检查问题 提问 题目 问题描述 检查内容 审核内容 评审内容 评价内容 审查内容 考核内容 检查内容及要求 question questions questiontext checkcontent auditquestion',
  ],
  [
    2,
    'text',
    '检查项目 检查事项 审核项目 评审项目 评价项目 审查项目 考核项目 检查项 审核项 评价项 检查点 checkitem auditquestion checkpoint requirement requirements',
  ],
  [3, 'text', '要求 审核要求 检查要求 标准要求 条款要求 内容 项目 描述 text content description'],
  [
    1,
    'guidance',
    '评价要点 审核要点 检查要点 评审要点 要点 指引 审核指引 评价指引 审核指南 指南 审核方法 检查方法 评价方法 审核提示 提示 guidance guideline hints whattolookfor auditmethod method',
  ],
  [
    2,
    'guidance',
    '评价标准 评分标准 评分准则 评分细则 判定标准 判定准则 判断标准 评价准则 检查标准 criteria scoringcriteria',
  ],
  [5, 'element', '检查项目 审核项目 评审项目 评价项目 审查项目 考核项目 项目 检查事项'],
  [4, 'guidance', '检查内容 审核内容 评审内容 评价内容 检查要求 审核要求 要求 内容 说明'],
  [
    1,
    'evidence',
    '证据 证据要求 应提供的证据 应提供证据 应提供的资料 应提供资料 需提供的证据 需提供的资料 需提供资料 见证材料 见证资料 证明材料 佐证材料 佐证资料 支持性文件 支持文件 客观证据 期望证据 相关文件 evidence expectedevidence requiredevidence evidencerequired documents',
  ],
  [2, 'note', '备注 注 注释 附注 note notes remark remarks comment'],
  [1, 'star', '星号 星标 星号问题 星号项 星级项 带星 star starquestion starred'],
  [2, 'star', '关键项 重点项 重要项 关键问题 关键条款 重点问题'],
  [
    1,
    'knockOut',
    '否决项 一票否决 一票否决项 否决 否决条款 红线 红线项 ko koitem knockout knockoutitem veto vetoitem',
  ],
  [1, 'weight', '权重 问题权重 权数 加权 系数 权重系数 weight weighting'],
  [2, 'weight', '分值 标准分 标准分值 配分 满分 应得分 满分值 points maxpoints'],
  [
    1,
    'scores',
    '可选分值 可选分数 可选得分 评分制 评分档 评分档次 评分等级 评分选项 分档 分值档 打分档 scores allowedscores scale',
  ],
  [
    1,
    'minimumScore',
    '最低可接受分 最低接受分 最低分 最低得分 最低分值 及格分 合格分 合格线 minimumscore minscore minimum passscore',
  ],
  [
    1,
    'notEvaluatedAllowed',
    '允许不评价 可不评价 允许不适用 可不适用 不适用项 是否可不适用 允许ne 可ne 可na 允许na neallowed naallowed notevaluatedallowed',
  ],
  [
    1,
    'everyMonths',
    '审核周期月 审核周期 检查周期 周期 周期月 审核频次 检查频次 频次 频率 审核频率 everysomanymonths everymonths frequency auditfrequency interval',
  ],
  [
    1,
    'responseDays',
    '回复天数 整改天数 整改期限 回复期限 答复期限 答复天数 响应天数 responsedays daystorespond duedays',
  ],
  [
    1,
    'categories',
    '适用产品类别 产品类别 适用产品 适用产品类型 产品分类 产品类型 productcategories productcategory products',
  ],
  [1, 'partClasses', '适用关键度 关键度 适用件类 件类 零件类别 零件等级 物料等级 partclasses partclass'],
  [1, 'processes', '适用过程 适用工序 工序 适用工艺 工艺 processes process applicableprocesses'],
  [
    1,
    'crossReferences',
    '对照条款 对照 条款对照 标准对照 对应条款 关联条款 相关条款 交叉引用 引用条款 crossreferences crossreference references',
  ],
  [1, 'perStep', '分工序评价 分工序 按工序评价 按工序 逐工序 逐工序评价 perprocessstep perstep'],
]

/** What a title that equals a known name may be, best first. */
export const exactNames: ReadonlyMap<string, readonly { rank: number; named: Named }[]> = (() => {
  const map = new Map<string, { rank: number; named: Named }[]>()
  for (const [rank, named, list] of names)
    for (const name of list.split(' ')) map.set(name, [...(map.get(name) ?? []), { rank, named }])
  return map
})()

/** What a title without an exact name is, by what it contains; tried in this order. */
export const nameHints: readonly [Named, RegExp][] = [
  ['knockOut', /否决|红线|knockout|veto/],
  ['star', /星号|星标/],
  ['evidence', /证据|见证|佐证|证明材料|资料清单|evidence/],
  ['guidance', /要点|指引|指南|评分(标准|准则|细则)|判定|guidance|criteria/],
  ['notEvaluatedAllowed', /可?不(适用|评价)|notevaluated/],
  ['minimumScore', /最低.*分|minimumscore/],
  ['everyMonths', /周期|频次|频率|frequency/],
  ['responseDays', /(整改|回复|答复).*(天|期限)/],
  ['crossReferences', /对照|对应.*(标准|条款)/],
  ['weight', /权重/],
  ['subElement', /子要素|二级/],
  ['elementCode', /(要素|章节|模块)(编号|代码)/],
  ['element', /要素|一级/],
  ['text', /(检查|审核|评审|评价|审查|考核).*(问题|内容|项目)|question/],
]

/** Words in a title that say which language the column is in. */
export const languageWords = {
  Zh: /中文|汉语|in?chinese|chinese|zh$/,
  En: /英文|英语|in?english|english|en$/,
} as const

export const isFamily = (named: Named): named is TextFamily =>
  (textFamilies as readonly string[]).includes(named)
