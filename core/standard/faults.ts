import type { Text } from '#core/text.ts'
import { contentFaultText, type Refuse } from './content-words.ts'

/** What a rule refuses, where in the part that was checked, in both languages. */
export type Fault = { path: (string | number)[]; text: Text }

/** Everything that a check refuses. */
export function faultsFrom(check: (refuse: Refuse) => void): Fault[] {
  const faults: Fault[] = []
  check((path, code, params) => faults.push({ path, text: contentFaultText(code, params) }))
  return faults
}
