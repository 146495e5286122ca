import { chainHealth } from '#core/chain/health.ts'
import { buildNetwork, type Network } from '#core/chain/network.ts'
import { rollUpNetwork } from '#core/chain/roll-up.ts'
import { currentDefinition } from '#core/digital/definition.ts'
import { chainRates } from '#core/digital/rates.ts'
import { countingAudits } from '#core/score/audit-component.ts'
import type { ScoreFacts } from '#core/score/facts.ts'
import { scoreOrganization } from '#core/score/organization-score.ts'
import { defaultPolicy } from '#core/score/policy.ts'
import type { OrganizationScore } from '#core/score/result.ts'
import { chains, reticent } from './cast.ts'
import { type DemoFacts, edgesOf, factsOn, workOn } from './facts.ts'
import { chainId, hiddenOf, linksOf, orgId, type Place } from './place.ts'

const policy = defaultPolicy

/**
 * The scores as they stood at each of the last month ends, from the facts known by then and with the rules of today:
 * versions of every organization's score whenever its numbers changed, and of the chain's health. The newest
 * versions stand open until the worker follows with today's. Only these carry an explanation.
 */
export function replayDemoHistory(place: Place, demo: DemoFacts): void {
  for (const { key, leader } of chains) {
    const links = linksOf(key, reticent)
    const hidden = hiddenOf(links, leader.key, reticent)
    const keys = [leader.key, ...new Set(links.map((link) => link.supplier.key))]
    const scores = new Versions()
    const healths: { asOf: string; at: string; content: ReturnType<typeof chainHealth> }[] = []
    for (const asOf of place.calendar.monthEnds) {
      const at = endOfDay(asOf)
      const facts = factsOn(demo, key, asOf)
      const members = keys.map((organization) => {
        const id = orgId(organization)
        const known = facts(id)
        return { id, organization, known, score: scoreOrganization(known, policy, asOf) }
      })
      if (members.every(({ score }) => score.own === null)) continue
      const network = buildNetwork({
        nodes: members.map(({ id, score }) => ({ id, own: score.own })),
        edges: edgesOf(links),
        leaderId: orgId(leader.key),
      })
      const values = rollUpNetwork(network, policy.rollUp.alpha)
      for (const { id, organization, score } of members)
        scores.add(id, at, score, values.get(id)!, !hidden.has(organization))
      const content = chainHealth({
        asOf,
        policy,
        network,
        values,
        members: members.map(({ id, organization, known, score }) => ({
          organizationId: id,
          grade: score.grade,
          visible: !hidden.has(organization),
          standardVersionIds: countingAudits(known.audits, policy, asOf).map(
            (audit) => audit.standardVersionId,
          ),
        })),
        work: workOn(demo, place.calendar, key, leader.key, asOf),
        digital: ratesOn(place, key, asOf, network, members),
      })
      healths.push({ asOf, at, content })
    }
    scores.write(place, chainId(key))
    healths.forEach(({ asOf, at, content }, index) => {
      place.ledger.add('chainHealth', {
        chainId: chainId(key),
        version: index + 1,
        validFrom: at,
        validTo: healths[index + 1]?.at ?? null,
        recordedAt: at,
        asOf,
        score: content.score,
        grade: content.grade,
        coverage: content.coverage,
        content,
      })
    })
  }
}

/** Midnight in China at the end of a day. */
const endOfDay = (day: string) => new Date(Date.parse(`${day}T24:00:00+08:00`)).toISOString()

function ratesOn(
  { ledger }: Place,
  chain: (typeof chains)[number]['key'],
  asOf: string,
  network: Network,
  members: readonly { id: string; known: ScoreFacts }[],
) {
  const year = Number(asOf.slice(0, 4))
  const designated = new Set(
    ledger
      .rows('designatedEnterprise')
      .filter((row) => row.chainId === chainId(chain) && row.year === year)
      .map((row) => row.orgId),
  )
  return chainRates(
    members
      .filter(({ id }) => network.nodes.has(id))
      .map(({ id, known }) => ({ organizationId: id, designated: designated.has(id), facts: known.digital })),
    { year, definition: currentDefinition },
  )
}

type Numbers = {
  asOf: string
  policyVersion: number
  own: number | null
  ownCoverage: number
  grade: string | null
  rolled: number | null
  rolledCoverage: number
  sharedUp: boolean
}

/** Versions beside each other: a new one only when a number changed. */
class Versions {
  readonly #byOrganization = new Map<string, { at: string; numbers: Numbers; score: OrganizationScore }[]>()

  add(
    id: string,
    at: string,
    score: OrganizationScore,
    up: { rolled: number | null; coverage: number },
    sharedUp: boolean,
  ): void {
    const { asOf, policyVersion, own, coverage, grade } = score
    const rolled = { rolled: up.rolled, rolledCoverage: up.coverage }
    const numbers = { asOf, policyVersion, own, ownCoverage: coverage, grade, ...rolled, sharedUp }
    const versions = this.#byOrganization.get(id) ?? []
    this.#byOrganization.set(id, versions)
    const last = versions.at(-1)
    if (last && same(last.numbers, numbers)) last.score = score
    else versions.push({ at, numbers, score })
  }

  write({ ledger }: Place, chain: string): void {
    for (const [id, versions] of this.#byOrganization) {
      versions.forEach(({ at, numbers }, index) => {
        ledger.add('organizationScore', {
          ...numbers,
          chainId: chain,
          orgId: id,
          version: index + 1,
          validFrom: at,
          validTo: versions[index + 1]?.at ?? null,
          recordedAt: at,
        })
      })
      const latest = versions.at(-1)!
      ledger.add('scoreExplanation', {
        chainId: chain,
        orgId: id,
        version: versions.length,
        sharedUp: latest.numbers.sharedUp,
        content: latest.score,
      })
    }
  }
}

function same({ asOf: _, ...a }: Numbers, { asOf: __, ...b }: Numbers): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
