import { stringify } from 'yaml'
import { z } from 'zod'
import type { StandardContent } from '#core/standard/content.ts'
import { draftContentSchema } from '#core/standard/edit.ts'
import { readYaml, type YamlFault } from '#db/templates/read-yaml.ts'

/** The same shape as a shipped template; who it came from is not read. */
const fileSchema = z.strictObject({ template: z.unknown().optional(), standard: draftContentSchema })

/** A standard as a YAML text that `readStandardYaml` reads back without loss. */
export function writeStandardYaml(content: StandardContent): string {
  return stringify({ standard: content }, { lineWidth: 0, aliasDuplicateObjects: false })
}

/** A draft out of a YAML text, or what is wrong with it line by line. */
export function readStandardYaml(
  text: string,
): { ok: true; content: StandardContent } | { ok: false; faults: YamlFault[] } {
  const read = readYaml(fileSchema, text)
  return read.ok ? { ok: true, content: read.data.standard } : read
}
