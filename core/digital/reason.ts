/** Why an enterprise counts or does not; the words are in `words.ts`. */
export type DigitalReasonParams = {
  'no-report': Record<string, never>
  'equipment-unknown': Record<string, never>
  'digital-rate-met': { percent: number; min: number }
  'digital-rate-low': { percent: number; min: number }
  'core-processes-met': Record<string, never>
  'core-processes-missing': Record<string, never>
  'networked-rate-met': { percent: number; min: number }
  'networked-rate-low': { percent: number; min: number }
  'integration-met': { functions: number; min: number }
  'integration-low': { functions: number; min: number }
  'platform-used': { services: number; min: number }
  'platform-none': { services: number; min: number }
}
export type DigitalReasonCode = keyof DigitalReasonParams
export type DigitalReason = {
  [Code in DigitalReasonCode]: { code: Code; params: DigitalReasonParams[Code] }
}[DigitalReasonCode]

export function digitalReason<Code extends DigitalReasonCode>(
  code: Code,
  params: DigitalReasonParams[NoInfer<Code>],
): DigitalReason {
  return { code, params } as DigitalReason
}
