import { z } from 'zod'
import type { Text } from '#core/text.ts'

/** What a column of a checklist can tell, in the order in which an exported one has them. */
export const columnKeys = [
  'level',
  'elementCode',
  'elementZh',
  'elementEn',
  'elementWeight',
  'subElementCode',
  'subElementZh',
  'subElementEn',
  'code',
  'textZh',
  'textEn',
  'guidanceZh',
  'guidanceEn',
  'evidenceZh',
  'evidenceEn',
  'noteZh',
  'noteEn',
  'star',
  'knockOut',
  'weight',
  'scores',
  'minimumScore',
  'notEvaluatedAllowed',
  'everyMonths',
  'responseDays',
  'categories',
  'partClasses',
  'processes',
  'crossReferences',
  'perStep',
  'id',
] as const
export type ColumnKey = (typeof columnKeys)[number]

/**
 * What each column is, by its place from 0. `ignore`: somebody said that it is not read; a column that is absent is
 * not read either, but nobody said so. Several columns may be the same text.
 */
export const columnMappingSchema = z.partialRecord(
  z.string().regex(/^\d{1,3}$/),
  z.enum([...columnKeys, 'ignore']),
)
export type ColumnMapping = z.infer<typeof columnMappingSchema>

/** Texts that a checklist may carry in two languages, each with a column of its own. */
export const textFamilies = ['element', 'subElement', 'text', 'guidance', 'evidence', 'note'] as const
export type TextFamily = (typeof textFamilies)[number]

/** Titles as an export writes them and a choice of columns shows them. */
export const columnTitles: Record<ColumnKey, Text> = {
  level: { zh: '层级', en: 'Level' },
  elementCode: { zh: '要素编号', en: 'Element code' },
  elementZh: { zh: '要素中文', en: 'Element in Chinese' },
  elementEn: { zh: '要素英文', en: 'Element in English' },
  elementWeight: { zh: '要素权重', en: 'Element weight' },
  subElementCode: { zh: '子要素编号', en: 'Sub-element code' },
  subElementZh: { zh: '子要素中文', en: 'Sub-element in Chinese' },
  subElementEn: { zh: '子要素英文', en: 'Sub-element in English' },
  code: { zh: '编号', en: 'Code' },
  textZh: { zh: '检查项目中文', en: 'Question in Chinese' },
  textEn: { zh: '检查项目英文', en: 'Question in English' },
  guidanceZh: { zh: '评价要点中文', en: 'Guidance in Chinese' },
  guidanceEn: { zh: '评价要点英文', en: 'Guidance in English' },
  evidenceZh: { zh: '证据要求中文', en: 'Evidence in Chinese' },
  evidenceEn: { zh: '证据要求英文', en: 'Evidence in English' },
  noteZh: { zh: '备注中文', en: 'Note in Chinese' },
  noteEn: { zh: '备注英文', en: 'Note in English' },
  star: { zh: '星号', en: 'Star' },
  knockOut: { zh: '否决项', en: 'Knock-out' },
  weight: { zh: '权重', en: 'Weight' },
  scores: { zh: '可选分值', en: 'Allowed scores' },
  minimumScore: { zh: '最低可接受分', en: 'Minimum score' },
  notEvaluatedAllowed: { zh: '允许不评价', en: 'Not evaluated allowed' },
  everyMonths: { zh: '审核周期月', en: 'Every so many months' },
  responseDays: { zh: '回复天数', en: 'Response days' },
  categories: { zh: '适用产品类别', en: 'Product categories' },
  partClasses: { zh: '适用关键度', en: 'Part classes' },
  processes: { zh: '适用过程', en: 'Processes' },
  crossReferences: { zh: '对照条款', en: 'Cross-references' },
  perStep: { zh: '分工序评价', en: 'Per process step' },
  id: { zh: '标识', en: 'Id' },
}
