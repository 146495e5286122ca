import type { AuditState } from '#core/audit/state.ts'
import { useT } from '../../i18n/use-t.ts'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'

const tones: Record<AuditState, StatusTone> = {
  planned: 'neutral',
  launched: 'info',
  answering: 'info',
  submitted: 'warn',
  reviewing: 'warn',
  signed: 'good',
  cancelled: 'neutral',
}

export function AuditStateBadge({ state }: { state: AuditState }) {
  const t = useT('audit')
  return <StatusBadge tone={tones[state]}>{t(`state.${state}`)}</StatusBadge>
}
