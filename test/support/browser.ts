import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The machine's own Chromium, else the one that npm brought. */
export async function findChromium(): Promise<{ executablePath: string; args: string[] }> {
  const system = systemPaths.find((path) => existsSync(path))
  return system ? { executablePath: system, args: [] } : shippedChromium()
}

/** The Chromium of `@sparticuz/chromium` (Linux), unpacked under the temporary folder on first use. */
export async function shippedChromium(): Promise<{ executablePath: string; args: string[] }> {
  const { default: shipped } = await import('@sparticuz/chromium')
  shipped.setGraphicsMode = false
  return { executablePath: await shipped.executablePath(), args: shipped.args }
}

/** A headless browser that talks to nobody but the pages it is sent to. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args } = await findChromium()
  return chromium.launch({
    executablePath,
    args: [
      ...args,
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
}

/** A phone in a workshop: 360 × 740, touch. */
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}

export const desktop: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }

/** Chinese first, as most users have it. */
export const chinese: BrowserContextOptions = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }
export const english: BrowserContextOptions = { locale: 'en-GB', timezoneId: 'Asia/Shanghai' }
