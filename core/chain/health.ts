import type { ChainRates } from '#core/digital/rates.ts'
import { gradeOf } from '#core/score/band.ts'
import type { ScorePolicy } from '#core/score/policy.ts'
import { bottleneckPath } from './bottleneck.ts'
import { cycles } from './components.ts'
import type { HealthMember } from './health-member.ts'
import type { ChainHealth, ChainWork } from './health-schema.ts'
import { influenceOn, weakestLinks } from './influence.ts'
import type { Network } from './network.ts'
import { minimumGroup } from './privacy.ts'
import { inheritedCoverage, type Rolled } from './rule.ts'
import { adoption, tierSeries } from './tier.ts'

/**
 * Health of a chain from its rolled-up network (domain §4.2, §9). `network` needs its leader; every organization in it
 * needs its member. Plain JSON that names nobody who may not be shown and leaves nobody to be inferred from a group
 * smaller than three.
 */
export function chainHealth(input: {
  asOf: string
  policy: ScorePolicy
  network: Network
  values: ReadonlyMap<string, Rolled>
  members: readonly HealthMember[]
  digital: ChainRates | null
  work?: ChainWork | null
  weakestCount?: number
}): ChainHealth {
  const { asOf, policy, network, values } = input
  const members = new Map(input.members.map((m) => [m.organizationId, m]))
  const leader = network.leaderId === null ? undefined : network.nodes.get(network.leaderId)
  if (!leader) throw new RangeError('The chain has no leader')
  for (const id of network.nodes.keys())
    if (!members.has(id)) throw new RangeError(`Organization ${id} is in the network but no member`)
  const isVisible = (id: string) => id === leader.id || members.get(id)!.visible
  const alpha = policy.rollUp.alpha

  const { rolled, coverage: whole } = values.get(leader.id)!
  const coverage = leader.own === null ? inheritedCoverage(leader, (id) => values.get(id)!.coverage) : whole
  const score = rolled === null ? null : clamp(rolled, 100)
  const influence = influenceOn(network, alpha, values, leader.id)
  const found = cycles(network)
  const shown = found.filter((c) => c.members.every(isVisible))
  const nodes = [...network.nodes.values()]
  return {
    asOf,
    policyVersion: policy.version,
    score,
    grade: score === null || coverage < policy.minimumCoverage - 1e-9 ? null : gradeOf(score, policy.bands),
    coverage: clamp(coverage, 1),
    members: nodes.length,
    rated: nodes.filter((n) => n.own !== null).length,
    tiers: tierSeries(network, members, isVisible, policy),
    cycles: shown,
    hiddenCycles: found.length - shown.length,
    weakest: weakestLinks(network, influence, {
      count: input.weakestCount ?? 10,
      include: (id) => id !== leader.id && isVisible(id),
    }).map((link) => ({
      ...link,
      influence: clamp(link.influence, 1),
      grade: members.get(link.organizationId)!.grade,
    })),
    hiddenLoss: hiddenLoss(network, influence, isVisible),
    bottleneck: bottleneckPath(network, alpha, values, isVisible).map((step) => ({
      ...step,
      share: clamp(step.share, 1),
    })),
    adoption: adoption(nodes.flatMap((n) => (n === leader ? [] : members.get(n.id)!))),
    digital: input.digital,
    work: input.work ?? null,
  }
}

/** Never 100.00000000000001 by the rounding of a sum. */
const clamp = (value: number, max: number) => Math.min(max, value)

function hiddenLoss(
  network: Network,
  influence: ReadonlyMap<string, number>,
  isVisible: (id: string) => boolean,
): ChainHealth['hiddenLoss'] {
  const hidden = [...influence].filter(([id]) => !isVisible(id))
  if (hidden.length < minimumGroup) return null
  const loss = hidden.reduce((sum, [id, share]) => sum + share * (100 - network.nodes.get(id)!.own!), 0)
  return { suppliers: hidden.length, loss: clamp(loss, 100) }
}
