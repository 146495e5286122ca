import { demoLogins } from '#db/demo/logins.ts'
import { signIn } from './sign-in.ts'

/**
 * Time from a supplier's committed answer until the committee's page is told that the chain's health changed: twenty
 * digitalization reports, each a little different, listened to as an open page listens. Also gives the address of
 * the audit that the supplier is answering.
 */
export async function changeToPage(demo: { address: string }, cookies: { supply: string; review: string }) {
  const { address } = demo
  const period = quarterOf(new Date())
  const today = new Date().toISOString().slice(0, 10)
  const listening = await listen(`${address}/events?topics=health`, cookies.review)
  const times: number[] = []
  let revision = await revisionOf(address, cookies.supply, period)
  for (let round = 0; round < 20; round += 1) {
    const told = listening.next()
    const response = await fetch(`${address}/api/trpc/digital.report`, {
      method: 'POST',
      headers: { cookie: cookies.supply, origin: address, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{
          period,
          revision,
          equipmentTotal: 400,
          equipmentDigital: 200 + round * 5,
          equipmentNetworked: 180 + round * 5,
        },
        ...{
          coreProcessesInSystems: true,
          integratedFunctions: 3,
          platformServices: 1,
          platformName: '',
          evidenceOn: today,
        },
      }),
    })
    if (!response.ok) throw new Error(`the report was refused: ${await response.text()}`)
    const committed = performance.now()
    revision = ((await response.json()) as { result: { data: { revision: number } } }).result.data.revision
    await told
    times.push(performance.now() - committed)
  }
  listening.stop()
  return { times, path: await answerPath(address) }
}

const quarterOf = (day: Date) => `${day.getUTCFullYear()}Q${Math.floor(day.getUTCMonth() / 3) + 1}`

async function revisionOf(address: string, cookie: string, period: string): Promise<number> {
  const input = encodeURIComponent(JSON.stringify({ period }))
  const response = await fetch(`${address}/api/trpc/digital.getReport?input=${input}`, {
    headers: { cookie },
  })
  const body = (await response.json()) as { result?: { data?: { revision?: number } } }
  return body.result?.data?.revision ?? 0
}

/** Reads a stream of server-sent events; `next()` resolves at the next message. */
async function listen(url: string, cookie: string) {
  const abort = new AbortController()
  const response = await fetch(url, { headers: { cookie }, signal: abort.signal })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let waiting: (() => void) | undefined
  void (async () => {
    try {
      for (;;) {
        const { value, done } = await reader.read()
        if (done) return
        if (value.includes('data:')) waiting?.()
      }
    } catch {
      // Ended by stop().
    }
  })()
  return {
    next: () => new Promise<void>((told) => (waiting = told)),
    stop: () => abort.abort(),
  }
}

/** The page where the demo's supplier answers an audit that is still open. */
async function answerPath(address: string): Promise<string> {
  const supply = demoLogins.find(({ workspace }) => workspace === 'supply')!
  const cookie = await signIn(address, supply.login, supply.password)
  const read = async (path: string) => (await fetch(`${address}${path}`, { headers: { cookie } })).text()
  const page = (await read('/supply')) + (await read('/supply/audits'))
  for (const [audit] of page.matchAll(/\/supply\/audits\/[0-9a-f-]{36}/g)) {
    const path = `${audit}/answer`
    if ((await read(path)).includes('type="radio"')) return path
  }
  throw new Error('the demo has no audit to answer')
}
