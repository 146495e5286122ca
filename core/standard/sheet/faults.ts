import { columnLetters } from '#core/sheet.ts'
import type { Text } from '#core/text.ts'
import { type ColumnKey, columnTitles } from './columns.ts'

/** What can be wrong with a checklist, or worth knowing, with what the words need. */
export type SheetFaultParams = {
  'no-header': Record<never, never>
  'no-text-column': Record<never, never>
  'merged-header': { range: string; title: string }
  'no-question': Record<never, never>
  'sheet-gone': Record<never, never>
  'column-twice': { key: ColumnKey; other: string }
  'formula-without-result': Record<never, never>
  'error-value': { value: string }
  'not-a-yes-or-no': { value: string }
  'not-a-number': { value: string }
  'not-a-whole-number': { value: string; least: number; most: number }
  'not-a-period': { value: string }
  'not-a-part-class': { value: string }
  'not-a-scale': { value: string }
  'scale-unknown': { name: string }
  'not-a-reference': { value: string }
  'not-an-id': { value: string }
  'not-a-level': { value: string }
  'score-not-on-scale': { value: number; scores: string }
  'too-long': { length: number; most: number }
  'code-twice': { code: string; first: string }
  'id-twice': { id: string; first: string }
  'text-missing': Record<never, never>
  'question-before-element': Record<never, never>
  'sub-element-before-element': Record<never, never>
  'setting-invalid': { path: string; reason: string }
  'setting-missing': { path: string }
  'setting-unknown': { path: string }
  'too-many-questions': { most: number }
  'row-skipped': { text: string }
  'code-made': { code: string }
  'code-lengthened': { from: string; code: string }
  'sub-element-made': { code: string }
  'element-from-sheet': { title: string }
  'english-missing': { count: number }
}
export type SheetFaultCode = keyof SheetFaultParams

/** One thing to tell about a workbook: where it stands, in the workbook's own names. */
export type SheetFault<Code extends SheetFaultCode = SheetFaultCode> = {
  [C in Code]: {
    code: C
    /** An error keeps the workbook from becoming a draft; a note tells what was done with a row. */
    severity: 'error' | 'note'
    sheet: string
    /** As the spreadsheet program shows it, from 1; null when the whole sheet is meant. */
    row: number | null
    /** From 0; null when the whole row is meant. */
    column: number | null
    params: SheetFaultParams[C]
  }
}[Code]

