import type { Coverage } from './coverage.ts'
import type { DigitalReason, DigitalReasonCode } from './reason.ts'

const unmet: ReadonlySet<DigitalReasonCode> = new Set<DigitalReasonCode>([
  'no-report',
  'equipment-unknown',
  'digital-rate-low',
  'core-processes-missing',
  'networked-rate-low',
  'integration-low',
  'platform-none',
])

/**
 * What an enterprise lacks to count as covered; empty when it counts. Of the networked part either condition is
 * enough, so both are named when neither holds and none when one does.
 */
export function missingForCoverage({ covered, digital, networked }: Coverage): DigitalReason[] {
  if (covered.met === true) return []
  const reasons = [digital, networked]
    .filter((part) => part.met !== true)
    .flatMap((part) => part.reasons.filter((reason) => unmet.has(reason.code)))
  return reasons.filter((reason, index) => reasons.findIndex(({ code }) => code === reason.code) === index)
}
