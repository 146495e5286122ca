import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type StandardContent, standardContentSchema } from '#core/standard/content.ts'
import { textSchema } from '#core/text.ts'
import { readYaml, type YamlFault } from './read-yaml.ts'

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

export class TemplateError extends Error {
  readonly faults: YamlFault[]
  constructor(name: string, faults: YamlFault[]) {
    const lines = faults.map((f) => `  ${name}:${f.line ?? '?'} ${f.path || '(file)'}: ${f.message}`)
    super(`${name} is not a valid template:\n${lines.join('\n')}`)
    this.name = 'TemplateError'
    this.faults = faults
  }
}

/** Reads a template from YAML text. Throws TemplateError with every fault, its path and its line. */
export function parseTemplate(yaml: string, name = 'template.yaml'): Template {
  const read = readYaml(templateSchema, yaml)
  if (!read.ok) throw new TemplateError(name, read.faults)
  const { template, standard } = read.data
  return { ...template, content: standard }
}

/** Loads a shipped template. `folder` is where the YAML files lie; by default beside this file. */
export function loadTemplate(
  id: TemplateId,
  folder: string = fileURLToPath(new URL('.', import.meta.url)),
): Template {
  const name = `${id}.yaml`
  return parseTemplate(readFileSync(`${folder}/${name}`, 'utf8'), name)
}
