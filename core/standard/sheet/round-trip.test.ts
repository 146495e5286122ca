import fc from 'fast-check'
import { expect, test } from 'vitest'
import { processAudit } from '#core/audit/process-audit.fixture.ts'
import type { CellSheet } from '#core/sheet.ts'
import { canonicalJson } from '../canonical-json.ts'
import { changedFrom, small } from '../compare.fixture.ts'
import { type Question, type StandardContent, standardContentSchema } from '../content.ts'
import { exportSheets } from './export-sheets.ts'
import { guessPlan, readChecklist } from './read-checklist.ts'

/** The sheets as a reader would give them. */
function asCells(content: StandardContent, locale: 'zh' | 'en'): CellSheet[] {
  const cell = (value: string | number | null) => ({
    text: value === null ? '' : String(value),
    kind: typeof value === 'number' ? ('number' as const) : ('text' as const),
    formula: null,
  })
  return exportSheets(content, locale).map(({ name, columns, rows }) => ({
    name,
    merges: [],
    rows: [columns.map(({ title }) => title), ...rows.map(({ cells }) => cells)].map((cells, i) => ({
      number: i + 1,
      cells: cells.map(cell),
    })),
  }))
}

function back(content: StandardContent, locale: 'zh' | 'en') {
  const sheets = asCells(content, locale)
  return readChecklist(sheets, {
    plan: guessPlan(sheets),
    base: small,
    replaces: false,
    fillLanguages: false,
  })
}

/** A limit that limits nothing is none. */
const limited = ({ applies, ...question }: Question): Question => ({
  ...question,
  ...(Object.values(applies ?? {}).some(Boolean) && { applies }),
})

test.each(['zh', 'en'] as const)('the process audit comes back from its sheets (%s)', (locale) => {
  const { content, faults, hasSettings } = back(processAudit, locale)
  expect(faults).toEqual([])
  expect(hasSettings).toBe(true)
  expect(content).toEqual(processAudit)
})

test('any standard comes back from its sheets, whatever its texts hold', () => {
  const words = fc.stringMatching(/^[\p{L}\p{N} \n\t"'=+@#|*、，;_x0-9(){}<>&★-]{1,40}$/u)
  const text = fc.record({ zh: words, en: words })
  const dressed = fc.tuple(
    changedFrom(small),
    text,
    fc.option(text),
    fc.option(text),
    fc.uniqueArray(
      words.filter((w) => w.trim() !== ''),
      { maxLength: 3 },
    ),
    fc.nat(50),
  )
  fc.assert(
    fc.property(
      dressed,
      fc.constantFrom('zh' as const, 'en' as const),
      ([base, a, b, c, list, at], locale) => {
        let n = 0
        const parsed = standardContentSchema.safeParse({
          ...base,
          title: a,
          elements: base.elements.map((element) => ({
            ...element,
            title: a,
            questions: element.questions.map((question) =>
              n++ % 5 !== at % 5
                ? limited(question)
                : {
                    ...limited(question),
                    text: a,
                    ...(b && { guidance: b, note: b }),
                    ...(c && { evidence: c }),
                    ...(list.length > 0 && {
                      applies: { categories: list, processes: list },
                      crossReferences: list.map((standard) => ({
                        standard,
                        question: 'q-1.2',
                        relation: 'part-of',
                      })),
                    }),
                  },
            ),
          })),
        })
        fc.pre(parsed.success)
        const content = parsed.data!
        const result = back(content, locale)
        expect(result.faults).toEqual([])
        expect(JSON.parse(canonicalJson(result.content))).toEqual(JSON.parse(canonicalJson(content)))
      },
    ),
    { numRuns: 200 },
  )
})

test('questions in another order than their sub-elements come back in that order', () => {
  const element = small.elements.find((one) => (one.subElements?.length ?? 0) > 1)!
  const content = {
    ...small,
    elements: [{ ...element, questions: [...element.questions].reverse() }],
  }
  const { content: read, faults } = back(content, 'zh')
  expect(faults).toEqual([])
  expect(read).toEqual(content)
})
