import type { Kysely, Transaction } from 'kysely'
import type { DB } from '#db/schema.generated.ts'
import type { JobQueue } from '#server/job/definition.ts'
import { sendMailJob } from '#server/notify/send-mail.job.ts'
import { scoreChainJob } from '#server/score/score-chain.job.ts'
import {
  addAction,
  closeAction,
  dropLink,
  type LinkPlan,
  queueMail,
  reportDigital,
  type ScoredChain,
  setLink,
  signAudit,
} from '#test/support/scored-chain.ts'
import type { Random } from './random.ts'

export const suppliers = 60

/** Sixty suppliers over three tiers below the leader, with one circular supply of three and one of two. */
export function planLinks(random: Random): LinkPlan[] {
  const links: LinkPlan[] = []
  const share = () => random.whole(1, 400) / 4
  for (let one = 1; one <= 18; one += 1) links.push([0, one, share()])
  for (let two = 19; two <= 44; two += 1) {
    links.push([random.whole(1, 18), two, share()])
    if (random.hits(0.3)) links.push([random.whole(1, 18), two, share()])
  }
  for (let three = 45; three <= 60; three += 1) links.push([random.whole(19, 44), three, share()])
  links.push([20, 30, share()], [30, 40, share()], [40, 20, share()], [50, 51, share()], [51, 50, share()])
  const seen = new Set<string>()
  return links.filter(([buyer, supplier]) => {
    const key = `${buyer}-${supplier}`
    return !seen.has(key) && seen.add(key)
  })
}

export type Stream = {
  counts: Record<'audits' | 'actions' | 'reports' | 'links' | 'mails' | 'unannounced', number>
  /** Ends the stream once the fact in hand is written. */
  end(): Promise<void>
}

/** Writes facts without pause, as use cases do, until it is ended. Some wake-ups are lost on purpose. */
export function streamFacts(owner: Kysely<DB>, queue: JobQueue, chain: ScoredChain, random: Random): Stream {
  const counts = { audits: 0, actions: 0, reports: 0, links: 0, mails: 0, unannounced: 0 }
  const everybody = [chain.leaderId, ...chain.supplierIds]
  let ending = false

  async function writeFact(db: Transaction<DB>): Promise<string | null> {
    const orgId = random.of(everybody)
    const kind = random.next()
    if (kind < 0.3) {
      counts.audits += 1
      await signAudit(db, chain, orgId, { overall: random.whole(4000, 10_000) / 100 })
    } else if (kind < 0.45) {
      counts.actions += 1
      const closed = random.hits(0.5) ? random.whole(-30, 0) : null
      await addAction(db, chain, orgId, { dueInDays: random.whole(-40, 20), closedInDays: closed })
    } else if (kind < 0.55) {
      counts.actions += 1
      await closeAction(db, chain, orgId)
    } else if (kind < 0.75) {
      counts.reports += 1
      const [digital, networked] = [random.whole(0, 97), random.whole(0, 97)]
      await reportDigital(db, chain, orgId, { digital, networked, period: `2026Q${random.whole(1, 4)}` })
    } else if (kind < 0.9) {
      counts.links += 1
      const other = random.of(chain.supplierIds.filter((id) => id !== orgId))
      if (random.hits(0.6)) await setLink(db, chain, orgId, other, random.whole(1, 400) / 4)
      else await dropLink(db, chain, orgId, other)
    } else {
      counts.mails += 1
      return queueMail(db, chain)
    }
    return null
  }

  async function run(): Promise<void> {
    while (!ending) {
      const mailId = await owner.transaction().execute(writeFact)
      if (random.hits(0.05)) counts.unannounced += 1
      else if (mailId) await queue.add(sendMailJob, { mailId })
      else await queue.add(scoreChainJob, { chainId: chain.chainId })
      await new Promise((later) => setTimeout(later, random.whole(20, 180)))
    }
  }

  const running = run()
  return {
    counts,
    end() {
      ending = true
      return running
    },
  }
}
