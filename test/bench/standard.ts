import { gradeAudit } from '#core/audit/grade.ts'
import { applyEdit } from '#core/standard/apply-edit.ts'
import { compareStandards } from '#core/standard/compare.ts'
import type { Element, StandardContent } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'
import { mergeStandards } from '#core/standard/merge.ts'
import { problemsOf } from '#core/standard/problems.ts'
import { loadTemplate } from '#db/templates/load-template.ts'
import { type ImportFigures, measureImport } from './standard/import.ts'
import { type InBrowser, inBrowser } from './standard/in-browser.ts'

/*
 * `npm run bench:standard`: the figures of large standards, in core and in a browser. The absolute numbers are only
 * this machine's; the ratio says how they grow from 59 questions to 1,000.
 */
const small = loadTemplate('process-audit-2023').content
const large = enlarge(small, 1000)
const count = (content: StandardContent) => content.elements.reduce((n, e) => n + e.questions.length, 0)

/** The same standard with its elements repeated until it has so many questions. */
function enlarge(content: StandardContent, wanted: number): StandardContent {
  const elements: Element[] = []
  for (let round = 0, total = 0; total < wanted; round++)
    for (const element of content.elements) {
      if (total >= wanted) break
      const questions = element.questions.slice(0, wanted - total).map((question) => ({
        ...question,
        id: `${question.id}-r${round}`,
        code: `${question.code}r${round}`,
        ...(question.subElementId ? { subElementId: `${question.subElementId}-r${round}` } : {}),
      }))
      const used = element.subElements?.filter(({ id }) =>
        questions.some((q) => q.subElementId === `${id}-r${round}`),
      )
      elements.push({
        ...element,
        id: `${element.id}-r${round}`,
        code: `${element.code}r${round}`,
        questions,
        ...(used?.length
          ? {
              subElements: used.map((sub) => ({
                ...sub,
                id: `${sub.id}-r${round}`,
                code: `${sub.code}r${round}`,
              })),
            }
          : {}),
      })
      total += questions.length
    }
  return { ...content, elements }
}

/** The content with every tenth question tightened. */
const tightened = (content: StandardContent): StandardContent => ({
  ...content,
  elements: content.elements.map((element) => ({
    ...element,
    questions: element.questions.map((q, i) => (i % 10 === 0 ? { ...q, everyMonths: 12 } : q)),
  })),
})

/** Median and 99th percentile of the time of a piece of work (ms), after warming up. */
function measure(work: () => unknown, runs = 200): { median: number; p99: number } {
  for (let i = 0; i < 50; i++) work()
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return { median: times[runs >> 1]!, p99: times[Math.floor(runs * 0.99)]! }
}

function report(what: string, limit: string, work: (content: StandardContent) => () => unknown) {
  const [few, many] = [measure(work(small)), measure(work(large))]
  console.log(
    `${what.padEnd(44)} ${few.median.toFixed(2).padStart(7)} ms ${many.median.toFixed(2).padStart(7)} ms  p99 ${many.p99.toFixed(2)} ms  ×${(many.median / few.median).toFixed(1)}${limit}`,
  )
}

console.log(`${''.padEnd(44)} ${count(small)} questions  ${count(large)} questions`)
report('grade all answers', '  (asked: ≤ 5 ms)', (content) => {
  const answers = content.elements.flatMap((e) =>
    e.questions.map((q, i) => ({ questionId: q.id, score: [10, 8, 10, 6, 10][i % 5]!, notEvaluated: false })),
  )
  return () => gradeAudit(content, answers)
})
report('compare two versions', '  (asked: ≤ 20 ms)', (content) => {
  const other = structuredClone(tightened(content))
  return () => compareStandards(content, other)
})
report('merge three versions', '', (content) => {
  const [theirs, ours] = [structuredClone(tightened(content)), structuredClone(content)]
  return () => mergeStandards(content, theirs, ours)
})
report('apply one edit', '', (content) => {
  const question = content.elements.at(-1)!.questions.at(-1)!
  const edit: Edit = { kind: 'set', level: 'question', id: question.id, field: 'weight', before: 1, after: 2 }
  return () => applyEdit(content, edit)
})
report('check for publication', '', (content) => () => problemsOf(content))

const workbooks: [what: string, key: keyof ImportFigures][] = [
  ['workbook: write it', 'write'],
  ['workbook: read its cells', 'read'],
  ['workbook: understand them', 'understand'],
]
await measureImport(small, 2)
const [fewRows, manyRows] = [await measureImport(small, 5), await measureImport(large, 5)]
for (const [what, key] of workbooks)
  console.log(
    `${what.padEnd(44)} ${fewRows[key].toFixed(1).padStart(7)} ms ${manyRows[key].toFixed(1).padStart(7)} ms  ×${(manyRows[key] / fewRows[key]).toFixed(1)}`,
  )
console.log(
  `workbook of 1,000 questions: the progress of its reading is told ${manyRows.told} times; other work waits ${manyRows.blocked.toFixed(0)} ms at most`,
)

const names: Record<keyof InBrowser, string> = {
  usable: 'editor: address → usable',
  typingMedian: 'editor: key → frame, median',
  typingP95: 'editor: key → frame, 95th percentile',
  saved: 'editor: key → saved (400 ms rest included)',
  requests: 'editor: requests for a save',
  publish: 'publish',
  compare: 'compare page of two versions: address → ready',
}
const [few, many] = await inBrowser([small, large], tightened)
for (const key of Object.keys(names) as (keyof InBrowser)[]) {
  const unit = key === 'requests' ? '' : ' ms'
  const figure = (of: InBrowser) => `${of[key].toFixed(key === 'requests' ? 0 : 1)}${unit}`.padStart(11)
  console.log(
    `${names[key].padEnd(48)}${figure(few!)}${figure(many!)}  ×${(many![key] / few![key]).toFixed(1)}`,
  )
}
process.exit()