const words: { [Code in SheetFaultCode]: (params: SheetFaultParams[Code]) => Text } = {
  'no-header': () => ({
    zh: '没有找到表头。请指定表头所在的行，并说明各列是什么。',
    en: 'No header row was found. Say which row it is and what each column holds.',
  }),
  'no-text-column': () => ({
    zh: '没有“检查项目”列。请指定哪一列是问题的内容。',
    en: 'There is no column with the questions. Say which column holds them.',
  }),
  'merged-header': ({ range, title }) => ({
    zh: `表头“${title}”是合并单元格(${range})，无法判断下面各列分别是什么。请为这些列逐一指定，或在文件中拆分后重新上传。`,
    en: `The header "${title}" is merged over several columns (${range}), so what each of them holds is not clear. Choose it for each column, or split the cell and upload again.`,
  }),
  'no-question': () => ({
    zh: '表头下没有问题。',
    en: 'There is no question below the header.',
  }),
  'sheet-gone': () => ({ zh: '文件里没有这个工作表。', en: 'The workbook has no such sheet.' }),
  'column-twice': ({ key, other }) => ({
    zh: `“${columnTitles[key].zh}”已指定给 ${other} 列。`,
    en: `"${columnTitles[key].en}" is already column ${other}.`,
  }),
  'formula-without-result': () => ({
    zh: '这是没有计算结果的公式。请用 Excel 或 WPS 打开并保存后重新上传，或改为数值。',
    en: 'This formula has no calculated result. Open and save the file in Excel or WPS and upload it again, or type the value.',
  }),
  'error-value': ({ value }) => ({
    zh: `公式结果是错误值 ${value}。请在文件中更正。`,
    en: `The formula ends in the error ${value}. Correct it in the file.`,
  }),
  'not-a-yes-or-no': ({ value }) => ({
    zh: `“${value}”不是“是”或“否”。`,
    en: `"${value}" is neither yes nor no.`,
  }),
  'not-a-number': ({ value }) => ({ zh: `“${value}”不是数字。`, en: `"${value}" is not a number.` }),
  'not-a-whole-number': ({ value, least, most }) => ({
    zh: `“${value}”须是 ${least} 到 ${most} 的整数。`,
    en: `"${value}" must be a whole number from ${least} to ${most}.`,
  }),
  'not-a-period': ({ value }) => ({
    zh: `“${value}”看不出是多少个月。请写月数(1–120)，或每月、每季度、半年、每年。`,
    en: `"${value}" is no number of months. Write months (1–120), or monthly, quarterly, half-yearly, yearly.`,
  }),
  'not-a-part-class': ({ value }) => ({
    zh: `“${value}”不是 A(关键)、B(重要)或 C(一般)。`,
    en: `"${value}" is none of A (key), B (important), C (ordinary).`,
  }),
  'not-a-scale': ({ value }) => ({
    zh: `“${value}”看不出是哪些分值。请由低到高写，例如 0/4/6/8/10，或写 是/否。`,
    en: `"${value}" does not say which scores may be given. Write them from low to high, e.g. 0/4/6/8/10, or yes/no.`,
  }),
  'scale-unknown': ({ name }) => ({
    zh: `“设置”表中没有评分尺度 ${name}。`,
    en: `The settings sheet has no scale ${name}.`,
  }),
  'not-a-reference': ({ value }) => ({
    zh: `“${value}”不是对照条款。每行写：相同(或部分) 问题标识 标准编号。`,
    en: `"${value}" is no cross-reference. Write one a line: same (or part-of), the question's id, the standard's code.`,
  }),
  'not-an-id': ({ value }) => ({
    zh: `“${value}”不能作标识：只能用小写字母、数字，中间可用 - 和 . 。`,
    en: `"${value}" cannot be an id: small letters and digits, with - or . between them.`,
  }),
  'not-a-level': ({ value }) => ({
    zh: `层级“${value}”须是 要素、子要素 或 问题。`,
    en: `The level "${value}" must be element, sub-element or question.`,
  }),
  'score-not-on-scale': ({ value, scores }) => ({
    zh: `${value} 不在可选分值 ${scores} 中。`,
    en: `${value} is not one of the scores ${scores}.`,
  }),
  'too-long': ({ length, most }) => ({
    zh: `太长：${length} 个字符，最多 ${most} 个。`,
    en: `Too long: ${length} characters, at most ${most}.`,
  }),
  'code-twice': ({ code, first }) => ({
    zh: `编号 ${code} 与 ${first} 重复。`,
    en: `The code ${code} is already used in ${first}.`,
  }),
  'id-twice': ({ id, first }) => ({
    zh: `标识 ${id} 与 ${first} 重复。`,
    en: `The id ${id} is already used in ${first}.`,
  }),
  'text-missing': () => ({
    zh: '这一行有编号，但没有问题内容。',
    en: 'This row has a code and no question.',
  }),
  'question-before-element': () => ({
    zh: '这个问题上面没有要素行。',
    en: 'There is no element above this question.',
  }),
  'sub-element-before-element': () => ({
    zh: '这个子要素上面没有要素行。',
    en: 'There is no element above this sub-element.',
  }),
  'setting-invalid': ({ path, reason }) => ({
    zh: `设置项 ${path} 不正确：${reason}`,
    en: `The setting ${path} is not right: ${reason}`,
  }),
  'setting-missing': ({ path }) => ({ zh: `缺少设置项 ${path}。`, en: `The setting ${path} is missing.` }),
  'setting-unknown': ({ path }) => ({
    zh: `没有设置项 ${path}。`,
    en: `There is no setting ${path}.`,
  }),
  'too-many-questions': ({ most }) => ({
    zh: `问题超过 ${most} 个。请拆成几个标准。`,
    en: `There are more than ${most} questions. Split them into several standards.`,
  }),
  'row-skipped': ({ text }) => ({
    zh: `跳过这一行：“${text}”不是问题。`,
    en: `Row skipped: "${text}" is no question.`,
  }),
  'code-made': ({ code }) => ({ zh: `没有编号，已编为 ${code}。`, en: `It had no code and got ${code}.` }),
  'code-lengthened': ({ from, code }) => ({
    zh: `编号 ${from} 在别处用过，已改为 ${code}。`,
    en: `The code ${from} is used elsewhere; it became ${code}.`,
  }),
  'sub-element-made': ({ code }) => ({
    zh: `要素 ${code} 有子要素，但这个问题不在任何子要素下，已单独归为一个。`,
    en: `Element ${code} has sub-elements and this question is in none; it went into one of its own.`,
  }),
  'element-from-sheet': ({ title }) => ({
    zh: `问题没有分要素，已全部归入“${title}”。`,
    en: `The questions are in no element; all of them went into "${title}".`,
  }),
  'english-missing': ({ count }) => ({
    zh: `${count} 处没有英文，发布前须补上。`,
    en: `${count} texts have no English yet; publishing will ask for it.`,
  }),
}

/** What is said of a fault, in both languages; the place is told apart. */
export function faultText(fault: SheetFault): Text {
  return (words[fault.code] as (params: SheetFault['params']) => Text)(fault.params)
}

/** `C12`, `12` or empty: where the fault stands, as spreadsheet programs write it. */
export function faultPlace({ row, column }: Pick<SheetFault, 'row' | 'column'>): string {
  return `${column === null ? '' : columnLetters(column)}${row ?? ''}`
}
