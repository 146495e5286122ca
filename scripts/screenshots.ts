import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { preferenceCookies } from '#core/identity/preference.ts'
import { demoLogins } from '#db/demo/logins.ts'
import { seriousFaults } from '#test/support/axe.ts'
import { chinese, desktop, english, launchBrowser, phone } from '#test/support/browser.ts'
import { crawl } from '#test/support/crawl.ts'
import { startDemo } from './start/demo.ts'
import { say } from './start/print.ts'
import { run } from './start/run.ts'

/*
 * `npm run screenshots`: a picture of every page for each of the three users, on a phone and a desktop, in both
 * languages, into screenshots/<user>/<page>.<width>.<language>.png. Says what axe and the eye would mind. `-- --only lead --lang zh --width 1440` narrows it.
 */
const folder = 'screenshots'
const widths: Record<string, BrowserContextOptions> = { '360': phone, '1440': desktop }
const languages = { zh: chinese, en: english } as const
const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at > 0 ? process.argv[at + 1] : undefined
}
const wanted = <T extends string>(name: string, all: readonly T[]) =>
  all.filter((one) => (option(name) ?? one) === one)

const publicPages = ['/login', '/forgot', '/mailbox', '/no-such-page']
/** Files, and pages that only pass on. */
const skip = /\/(file|template|export)$|^\/(evidence|api)\//

await run(async (session) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chainq-screenshots-'))
  session.atEnd(async () => rmSync(dataDir, { recursive: true, force: true }))
  const demo = await startDemo({ dataDir, session })
  const browser = await launchBrowser()
  session.atEnd(() => browser.close())
  let pictures = 0
  for (const language of wanted('lang', ['zh', 'en'])) {
    for (const width of wanted('width', Object.keys(widths))) {
      for (const user of wanted('only', ['public', ...demoLogins.map(({ workspace }) => workspace)])) {
        const context = await browser.newContext({ ...languages[language], ...widths[width] })
        await context.addCookies([{ name: preferenceCookies.locale, value: language, url: demo.address }])
        const page = await context.newPage()
        await page.goto(`${demo.address}/login`)
        const login = demoLogins.find(({ workspace }) => workspace === user)
        if (login) {
          await page.locator('input[name=login]:not([type=hidden])').fill(login.login)
          await page.locator('input[name=password]:not([type=hidden])').fill(login.password)
          await Promise.all([
            page.waitForURL((url) => url.pathname !== '/login'),
            page.keyboard.press('Enter'),
          ])
        }
        mkdirSync(join(folder, user), { recursive: true })
        const take = async (path: string, kind: string) => {
          await page.waitForTimeout(150)
          for (const fault of await faultsOf(page)) say(`${path} ${width} ${language}: ${fault}`)
          await page.screenshot({
            path: join(folder, user, `${kind}.${width}.${language}.png`),
            fullPage: true,
            // On a picture of the whole page the bar at the screen's edge would lie across its middle.
            style: 'nav[class*="tabs"] { position: static !important }',
          })
          pictures += 1
        }
        const home = login ? [`/${user}`, '/account'] : publicPages
        const within = login ? new RegExp(`^/(${user}|account|mailbox)(/|$)`) : /^\/mailbox/
        await crawl(page, home, take, { within, skip })
        await context.close()
        say(`${user} ${width} ${language}: ${pictures} pictures so far`)
      }
    }
  }
  say(`${pictures} pictures in ${folder}/`)
  session.end()
})

/** Serious faults by axe, lost characters, and a page wider than its screen. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults = await seriousFaults(page)
  if ((await page.content()).includes('\uFFFD')) faults.push('a character was lost on the way')
  const [wide, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    // A phone widens its window to what overflows; its screen stays.
    Math.min(window.innerWidth, window.screen.width),
  ])
  if (wide! > screen!) faults.push(`wider than the screen: ${wide} > ${screen}`)
  return faults
}
