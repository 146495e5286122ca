import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { type StandardContent, standardContentSchema } from '#core/standard/content.ts'
import { textSchema } from '#core/text.ts'

/** Standards shipped with the product, each a versioned file in this folder. */
export const templateIds = [
  'process-audit-2023',
  'process-audit-2016',
  'potential-analysis-2023',
  'potential-analysis-2016',
  'special-process-welding',
  'system-audit-9001',
  'system-audit-22163',
  'performance-excellence',
  'q-system-rail',
] as const
export type TemplateId = (typeof templateIds)[number]

const templateSchema = z.strictObject({
  template: z.strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    version: z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'A version looks like 1.0.0' }),
    edition: z.string().min(1),
    source: textSchema,
  }),
  standard: standardContentSchema,
})

export type Template = {
  id: string
  version: string
  edition: string
  source: StandardContent['source']
  content: StandardContent
}

/** One fault of a template file: where (path in the tree, line from 1) and what. */
export type TemplateFault = { path: string; line: number | null; message: string }

export class TemplateError extends Error {
  readonly faults: TemplateFault[]
  constructor(name: string, faults: TemplateFault[]) {
    const lines = faults.map((f) => `  ${name}:${f.line ?? '?'} ${f.path || '(file)'}: ${f.message}`)
    super(`${name} is not a valid template:\n${lines.join('\n')}`)
    this.name = 'TemplateError'
    this.faults = faults
  }
}

/** Reads a template from YAML text. Throws TemplateError with every fault, its path and its line. */
export function parseTemplate(yaml: string, name = 'template.yaml'): Template {
  const lineCounter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter, uniqueKeys: true })
  if (document.errors.length > 0)
    throw new TemplateError(
      name,
      document.errors.map((e) => ({
        path: '',
        line: lineCounter.linePos(e.pos[0]).line,
        message: e.message.split('\n')[0]!,
      })),
    )
  const parsed = templateSchema.safeParse(document.toJS())
  if (!parsed.success)
    throw new TemplateError(
      name,
      parsed.error.issues.map((issue) => {
        const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path
        return {
          path: path.join('.'),
          line: lineOf(document, lineCounter, path),
          message: issue.message,
        }
      }),
    )
  const { template, standard } = parsed.data
  return { ...template, content: standard }
}

/** Line of the node at this path, or of the nearest one above it that exists. */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  lineCounter: LineCounter,
  path: PropertyKey[],
): number | null {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
      return lineCounter.linePos(node.range[0]).line
  }
  return null
}

/** Loads a shipped template. `folder` is where the YAML files lie; by default beside this file. */
export function loadTemplate(
  id: TemplateId,
  folder: string = fileURLToPath(new URL('.', import.meta.url)),
): Template {
  const name = `${id}.yaml`
  return parseTemplate(readFileSync(`${folder}/${name}`, 'utf8'), name)
}
