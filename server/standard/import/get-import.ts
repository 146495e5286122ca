import { z } from 'zod'
import { columnLetters } from '#core/sheet.ts'
import { canonicalJson } from '#core/standard/canonical-json.ts'
import type { Question, StandardContent } from '#core/standard/content.ts'
import { problemsOf } from '#core/standard/problems.ts'
import { columnKeys, columnTitles } from '#core/standard/sheet/columns.ts'
import { faultPlace, faultText } from '#core/standard/sheet/faults.ts'
import { type Grid, gridOf } from '#core/standard/sheet/grid.ts'
import { headerEnd, titlesOf } from '#core/standard/sheet/layout.ts'
import { settingsHeader } from '#core/standard/sheet/settings.ts'
import { templateIds } from '#db/templates/load-template.ts'
import { defineUseCase } from '#server/use-case/define.ts'
import { shippedTemplate } from '../shipped-template.ts'
import { findImport, ownStandards, type ReadImport, readImport } from './find-import.ts'

const columnKey = z.enum([...columnKeys, 'ignore'])

const sheetView = z.object({
  name: z.string(),
  use: z.boolean(),
  /** Holds the rules of the standard; it is read as it is. */
  isSettings: z.boolean(),
  rows: z.int(),
  headerRow: z.int().nullable(),
  /** Rows that may be the header, with what stands in them. */
  headerChoices: z.array(z.object({ row: z.int(), text: z.string() })),
  columns: z.array(
    z.object({
      index: z.int(),
      letters: z.string(),
      title: z.string(),
      samples: z.array(z.string()),
      key: columnKey.nullable(),
    }),
  ),
})

const outlineRow = z.object({
  id: z.string(),
  level: z.enum(['element', 'sub-element', 'question']),
  code: z.string(),
  text: z.string(),
  star: z.boolean(),
  knockOut: z.boolean(),
  weight: z.number().nullable(),
  /** Sheet and row it came from. */
  place: z.string(),
  /** Against the version it takes the place of. */
  change: z.enum(['new', 'changed', 'same']).nullable(),
})

/** An upload with what was understood of it: the sheets and their columns, the tree, and every fault with its place. */
export const getImport = defineUseCase({
  name: 'standard.getImport',
  kind: 'read',
  permission: 'standard:edit',
  input: z.object({ importId: z.uuid() }),
  output: z.object({
    importId: z.string(),
    fileName: z.string(),
    kind: z.enum(['xlsx', 'csv', 'yaml']),
    status: z.enum(['waiting', 'reading', 'ready', 'failed', 'imported']),
    rowsRead: z.int(),
    rowsTotal: z.int().nullable(),
    failures: z.array(z.object({ line: z.int().nullable(), text: z.string() })),
    draftId: z.string().nullable(),
    read: z
      .object({
        sheets: z.array(sheetView),
        /** What a column may be, in words. */
        columnChoices: z.array(z.object({ key: z.enum(columnKeys), title: z.string() })),
        hasSettings: z.boolean(),
        code: z.string(),
        title: z.string(),
        standardId: z.string().nullable(),
        templateId: z.enum(templateIds),
        fillLanguages: z.boolean(),
        /** Own standards it may become the next version of; `draftId` when one is being written already. */
        standards: z.array(
          z.object({ id: z.string(), title: z.string(), version: z.int(), draftId: z.string().nullable() }),
        ),
        templates: z.array(z.object({ id: z.enum(templateIds), title: z.string() })),
        /** A standard of one's own that has the code already. */
        codeTakenBy: z.object({ id: z.string(), title: z.string() }).nullable(),
        faults: z.array(
          z.object({
            severity: z.enum(['error', 'note']),
            sheet: z.string(),
            place: z.string(),
            text: z.string(),
          }),
        ),
        outline: z.array(outlineRow),
        questions: z.int(),
        elements: z.int(),
        /** Questions of the version it takes the place of that are not in the file. */
        removed: z.array(z.object({ code: z.string(), text: z.string() })),
        /** What publishing will still ask for. */
        problems: z.int(),
      })
      .nullable(),
  }),
  async run({ db, actor, locale }, { importId }) {
    const found = await findImport(db, actor, importId)
    const { id, fileName, kind, status, rowsRead, rowsTotal, draftId } = found
    const head = {
      importId: id,
      fileName,
      kind: kind as 'xlsx',
      status: status as 'ready',
      rowsRead,
      rowsTotal,
      draftId,
      failures: found.failure.map(({ line, text }) => ({ line, text: text[locale] })),
    }
    if (status !== 'ready') return { ...head, read: null }
    const standards = await ownStandards(db, actor)
    const read = await readImport(db, actor, found, standards)
    const { content, base, faults, sheets } = read
    const words = (text: { zh: string; en: string }) => text[locale] || text.zh || text.en
    const taken = read.target ? undefined : standards.find(({ code }) => code === content.code)
    const inFile = new Set(content.elements.flatMap(({ questions }) => questions.map((q) => q.id)))
    return {
      ...head,
      read: {
        sheets: sheets.map((sheet) => {
          const plan = found.plan.find(({ name }) => name === sheet.name)
          const grid = gridOf(sheet)
          return {
            name: sheet.name,
            use: plan?.use ?? false,
            isSettings: settingsHeader(sheet) !== null,
            rows: sheet.rows.length,
            headerRow: plan?.headerRow ?? null,
            headerChoices: headerChoices(grid),
            columns: columnsOf(grid, plan?.headerRow ?? null).map((column) => ({
              ...column,
              key: plan?.columns[column.index] ?? null,
            })),
          }
        }),
        columnChoices: columnKeys.map((key) => ({ key, title: columnTitles[key][locale] })),
        hasSettings: read.hasSettings,
        code: content.code,
        title: content.title.zh,
        standardId: read.target?.id ?? null,
        templateId: found.templateId,
        fillLanguages: found.fillLanguages,
        standards: standards.map((one) => ({
          id: one.id,
          title: words(one.title),
          version: one.version,
          draftId: one.draftId,
        })),
        templates: templateIds.map((template) => ({
          id: template,
          title: words(shippedTemplate(template).content.title),
        })),
        codeTakenBy: taken ? { id: taken.id, title: words(taken.title) } : null,
        faults: faults.map((fault) => ({
          severity: fault.severity,
          sheet: fault.sheet,
          place: faultPlace(fault),
          text: faultText(fault)[locale],
        })),
        outline: outlineOf(read, words),
        questions: inFile.size,
        elements: content.elements.length,
        removed: questionsOf(base)
          .filter((question) => !inFile.has(question.id))
          .map((question) => ({ code: question.code, text: words(question.text) })),
        problems: problemsOf(content).length,
      },
    }
  },
})

