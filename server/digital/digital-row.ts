import { z } from 'zod'
import { type DigitalFacts, digitalFactsSchema } from '#core/digital/facts.ts'

/** Columns of `digital_report` that are the facts. */
export const factColumns = [
  'equipmentTotal',
  'equipmentDigital',
  'equipmentNetworked',
  'coreProcessesInSystems',
  'integratedFunctions',
  'platformServices',
  'evidenceOn',
  'definitionVersion',
] as const satisfies readonly (keyof DigitalFacts)[]

/** What an enterprise enters, as it travels: the facts and the platform's name. */
export const enteredFacts = digitalFactsSchema
  .omit({ definitionVersion: true })
  .extend({ platformName: z.string().nullable() })
export type EnteredFacts = z.infer<typeof enteredFacts>
