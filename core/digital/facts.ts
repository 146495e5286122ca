import { z } from 'zod'

const count = z.number().int().min(0)

/**
 * What one enterprise reports about its digitalization for a period (domain §5.1). Counts of machines are production
 * equipment; `integratedFunctions` counts business functions whose systems exchange data; `platformServices` counts
 * industrial-internet platform services applied in production or management. `evidenceOn` is the day of the evidence.
 */
export const digitalFactsSchema = z.object({
  equipmentTotal: count,
  equipmentDigital: count,
  equipmentNetworked: count,
  coreProcessesInSystems: z.boolean(),
  integratedFunctions: count,
  platformServices: count,
  evidenceOn: z.iso.date(),
  definitionVersion: z.string().min(1),
})
export type DigitalFacts = z.infer<typeof digitalFactsSchema>
export type DigitalField = keyof DigitalFacts
