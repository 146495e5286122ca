import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

/** One fault of a YAML file: where (path in the tree, line from 1) and what, in English. */
export type YamlFault = { path: string; line: number | null; message: string; issue: z.core.$ZodIssue | null }

type Read<Data> = { ok: true; data: Data } | { ok: false; faults: YamlFault[] }

/** Reads a YAML text by a schema; every fault with its path and its line. Aliases that multiply are refused. */
export function readYaml<Schema extends z.ZodType>(schema: Schema, text: string): Read<z.output<Schema>> {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, uniqueKeys: true })
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({
      path: '',
      line: lineCounter.linePos(error.pos[0]).line,
      message: error.message.split('\n')[0]!,
      issue: null,
    }))
    return { ok: false, faults }
  }
  let value: unknown
  try {
    value = document.toJS()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, faults: [{ path: '', line: null, message, issue: null }] }
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { ok: true, data: parsed.data }
  const faults = parsed.error.issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path
    return { path: path.join('.'), line: lineOf(document, lineCounter, path), message: issue.message, issue }
  })
  return { ok: false, faults }
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
