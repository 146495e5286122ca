/** What counts of one check for the published rates. */
export type CheckFacts = {
  /** Day the audit was signed; null while it runs. */
  signedOn: string | null
  /** Last day for publication; null while it runs. */
  publishBy: string | null
  published: boolean
  conclusion: 'passed' | 'rectify' | 'failed' | null
  /** Corrective actions that came of it. */
  actions: { closed: boolean }[]
}

/** A rate with what it counts; `percent` null when there is nothing to count. */
export type Rate = { done: number; of: number; percent: number | null }

const rate = (done: number, of: number): Rate => ({
  done,
  of,
  percent: of === 0 ? null : Math.round((done / of) * 1000) / 10,
})

/**
 * 公示率 and 不合格后处理完成率 (domain §7): results published of checks that are over, and corrective actions closed
 * of those that came of checks not passed. `late` counts results that are not published and past their day.
 */
export function drawRates(
  checks: readonly CheckFacts[],
  today: string,
): { published: Rate; handled: Rate; late: number } {
  const over = checks.filter(({ signedOn }) => signedOn !== null)
  const actions = over.filter(({ conclusion }) => conclusion !== 'passed').flatMap((check) => check.actions)
  return {
    published: rate(over.filter((check) => check.published).length, over.length),
    handled: rate(actions.filter(({ closed }) => closed).length, actions.length),
    late: over.filter(({ published, publishBy }) => !published && publishBy !== null && publishBy < today)
      .length,
  }
}
