import type { z } from 'zod'
import type { Element } from './content.ts'
import type { FindingRules } from './finding-rules.ts'
import type { Grading } from './grading-rules.ts'
import type { Scale } from './scale.ts'

type Path = (string | number)[]
type Content = { scale: Scale; elements: Element[]; grading: Grading; findings: FindingRules }

/** Rules that cross the tree: ids and codes are unique, references exist, thresholds lie on the scale. */
export function checkContent(content: Content, ctx: z.core.$RefinementCtx) {
  const issue = (path: Path, message: string) => ctx.addIssue({ code: 'custom', path, message })
  const ids = new Map<string, Path>()
  const codes = new Map<string, Path>()
  const once = (seen: Map<string, Path>, kind: string, value: string, path: Path) => {
    const first = seen.get(value)
    if (first) issue(path, `${kind} ${value} is already used at ${first.join('.')}`)
    else seen.set(value, path)
  }

  content.elements.forEach((element, e) => {
    const at: Path = ['elements', e]
    once(ids, 'id', element.id, [...at, 'id'])
    once(codes, 'code', element.code, [...at, 'code'])
    const subElements = new Set<string>()
    element.subElements?.forEach((sub, s) => {
      once(ids, 'id', sub.id, [...at, 'subElements', s, 'id'])
      once(codes, 'code', sub.code, [...at, 'subElements', s, 'code'])
      subElements.add(sub.id)
      if (!element.questions.some((q) => q.subElementId === sub.id))
        issue([...at, 'subElements', s], `Sub-element ${sub.code} has no question`)
    })
    element.questions.forEach((question, q) => {
      const here = [...at, 'questions', q]
      once(ids, 'id', question.id, [...here, 'id'])
      once(codes, 'code', question.code, [...here, 'code'])
      if (question.subElementId && !subElements.has(question.subElementId))
        issue([...here, 'subElementId'], `${element.code} has no sub-element ${question.subElementId}`)
      if (!question.subElementId && subElements.size > 0)
        issue([...here, 'subElementId'], `Question ${question.code} belongs to no sub-element`)
    })
  })

  content.grading.downgrades.forEach((rule, i) => {
    if (rule.kind === 'score-at-most' && rule.threshold >= content.scale.max)
      issue(['grading', 'downgrades', i, 'threshold'], 'Even the full score would fire this rule')
  })
  if (content.findings.openAtOrBelow >= content.scale.max)
    issue(['findings', 'openAtOrBelow'], 'Even the full score would open a finding')
}
