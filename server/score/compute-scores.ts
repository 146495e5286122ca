import { rollUpIncremental } from '#core/chain/incremental.ts'
import { buildNetwork, type Network } from '#core/chain/network.ts'
import type { Rolled } from '#core/chain/rule.ts'
import type { ScoreFacts } from '#core/score/facts.ts'
import { scoreOrganization } from '#core/score/organization-score.ts'
import type { ScorePolicy } from '#core/score/policy.ts'
import type { OrganizationScore } from '#core/score/result.ts'
import { type Chain, sharedUpIds } from './load-chain.ts'

/** A score as it should stand now. `explanation` null: the own score was not computed, the stored one holds. */
export type NextScore = {
  orgId: string
  policyVersion: number
  own: number | null
  ownCoverage: number
  grade: string | null
  rolled: number | null
  rolledCoverage: number
  sharedUp: boolean
  explanation: OrganizationScore | null
}

export type Computed = {
  network: Network
  /** Every enterprise of the chain. */
  scores: Map<string, NextScore>
}

/**
 * Scores the organizations that have `facts` and carries the change up to every buyer above them; all others keep
 * what is stored. With facts of everybody and nothing stored it is the full computation, with the same digits.
 */
export function computeScores(
  chain: Pick<Chain, 'members' | 'scoredIds' | 'links' | 'leaderOrgId' | 'stored' | 'chainId'>,
  facts: ReadonlyMap<string, ScoreFacts>,
  policy: ScorePolicy,
  asOf: string,
): Computed {
  const explained = new Map([...facts].map(([orgId, of]) => [orgId, scoreOrganization(of, policy, asOf)]))
  const ownOf = (orgId: string) => explained.get(orgId) ?? null
  const network = buildNetwork({
    nodes: chain.scoredIds.map((id) => {
      const fresh = ownOf(id)
      return { id, own: fresh ? fresh.own : (chain.stored.get(id)?.own ?? null) }
    }),
    edges: chain.links.map(({ buyerOrgId, supplierOrgId, share }) => ({
      buyer: buyerOrgId,
      supplier: supplierOrgId,
      share,
    })),
    leaderId: chain.leaderOrgId,
  })
  const stored = new Map<string, Rolled>(
    [...chain.stored].map(([id, { rolled, rolledCoverage }]) => [id, { rolled, coverage: rolledCoverage }]),
  )
  const rolled = rollUpIncremental({
    network,
    alpha: policy.rollUp.alpha,
    stored,
    changed: new Set(explained.keys()),
  })
  const shared = sharedUpIds(chain)
  const scores = chain.scoredIds.map((orgId): NextScore => {
    const fresh = ownOf(orgId)
    const before = chain.stored.get(orgId)
    const up = rolled.get(orgId) ?? stored.get(orgId)!
    return {
      orgId,
      policyVersion: policy.version,
      own: fresh ? fresh.own : before!.own,
      ownCoverage: fresh ? fresh.coverage : before!.ownCoverage,
      grade: fresh ? fresh.grade : before!.grade,
      rolled: up.rolled,
      rolledCoverage: up.coverage,
      sharedUp: shared.has(orgId),
      explanation: fresh,
    }
  })
  return { network, scores: new Map(scores.map((score) => [score.orgId, score])) }
}
