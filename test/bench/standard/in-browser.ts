import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Page } from 'playwright-core'
import type { StandardContent } from '#core/standard/content.ts'
import { demoLogins } from '#db/demo/logins.ts'
import type { TemplateId } from '#db/templates/load-template.ts'
import { chinese, desktop, launchBrowser } from '#test/support/browser.ts'
import { startDemo } from '../../../scripts/start/demo.ts'
import { signIn } from '../first/sign-in.ts'

/** What one standard came to (ms); requests a count. */
export type InBrowser = Record<
  'usable' | 'typingMedian' | 'typingP95' | 'saved' | 'requests' | 'publish' | 'compare',
  number
>

/** Templates whose codes the two drafts go by. */
const places: TemplateId[] = ['special-process-welding', 'system-audit-9001']

/**
 * The real product with a browser: each content as a draft is opened, typed into, saved, published, and its second
 * version compared with its first.
 */
export async function inBrowser(
  contents: StandardContent[],
  changed: (content: StandardContent) => StandardContent,
): Promise<InBrowser[]> {
  const root = mkdtempSync(join(tmpdir(), 'chainq-bench-'))
  const undo: (() => Promise<void> | void)[] = [() => rmSync(root, { recursive: true, force: true })]
  try {
    const demo = await startDemo({
      dataDir: join(root, 'demo'),
      quiet: true,
      session: { atEnd: (end) => void undo.push(end), fail: (reason) => console.error(reason) },
    })
    const owner = new pg.Client({ connectionString: demo.ownerUrl })
    await owner.connect()
    undo.push(() => owner.end())
    const browser = await launchBrowser()
    undo.push(() => browser.close())
    const context = await browser.newContext({ ...chinese, ...desktop })
    const lead = demoLogins.find(({ workspace }) => workspace === 'lead')!
    const [name, value] = (await signIn(demo.address, lead.login, lead.password)).split('=') as [
      string,
      string,
    ]
    await context.addCookies([{ name, value, url: demo.address }])
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(`${demo.address}/lead/standards`)
    // One person writes and publishes here.
    await owner.query('update standard_policy set four_eyes = false')
    // Scripts and words are in the browser's cache, as for somebody who works here.
    const warm = await openDraft(page, { from: 'template', templateId: 'performance-excellence' })
    await timeToUse(page, `${demo.address}/lead/drafts/${warm.draftId}`)

    const results: InBrowser[] = []
    for (const [at, content] of contents.entries()) {
      const draft = await openDraft(page, { from: 'template', templateId: places[at]! })
      await fill(owner, draft.draftId, content)
      const usable = await timeToUse(page, `${demo.address}/lead/drafts/${draft.draftId}`)
      const typing = await type(page)
      const saving = await save(page)
      const publish = await timed(() => call(page, 'standard.publishDraft', { draftId: draft.draftId }))
      const next = await openDraft(page, { from: 'version', standardId: draft.standardId })
      await fill(owner, next.draftId, changed(content))
      await call(page, 'standard.publishDraft', { draftId: next.draftId })
      const compare = await timeToUse(
        page,
        `${demo.address}/lead/standards/${draft.standardId}/compare?from=1&to=2`,
      )
      results.push({ usable, ...typing, ...saving, publish, compare })
    }
    return results
  } finally {
    for (const end of undo.reverse()) await end()
  }
}

type Draft = { draftId: string; standardId: string }
const openDraft = (page: Page, input: object) => call<Draft>(page, 'standard.openDraft', input)

/** A use case by the product's API, as the person who is signed in. */
async function call<Output>(page: Page, name: string, input: object): Promise<Output> {
  const reply = await page.evaluate(
    async ([path, body]) => {
      const response = await fetch(`/api/trpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body!,
      })
      return (await response.json()) as { result?: { data: unknown }; error?: unknown }
    },
    [name, JSON.stringify(input)],
  )
  if (!reply.result) throw new Error(`${name}: ${JSON.stringify(reply.error)}`)
  return reply.result.data as Output
}

/** Puts the content into a draft, under the code that its standard has. */
async function fill(owner: pg.Client, draftId: string, content: StandardContent): Promise<void> {
  await owner.query(
    `update standard_draft set content = $2::jsonb || jsonb_build_object('code', content -> 'code') where id = $1`,
    [draftId, JSON.stringify(content)],
  )
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** From the address to a page whose script is ready. */
const timeToUse = (page: Page, url: string) =>
  timed(async () => {
    await page.goto(url, { waitUntil: 'commit' })
    await page.waitForFunction(() => document.documentElement?.dataset.ready === 'true')
  })

const keys = 80

/** Types into a question's text; from each key to the frame that shows it. */
async function type(page: Page): Promise<Pick<InBrowser, 'typingMedian' | 'typingP95'>> {
  const rows = page.locator('[data-level=question] button')
  await rows.nth(Math.floor((await rows.count()) / 2)).click()
  const field = page.getByLabel('题目（中文）')
  await field.press('End')
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { times })
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        // After the frame that follows: style, layout and paint are done when the message comes.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => times.push(performance.now() - timeStamp)
          port2.postMessage(null)
        })
      },
      { capture: true },
    )
  })
  for (let i = 0; i < keys; i++) {
    await page.keyboard.press('a')
    await page.waitForTimeout(40)
  }
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times)
  times.sort((a, b) => a - b)
  return { typingMedian: times[times.length >> 1]!, typingP95: times[Math.floor(times.length * 0.95)]! }
}

/** From the last key to “saved”, the rest after typing included, and how many requests that took. */
async function save(page: Page): Promise<Pick<InBrowser, 'saved' | 'requests'>> {
  const badge = page.getByRole('status').getByText('已保存')
  await badge.waitFor()
  await page.waitForTimeout(1000)
  const requests: string[] = []
  const hear = (request: { url(): string }) => requests.push(request.url())
  page.on('request', hear)
  const saved = await timed(async () => {
    await page.keyboard.type('bcd')
    await page
      .getByRole('status')
      .getByText(/稍后保存|正在保存/)
      .waitFor()
    await badge.waitFor()
  })
  await page.waitForTimeout(1000)
  page.off('request', hear)
  return { saved, requests: requests.length }
}