const questionsOf = (content: StandardContent | null): Question[] =>
  content?.elements.flatMap(({ questions }) => questions) ?? []

function outlineOf(
  { content, places, base }: ReadImport,
  words: (text: { zh: string; en: string }) => string,
) {
  const old = new Map(questionsOf(base).map((question) => [question.id, question]))
  const placeOf = (id: string) => {
    const place = places.get(id)
    return place ? `${place.sheet} ${place.row}` : ''
  }
  const changeOf = (question: Question) => {
    if (!base) return null
    const before = old.get(question.id)
    if (!before) return 'new' as const
    return canonicalJson(before) === canonicalJson(question) ? ('same' as const) : ('changed' as const)
  }
  const heading = { star: false, knockOut: false, change: null }
  return content.elements.flatMap((element) => {
    const row = (question: Question) => ({
      id: question.id,
      level: 'question' as const,
      code: question.code,
      text: words(question.text),
      star: question.star,
      knockOut: question.knockOut,
      weight: question.weight,
      place: placeOf(question.id),
      change: changeOf(question),
    })
    let sub: string | undefined
    return [
      {
        ...heading,
        ...{ id: element.id, level: 'element' as const, code: element.code, text: words(element.title) },
        weight: element.weight ?? null,
        place: placeOf(element.id),
      },
      ...element.questions.flatMap((question) => {
        const next = element.subElements?.find(({ id }) => id === question.subElementId)
        if (!next || next.id === sub) return [row(question)]
        sub = next.id
        const over = { id: next.id, level: 'sub-element' as const, code: next.code, text: words(next.title) }
        return [{ ...heading, ...over, weight: null, place: placeOf(next.id) }, row(question)]
      }),
    ]
  })
}

const mostChoices = 40
const mostColumns = 60
const short = (text: string, most: number) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}

function headerChoices(grid: Grid) {
  return grid.rows.slice(0, mostChoices).map((row) => ({
    row,
    text: short(
      Array.from({ length: grid.width }, (_, column) => grid.own(row, column).text.trim())
        .filter(Boolean)
        .join(' | '),
      60,
    ),
  }))
}

function columnsOf(grid: Grid, headerRow: number | null) {
  const from = headerRow === null ? 0 : headerEnd(grid, headerRow)
  return Array.from({ length: Math.min(grid.width, mostColumns) }, (_, index) => {
    const samples: string[] = []
    for (const row of grid.rows) {
      if (row <= from || samples.length >= 3) continue
      const text = short(grid.own(row, index).text, 40)
      if (text) samples.push(text)
    }
    const title = headerRow === null ? '' : titlesOf(grid, headerRow, index).join(' / ')
    return { index, letters: columnLetters(index), title: short(title, 60), samples }
  }).filter(({ title, samples }) => title || samples.length > 0)
}
