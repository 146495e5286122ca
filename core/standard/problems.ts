import type { z } from 'zod'
import type { Text } from '#core/text.ts'
import { type StandardContent, standardContentSchema } from './content.ts'
import { type ContentFaultCode, type ContentFaultParams, contentFaultText } from './content-words.ts'

/** What stands between a draft and its publication: where it is, which field, and what to do, in both languages. */
export type Problem = {
  level: 'standard' | 'element' | 'sub-element' | 'question'
  /** Id of the node; empty for the standard itself. */
  id: string
  code: string
  /** Field as the editor knows it, e.g. `text`, `grading.bands`; empty for the node itself. */
  field: string
  /** Language of a text that is missing. */
  locale: 'zh' | 'en' | null
  text: Text
}

/** Everything that publishing a draft would refuse; empty when it may be published. */
export function problemsOf(content: StandardContent): Problem[] {
  const parsed = standardContentSchema.safeParse(content)
  if (parsed.success) return []
  return parsed.error.issues.map((issue) => {
    const { path, ...place } = locate(content, issue.path)
    const last = path.at(-1)
    const locale = last === 'zh' || last === 'en' ? last : null
    return { ...place, locale, text: issueText(issue, place.field) }
  })
}

function locate(content: StandardContent, path: PropertyKey[]) {
  const [root, e, list, i, ...rest] = path
  const element = root === 'elements' && typeof e === 'number' ? content.elements[e] : undefined
  if (!element) {
    const field =
      root === 'grading' || root === 'findings' ? `${root}.${String(e ?? '')}` : String(root ?? '')
    return { level: 'standard' as const, id: '', code: '', field, path }
  }
  const node =
    list === 'questions' && typeof i === 'number'
      ? element.questions[i]
      : list === 'subElements' && typeof i === 'number'
        ? element.subElements?.[i]
        : undefined
  if (!node)
    return {
      level: 'element' as const,
      id: element.id,
      code: element.code,
      field: String(list ?? ''),
      path,
    }
  return {
    level: list === 'questions' ? ('question' as const) : ('sub-element' as const),
    id: node.id,
    code: node.code,
    field: String(rest[0] ?? ''),
    path,
  }
}

/** What is wrong with a value of a standard's content, in words of both languages. */
export function issueText(issue: z.core.$ZodIssue, field = ''): Text {
  const locale = issue.path.at(-1)
  if (issue.code === 'custom' && issue.params?.fault) {
    const { fault, values } = issue.params as {
      fault: ContentFaultCode
      values: ContentFaultParams[ContentFaultCode]
    }
    // The place of the first one is a path of the file; on a screen the second one is marked, that is enough.
    if (fault === 'code-twice' || fault === 'id-twice')
      return { zh: '编号与另一处重复。', en: 'This code is used in another place too.' }
    return contentFaultText(fault, values as never)
  }
  if (field === 'findings.due' && issue.code === 'custom')
    return { zh: '答复期限不能晚于关闭期限。', en: 'The answer is due after the close.' }
  if (issue.code === 'too_small' && locale === 'zh')
    return { zh: '请填写中文。', en: 'The Chinese text is missing.' }
  if (issue.code === 'too_small' && locale === 'en')
    return { zh: '请填写英文。', en: 'The English text is missing.' }
  if (issue.code === 'too_small' && (field === 'questions' || field === 'elements'))
    return { zh: '这里还没有问题。', en: 'There is no question here yet.' }
  if (issue.code === 'too_small') return { zh: '请填写。', en: 'Please fill in.' }
  if (issue.code === 'too_big')
    return {
      zh: `太长或太大，最多 ${issue.maximum}。`,
      en: `Too long or too large, at most ${issue.maximum}.`,
    }
  if (issue.code === 'unrecognized_keys')
    return { zh: '没有这一项，请检查拼写。', en: 'There is no such entry; check its spelling.' }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    return { zh: `只能是 ${values.join('、')}。`, en: `It must be one of ${values.join(', ')}.` }
  }
  if (issue.code === 'invalid_type') {
    if (/received undefined$/.test(issue.message)) return { zh: '缺少这一项。', en: 'It is missing.' }
    const kind = kinds[issue.expected as keyof typeof kinds]
    if (kind) return { zh: `这里应是${kind.zh}。`, en: `It must be ${kind.en}.` }
  }
  return { zh: '内容不符合要求，请检查。', en: issue.message }
}

const kinds = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: ' true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组内容', en: 'a group of entries' },
} as const
