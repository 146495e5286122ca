import { rate } from '#core/digital/coverage.ts'
import type { ScorePolicy } from '#core/score/policy.ts'
import type { HealthMember } from './health-member.ts'
import type { ChainHealth, TierHealth } from './health-schema.ts'
import { byId, type Network, type NetworkNode } from './network.ts'
import { mayCount, minimumGroup } from './privacy.ts'

/** The chain tier by tier. Hidden members enter the numbers of their tier only if at least three of them have a score. */
export function tierSeries(
  network: Network,
  members: ReadonlyMap<string, HealthMember>,
  isVisible: (id: string) => boolean,
  policy: Pick<ScorePolicy, 'bands'>,
): TierHealth[] {
  const byTier = new Map<number | null, NetworkNode[]>()
  for (const node of network.nodes.values()) byTier.set(node.tier, [...(byTier.get(node.tier) ?? []), node])
  return [...byTier]
    .sort(([a], [b]) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY))
    .map(([tier, nodes]) => tierHealth(tier, nodes, members, isVisible, policy))
}

function tierHealth(
  tier: number | null,
  nodes: NetworkNode[],
  members: ReadonlyMap<string, HealthMember>,
  isVisible: (id: string) => boolean,
  { bands }: Pick<ScorePolicy, 'bands'>,
): TierHealth {
  const visible = nodes.filter((n) => isVisible(n.id))
  const hiddenRated = nodes.filter((n) => !isVisible(n.id) && n.own !== null).length
  const suppressed = visible.length < nodes.length && hiddenRated < minimumGroup
  const counted = suppressed ? visible : nodes
  const rated = counted.flatMap((n) => n.own ?? [])
  const worst = visible
    .flatMap(({ id, own }) => (own === null ? [] : { organizationId: id, own }))
    .sort((a, b) => a.own - b.own || byId(a.organizationId, b.organizationId))
    .at(0)
  return {
    tier,
    members: nodes.length,
    suppressed,
    rated: rated.length,
    mean: rated.length === 0 ? null : Math.min(100, rated.reduce((a, b) => a + b, 0) / rated.length),
    worst: worst ?? null,
    byGrade: [...bands.map((b) => b.grade), null].map((grade) => ({
      grade,
      members: counted.filter((n) => members.get(n.id)!.grade === grade).length,
    })),
  }
}

/** 同标同质: how many suppliers are audited under the version that most of them are audited under (domain §7). */
export function adoption(suppliers: readonly HealthMember[]): ChainHealth['adoption'] {
  const visible = suppliers.filter((s) => s.visible)
  const suppressed = !mayCount(suppliers.length - visible.length)
  const counted = suppressed ? visible : suppliers
  const users = new Map<string, number>()
  for (const { standardVersionIds } of counted)
    for (const version of new Set(standardVersionIds)) users.set(version, (users.get(version) ?? 0) + 1)
  const [most] = [...users].sort(([a, n], [b, m]) => m - n || byId(a, b))
  const adopted = most?.[1] ?? 0
  return {
    standardVersionId: most?.[0] ?? null,
    adopted,
    suppliers: counted.length,
    rate: rate(adopted, counted.length),
    suppressed,
  }
}
