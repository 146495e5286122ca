import { useT } from '../../i18n/use-t.ts'

/** The name of a tier; organizations that nobody in the chain buys from have none. */
export function useTierName(): (tier: number | null) => string {
  const t = useT('supplier')
  return (tier) => {
    if (tier === null) return t('tier.none')
    return t(`tier.${String(Math.min(tier, 3)) as '0' | '1' | '2' | '3'}`)
  }
}
