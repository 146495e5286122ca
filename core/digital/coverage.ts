import type { DigitalDefinition } from './definition.ts'
import type { DigitalFacts } from './facts.ts'
import { type DigitalReason, digitalReason as reason } from './reason.ts'

/** `met` is null when the facts do not say. */
export type Judgement = { met: boolean | null; reasons: DigitalReason[] }

export type Coverage = {
  definitionVersion: string
  /** 设备数字化率 and 设备联网率 in percent, unrounded; null without a report or without equipment. */
  equipmentDigitalRate: number | null
  equipmentNetworkedRate: number | null
  digital: Judgement
  networked: Judgement
  /** Digital and networked: what 数字化网络化覆盖率 counts. */
  covered: Judgement
  /** What 工业互联网平台普及率 counts. */
  platform: Judgement
}

/** Judges one enterprise by a definition (domain §5.1). `facts` null: no report, so nothing is known. */
export function judgeCoverage(facts: DigitalFacts | null, definition: DigitalDefinition): Coverage {
  const digital = judgeDigital(facts, definition)
  const networked = judgeNetworked(facts, definition)
  return {
    definitionVersion: definition.version,
    equipmentDigitalRate: facts && rate(facts.equipmentDigital, facts.equipmentTotal),
    equipmentNetworkedRate: facts && rate(facts.equipmentNetworked, facts.equipmentTotal),
    digital,
    networked,
    covered: {
      met: both(digital.met, networked.met),
      reasons: facts ? [...digital.reasons, ...networked.reasons] : noReport,
    },
    platform: judgePlatform(facts, definition),
  }
}

const noReport = [reason('no-report', {})]

/** n of N in percent, unrounded; null when N is 0. */
export function rate(n: number, total: number): number | null {
  return total === 0 ? null : (n * 100) / total
}

const both = (a: boolean | null, b: boolean | null) => (a === false || b === false ? false : a && b)

function judgeDigital(facts: DigitalFacts | null, { digital: rule }: DigitalDefinition): Judgement {
  if (!facts) return { met: null, reasons: noReport }
  const percent = rate(facts.equipmentDigital, facts.equipmentTotal)
  const equipment = percent === null ? null : percent >= rule.equipmentRateMin
  const params = { percent: percent ?? 0, min: rule.equipmentRateMin }
  const reasons = [
    equipment === null
      ? reason('equipment-unknown', {})
      : reason(equipment ? 'digital-rate-met' : 'digital-rate-low', params),
  ]
  if (!rule.coreProcessesRequired) return { met: equipment, reasons }
  const inSystems = facts.coreProcessesInSystems
  reasons.push(reason(inSystems ? 'core-processes-met' : 'core-processes-missing', {}))
  return { met: both(equipment, inSystems), reasons }
}

function judgeNetworked(facts: DigitalFacts | null, { networked: rule }: DigitalDefinition): Judgement {
  if (!facts) return { met: null, reasons: noReport }
  const percent = rate(facts.equipmentNetworked, facts.equipmentTotal)
  const equipment = percent === null ? null : percent >= rule.equipmentRateMin
  const integrated = facts.integratedFunctions >= rule.integratedFunctionsMin
  const functions = { functions: facts.integratedFunctions, min: rule.integratedFunctionsMin }
  return {
    met: equipment === null ? integrated || null : equipment || integrated,
    reasons: [
      equipment === null
        ? reason('equipment-unknown', {})
        : reason(equipment ? 'networked-rate-met' : 'networked-rate-low', {
            percent: percent ?? 0,
            min: rule.equipmentRateMin,
          }),
      reason(integrated ? 'integration-met' : 'integration-low', functions),
    ],
  }
}

function judgePlatform(facts: DigitalFacts | null, { platform: rule }: DigitalDefinition): Judgement {
  if (!facts) return { met: null, reasons: noReport }
  const met = facts.platformServices >= rule.servicesMin
  const params = { services: facts.platformServices, min: rule.servicesMin }
  return { met, reasons: [reason(met ? 'platform-used' : 'platform-none', params)] }
}
