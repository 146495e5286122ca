import type { Page } from 'playwright-core'

const variable = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** `/lead/suppliers/0f3c…` → `lead-suppliers-id`: one name for all pages of a kind. */
export const kindOf = (path: string): string =>
  path
    .replace(variable, 'id')
    .replace(/^\/+|\/+$/g, '')
    .replace(/[^A-Za-z0-9]+/g, '-') || 'home'

/**
 * Walks every kind of page that links lead to from `start` (same site, without downloads), one page of each kind,
 * and calls `visit` while it is open. `also` are addresses that no link on a page names.
 */
export async function crawl(
  page: Page,
  start: readonly string[],
  visit: (path: string, kind: string) => Promise<void>,
  options: { within: RegExp; skip?: RegExp },
): Promise<string[]> {
  const waiting = [...start]
  const seen = new Set<string>()
  const origin = new URL(page.url()).origin
  while (waiting.length > 0) {
    const path = waiting.shift()!
    const kind = kindOf(path.split('?')[0]!)
    if (seen.has(kind)) continue
    seen.add(kind)
    await page.goto(origin + path, { waitUntil: 'load' })
    await visit(path, kind)
    const links = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
        .filter((link) => link.origin === location.origin && !link.hasAttribute('download'))
        .map((link) => link.pathname),
    )
    for (const link of links) {
      if (options.within.test(link) && !options.skip?.test(link) && !seen.has(kindOf(link)))
        waiting.push(link)
    }
  }
  return [...seen]
}
