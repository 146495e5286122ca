import { format } from 'node:util'
import { afterAll, afterEach } from 'vitest'

/*
 * A message on console.error that the test did not expect fails it: React's warnings, unhandled cases.
 * A test that expects one replaces console.error itself: vi.spyOn(console, 'error').mockImplementation(() => {}).
 */
const seen: string[] = []
const write = console.error

console.error = (...words: unknown[]) => {
  seen.push(format(...words))
  write(...words)
}

function complain(): void {
  const messages = seen.splice(0)
  if (messages.length > 0) throw new Error(`console.error was called:\n${messages.join('\n')}`)
}

afterEach(complain)
afterAll(complain)
