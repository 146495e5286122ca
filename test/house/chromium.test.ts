import { existsSync } from 'node:fs'
import { platform } from 'node:os'
import { expect, it } from 'vitest'
import { shippedChromium } from '#test/support/browser.ts'

it.runIf(platform() === 'linux')(
  'a machine without a browser finds the one that npm brought',
  async () => {
    const { executablePath, args } = await shippedChromium()
    expect(existsSync(executablePath)).toBe(true)
    expect(args.length).toBeGreaterThan(0)
  },
  60_000,
)
