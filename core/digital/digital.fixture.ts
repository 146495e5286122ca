import type { DigitalFacts } from './facts.ts'

/** A covered enterprise on a platform; a test changes what it is about. */
export const digitalFacts = (changes: Partial<DigitalFacts> = {}): DigitalFacts => ({
  equipmentTotal: 100,
  equipmentDigital: 60,
  equipmentNetworked: 50,
  coreProcessesInSystems: true,
  integratedFunctions: 3,
  platformServices: 1,
  evidenceOn: '2025-08-15',
  definitionVersion: '2025-1',
  ...changes,
})
