import { useT } from '../../i18n/use-t.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'

const tones = { registered: 'neutral', invited: 'info', active: 'good', suspended: 'bad' } as const

/** How far an organization has come in: registered, invited, active. */
export function MemberStatus({ status }: { status: string }) {
  const t = useT('supplier')
  const known = status as keyof typeof tones
  return <StatusBadge tone={tones[known]}>{t(`status.${known}`)}</StatusBadge>
}
