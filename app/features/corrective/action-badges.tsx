import type { Severity } from '#core/corrective/severity.ts'
import type { CorrectiveState } from '#core/corrective/state.ts'
import { useT } from '../../i18n/use-t.ts'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'

const stateTones: Record<CorrectiveState, StatusTone> = {
  issued: 'info',
  answered: 'warn',
  'sent-back': 'bad',
  accepted: 'info',
  verified: 'good',
  closed: 'good',
  cancelled: 'neutral',
}

const severityTones: Record<Severity, StatusTone> = { critical: 'bad', major: 'warn', minor: 'neutral' }

export function ActionStateBadge({ state }: { state: CorrectiveState }) {
  const t = useT('corrective')
  return <StatusBadge tone={stateTones[state]}>{t(`state.${state}`)}</StatusBadge>
}

export function SeverityBadge({ severity }: { severity: Severity }) {
  const t = useT('corrective')
  return <StatusBadge tone={severityTones[severity]}>{t(`severity.${severity}`)}</StatusBadge>
}

/** Whose turn it is, as the reader sees it. */
export function useBallText(): (
  ball: 'issuer' | 'subject' | null,
  me: 'issuer' | 'subject' | 'viewer',
) => string {
  const t = useT('corrective')
  return (ball, me) => (ball === null ? t('ball.none') : ball === me ? t('ball.mine') : t(`ball.${ball}`))
}
