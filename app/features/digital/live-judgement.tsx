import { type Coverage, judgeCoverage, rate } from '#core/digital/coverage.ts'
import type { DigitalDefinition } from '#core/digital/definition.ts'
import type { DigitalFacts } from '#core/digital/facts.ts'
import { missingForCoverage } from '#core/digital/missing.ts'
import { digitalIssueText, digitalReasonText } from '#core/digital/words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLocale, useT } from '../../i18n/use-t.ts'
import { Columns, Stack } from '../../ui/layout.tsx'
import { StatTile } from '../../ui/stat-tile.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './digital.module.css'

/** What is in the form so far; null where nothing usable is entered. */
export interface Entered {
  equipmentTotal: number | null
  equipmentDigital: number | null
  equipmentNetworked: number | null
  coreProcessesInSystems: boolean
  integratedFunctions: number | null
  platformServices: number | null
}

/** The rates that follow from what is typed, whether it counts, and in words what is missing. */
export function LiveJudgement({ entered, definition }: { entered: Entered; definition: DigitalDefinition }) {
  const t = useT('digital')
  const format = useFormat()
  const locale = useLocale()
  const percent = (n: number | null) =>
    n === null || entered.equipmentTotal === null ? null : rate(n, entered.equipmentTotal)
  const shown = (value: number | null) =>
    value === null || value > 100 ? '–' : `${format.number(value, 1)}%`
  const base = (part: number | null) =>
    part === null || entered.equipmentTotal === null ? null : `${part}/${entered.equipmentTotal}`
  const digitalRate = percent(entered.equipmentDigital)
  const networkedRate = percent(entered.equipmentNetworked)
  const facts = complete(entered)
  const judged = facts && judgeCoverage(facts, definition)
  const impossible = tooMany(entered).map((issue) => digitalIssueText(issue)[locale])
  return (
    <Stack>
      <Columns min={160}>
        <StatTile
          label={t('list.digital')}
          value={shown(digitalRate)}
          hint={base(entered.equipmentDigital)}
        />
        <StatTile
          label={t('list.networked')}
          value={shown(networkedRate)}
          hint={base(entered.equipmentNetworked)}
        />
      </Columns>
      <div aria-live="polite" className={styles.verdict}>
        {impossible.length > 0 ? (
          impossible.map((words) => (
            <p key={words} className={styles.impossible}>
              {words}
            </p>
          ))
        ) : (
          <Verdict judged={judged} />
        )}
      </div>
    </Stack>
  )
}

function Verdict({ judged }: { judged: Coverage | null }) {
  const t = useT('digital')
  const locale = useLocale()
  if (!judged) return <StatusBadge>{t('report.unknown')}</StatusBadge>
  const covered = judged.covered.met
  const missing = missingForCoverage(judged)
  return (
    <>
      <p>
        <StatusBadge tone={covered ? 'good' : covered === null ? 'neutral' : 'warn'}>
          {t(covered ? 'report.covered' : covered === null ? 'report.unknown' : 'report.notCovered')}
        </StatusBadge>{' '}
        <StatusBadge tone={judged.platform.met ? 'good' : 'neutral'}>
          {t(judged.platform.met ? 'report.onPlatform' : 'report.notOnPlatform')}
        </StatusBadge>
      </p>
      {missing.length > 0 && (
        <>
          <p>{t('report.missing')}</p>
          <ul>
            {missing.map((reason) => (
              <li key={reason.code}>{digitalReasonText(reason)[locale]}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** All counts are there; the rest of a report does not bear on the judgement. */
function complete(entered: Entered): DigitalFacts | null {
  const { equipmentTotal, equipmentDigital, equipmentNetworked, integratedFunctions, platformServices } =
    entered
  if (
    equipmentTotal === null ||
    equipmentDigital === null ||
    equipmentNetworked === null ||
    integratedFunctions === null ||
    platformServices === null
  )
    return null
  return {
    equipmentTotal,
    equipmentDigital,
    equipmentNetworked,
    integratedFunctions,
    platformServices,
    coreProcessesInSystems: entered.coreProcessesInSystems,
    evidenceOn: '',
    definitionVersion: '',
  }
}

/** What the server will refuse, said while it is typed. */
function tooMany({ equipmentTotal: total, equipmentDigital, equipmentNetworked }: Entered) {
  const exceeds = (part: number | null): part is number => part !== null && total !== null && part > total
  const issue = <F extends string, C extends string>(field: F, code: C, part: number) =>
    ({ field, code, params: { part, total: total ?? 0 }, severity: 'error' }) as const
  return [
    ...(exceeds(equipmentDigital)
      ? [issue('equipmentDigital', 'digital-exceeds-total', equipmentDigital)]
      : []),
    ...(exceeds(equipmentNetworked)
      ? [issue('equipmentNetworked', 'networked-exceeds-total', equipmentNetworked)]
      : []),
  ]
}
