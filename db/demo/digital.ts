import { addDays } from '#core/corrective/due-date.ts'
import { currentDefinition } from '#core/digital/definition.ts'
import { reportingDays } from './calendar.ts'
import { type ChainKey, chains, notRegistered, reticent, type SupplierPart } from './cast.ts'
import { chainId, linksOf, orgId, type Place } from './place.ts'
import { chance, idOf } from './random.ts'

export type WrittenReport = {
  id: string
  organization: string
  chain: ChainKey
  period: string
  reportedOn: string
  equipmentTotal: number
  equipmentDigital: number
  equipmentNetworked: number
  coreProcessesInSystems: boolean
  integratedFunctions: number
  platformServices: number
  evidenceOn: string
  definitionVersion: string
}

/**
 * Enterprises above designated size that count as covered and as platform users, quarter by quarter: the chain's rates
 * climb towards what the anchor case publishes (domain §0: 80 % and 60 %).
 */
const coveredOf40 = [15, 17, 20, 22, 25, 27, 30, 32]
const platformOf40 = [8, 10, 12, 14, 17, 19, 22, 24]
/** Designated suppliers that have not sent a report; they stay in the denominator. */
const silent: readonly string[] = ['mozhi', 'gangluo']

const platforms = ['湘江工业互联网平台（示例）', '轨道云链平台（示例）', '制造云服务平台（示例）']

/** Eight quarters of digitalization reports; every enterprise keeps what it has reached. */
export function addDigitalReports(place: Place): WrittenReport[] {
  return chains.flatMap(({ key: chain, leader }) => {
    const members = [...new Set(linksOf(chain, reticent).map((link) => link.supplier))]
    const reporting = members.filter(({ key }) => !notRegistered.includes(key) && !silent.includes(key))
    const designated = reporting.filter((one) => one.designated !== false)
    const order = (what: string) =>
      chance(`${what} ${chain}`)
        .shuffle(designated)
        .sort((a, b) => rank(a) - rank(b))
    const covered = order('covered')
    const platform = order('platform')
    const scale = chain === 'rail' ? 1 : designated.length / 40
    const reports: WrittenReport[] = []
    for (const supplier of reporting) {
      const tail = chance(`tail ${supplier.key}`)
      reports.push(
        ...reportsOf(place, chain, supplier.key, sizeFactor[supplier.size], {
          covered:
            supplier.designated === false
              ? tail.hit(0.3)
                ? tail.whole(3, 7)
                : 99
              : firstQuarter(coveredOf40, covered.indexOf(supplier), scale),
          platform:
            supplier.designated === false
              ? tail.hit(0.25)
                ? tail.whole(3, 7)
                : 99
              : firstQuarter(platformOf40, platform.indexOf(supplier), scale),
        }),
      )
    }
    reports.push(...reportsOf(place, chain, leader.key, sizeFactor[leader.size], { covered: 0, platform: 0 }))
    return reports
  })
}

const sizeFactor = { large: 400, medium: 140, small: 45, micro: 14 } as const

/** Large enterprises first, then as the shuffle has it. */
const rank = ({ size }: SupplierPart) => ({ large: 0, medium: 1, small: 2, micro: 2 })[size]

/** The quarter from which the enterprise at this place in the order counts; 99: not yet. */
function firstQuarter(steps: readonly number[], place: number, scale: number): number {
  const quarter = steps.findIndex((count) => place < count * scale)
  return quarter === -1 ? 99 : quarter
}

function reportsOf(
  { ledger, calendar, people }: Place,
  chain: ChainKey,
  organization: string,
  machines: number,
  from: { covered: number; platform: number },
): WrittenReport[] {
  const random = chance(`digital ${chain} ${organization}`)
  const total = Math.round(machines * (0.8 + random.next() * 0.6))
  const start = random.whole(20, 31)
  const networkedGap = random.whole(4, 10)
  const platformName = random.pick(platforms)
  const early = random.hit(0.7)
  return calendar.quarters.map(({ period, endsOn }, quarter) => {
    const reached = quarter >= from.covered
    // Below 40 % until the enterprise is covered, then climbing by some points a quarter.
    const digital = reached
      ? Math.min(68, 46 + (quarter - Math.max(0, from.covered)) * 3 + (start % 9))
      : Math.min(38, start + quarter)
    const networked = reached ? digital - Math.min(networkedGap, digital - 42) : Math.min(36, digital - 4)
    const onPlatform = quarter >= from.platform
    const reportedOn = addDays(endsOn, random.whole(6, reportingDays - 1))
    const report: WrittenReport = {
      id: idOf(`report ${chain} ${organization} ${period}`),
      organization,
      chain,
      period,
      reportedOn,
      equipmentTotal: total,
      equipmentDigital: Math.round((total * digital) / 100),
      equipmentNetworked: Math.round((total * networked) / 100),
      // Most have their core processes in systems long before enough machines are digital.
      coreProcessesInSystems: reached || early,
      integratedFunctions: reached
        ? Math.min(4, 2 + Math.floor((quarter - Math.max(0, from.covered)) / 2))
        : random.whole(0, 1),
      platformServices: onPlatform ? Math.min(2, 1 + Math.floor((quarter - from.platform) / 2)) : 0,
      evidenceOn: addDays(endsOn, -random.whole(2, 12)),
      definitionVersion: currentDefinition.version,
    }
    const { reportedOn: _, organization: __, chain: ___, ...columns } = report
    ledger.add('digitalReport', {
      ...columns,
      chainId: chainId(chain),
      orgId: orgId(organization),
      sharedUp: true,
      platformName: onPlatform ? platformName : null,
      revision: 1,
      reportedBy: people(organization)[0]!.id,
      reportedAt: calendar.at(reportedOn, `report ${organization}`),
    })
    return report
  })
}
