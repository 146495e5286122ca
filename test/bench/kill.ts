import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '#db/connect.ts'
import { createDatabase, inDatabase } from '#db/embedded/database.ts'
import { startEmbedded } from '#db/embedded/start.ts'
import { ensureLoginRole, migrateToLatest } from '#db/migrate.ts'
import type { DB } from '#db/schema.generated.ts'
import { runAs } from '#server/adapter/run-as.ts'
import { readConfig } from '#server/config.ts'
import { createRuntime } from '#server/runtime/runtime.ts'
import { markChain } from '#server/score/mark-chain.ts'
import { rebuildChain } from '#server/score/rebuild-chain.ts'
import { verifyChain } from '#server/score/verify-chain.ts'
import { createScoredChain } from '#test/support/scored-chain.ts'
import { figures, isQuiet, violations } from './kill/check.ts'
import { bundleWorker, startVictim } from './kill/process.ts'
import { seeded } from './kill/random.ts'
import { planLinks, streamFacts, suppliers } from './kill/stream.ts'

/*
 * `npm run bench:kill`: kills the worker at random moments while facts stream in, and shows that nothing is lost and
 * nothing happens twice. `-- --kills 20` for a short run, `--seed 7` for another course, `--redis redis://…` for the
 * queue on Redis.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    redis: { type: 'string' },
  },
})
const kills = Number(values.kills)
const random = seeded(Number(values.seed))
const dayInChina = () => new Date(Date.now() + 8 * 36e5).toISOString().slice(0, 10)
const pause = (ms: number) => new Promise((later) => setTimeout(later, ms))

const begun = Date.now()
const dataDir = mkdtempSync(join(tmpdir(), 'chainq-kill-'))
chmodSync(dataDir, 0o711)
const secret = 'the-secret-of-the-kill-bench-0123456789'
const [file, server] = await Promise.all([bundleWorker(), startEmbedded({ dataDir, durable: false })])
const name = `kill_${process.pid}`
await createDatabase(server.ownerUrl, name)
const ownerUrl = inDatabase(server.ownerUrl, name)
await migrateToLatest(ownerUrl)
const loginUrl = await ensureLoginRole(ownerUrl, secret)
const env: Record<string, string> = {
  NODE_ENV: 'production',
  LOG_LEVEL: 'fatal',
  DATA_DIR: join(dataDir, 'files'),
  SESSION_SECRET: secret,
  BENCH_LOGIN_URL: loginUrl,
  SMTP_URL: '',
  REDIS_URL: values.redis ?? '',
}
const owner = connect<DB>({ url: ownerUrl, max: 2 })
const runtime = await createRuntime({ config: readConfig(env), loginUrl, baseUrl: 'http://127.0.0.1' })
let faults: string[] = []
try {
  const chain = await createScoredChain(owner, { suppliers, links: planLinks(random) })
  const firstDay = dayInChina()
  const stream = streamFacts(owner, runtime.services.queue, chain, seeded(Number(values.seed) + 1))
  const hits = { inWork: 0, beforeReady: 0 }
  const killing = Date.now()
  for (let kill = 1; kill <= kills; kill += 1) {
    const victim = startVictim(file, env)
    // Most die at work, some while they start.
    if (random.hits(0.9)) await victim.ready
    await pause(random.whole(0, 1200))
    const { inWork, wasReady } = await victim.kill()
    if (inWork) hits.inWork += 1
    if (!wasReady) hits.beforeReady += 1
    if (kill % 25 === 0) console.log(`${kill} of ${kills} kills, ${seconds(killing)} s`)
  }
  const killedFor = seconds(killing)
  await stream.end()
  if (dayInChina() !== firstDay) {
    await runAs(runtime, markChain, { chainId: chain.chainId }, { reason: 'calendar' })
  }

  const settling = Date.now()
  const last = startVictim(file, env)
  while (!(await isQuiet(owner)) && Date.now() - settling < 240_000) await pause(100)
  const settledIn = seconds(settling)
  await pause(1000)
  const code = await last.stop()
  if (code !== 0) faults.push(`the last worker did not stop cleanly: ${code}`)

  const verified = await runAs(runtime, verifyChain, { chainId: chain.chainId }, {})
  faults.push(...verified.differences.map((one) => `not what the facts give: ${JSON.stringify(one)}`))
  faults.push(...(await violations(owner)))
  const rebuilt = await runAs(runtime, rebuildChain, { chainId: chain.chainId }, {})
  if (rebuilt.changed > 0 || rebuilt.healthChanged) faults.push(`a rebuild changed ${rebuilt.changed} scores`)
  const { versions, health, mails } = await figures(owner)
  const { unannounced, mails: sent, ...facts } = stream.counts
  console.log(`
queue                     ${values.redis ? 'Redis' : 'PostgreSQL'}, seed ${values.seed}
kills                     ${kills} in ${killedFor} s; ${hits.inWork} in a unit of work, ${hits.beforeReady} while starting
facts                     ${Object.values(facts).reduce((a, b) => a + b, 0)} (${Object.entries(facts)
    .map(([kind, n]) => `${kind} ${n}`)
    .join(', ')})
wake-ups lost on purpose  ${unannounced}
score versions            ${versions} of ${verified.compared} enterprises; health ${health}
mails                     ${mails} written (${sent} counted)
settled after the last    ${settledIn} s
compared with a rebuild   ${verified.compared} scores, ${verified.differences.length} different
total                     ${seconds(begun)} s`)
} catch (error) {
  faults = [...faults, String(error instanceof Error ? error.stack : error)]
} finally {
  await runtime.close()
  await owner.destroy()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
for (const fault of faults.slice(0, 20)) console.error(`VIOLATION ${fault}`)
console.log(faults.length === 0 ? 'No violation' : `${faults.length} violations`)
process.exit(faults.length === 0 ? 0 : 1)

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1)
}
