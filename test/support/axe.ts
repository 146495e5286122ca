import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * Serious and critical accessibility faults of the open page, one line each, such as
 * `color-contrast: .badge (2 places) https://…`; empty is good.
 */
export async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes, helpUrl }) => `${id}: ${nodes[0]?.target.join(' ')} (${nodes.length} places) ${helpUrl}`,
    )
}
