import type { Element } from './content.ts'
import type { Refuse } from './content-words.ts'
import type { FindingRules } from './finding-rules.ts'
import type { Grading } from './grading-rules.ts'
import type { Scale } from './scale.ts'

type Path = (string | number)[]
type Content = { code: string; scale: Scale; elements: Element[]; grading: Grading; findings: FindingRules }

/** Rules that cross the tree: ids and codes are unique, references exist, thresholds lie on the scale. */
export function checkContent(content: Content, refuse: Refuse) {
  const ids = new Map<string, Path>()
  const codes = new Map<string, Path>()
  const idOnce = (id: string, path: Path) => {
    const first = ids.get(id)
    if (first) refuse(path, 'id-twice', { id, first: first.join('.') })
    else ids.set(id, path)
  }
  const codeOnce = (code: string, path: Path) => {
    const first = codes.get(code)
    if (first) refuse(path, 'code-twice', { code, first: first.join('.') })
    else codes.set(code, path)
  }

  content.elements.forEach((element, e) => {
    const at: Path = ['elements', e]
    idOnce(element.id, [...at, 'id'])
    codeOnce(element.code, [...at, 'code'])
    const subElements = new Set<string>()
    const used = new Set(element.questions.map((q) => q.subElementId))
    element.subElements?.forEach((sub, s) => {
      idOnce(sub.id, [...at, 'subElements', s, 'id'])
      codeOnce(sub.code, [...at, 'subElements', s, 'code'])
      subElements.add(sub.id)
      if (!used.has(sub.id)) refuse([...at, 'subElements', s], 'sub-element-empty', { code: sub.code })
    })
    element.questions.forEach((question, q) => {
      const here = [...at, 'questions', q]
      idOnce(question.id, [...here, 'id'])
      codeOnce(question.code, [...here, 'code'])
      if (question.subElementId && !subElements.has(question.subElementId))
        refuse([...here, 'subElementId'], 'sub-element-unknown', {
          element: element.code,
          id: question.subElementId,
        })
      if (!question.subElementId && subElements.size > 0)
        refuse([...here, 'subElementId'], 'sub-element-missing', { code: question.code })
      const scale = question.scale ?? content.scale
      if (question.minimumScore !== undefined && !scale.allowed.includes(question.minimumScore))
        refuse([...here, 'minimumScore'], 'minimum-not-on-scale', { score: question.minimumScore })
      question.crossReferences?.forEach((reference, r) => {
        if (reference.standard === content.code && reference.question === question.id)
          refuse([...here, 'crossReferences', r], 'cross-reference-to-itself', {})
      })
    })
    if (element.questions.length > 0 && element.questions.every((q) => q.weight === 0 && !q.knockOut))
      refuse(at, 'nothing-counts', { code: element.code })
  })

  content.grading.downgrades.forEach((rule, i) => {
    if (rule.kind === 'score-at-most' && rule.threshold >= content.scale.max)
      refuse(['grading', 'downgrades', i, 'threshold'], 'rule-always-fires', {})
  })
  if (content.findings.openAtOrBelow >= content.scale.max)
    refuse(['findings', 'openAtOrBelow'], 'finding-on-full-score', {})
}
