import { useT } from '../../i18n/use-t.ts'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'

const tones: Record<string, StatusTone> = { queued: 'info', sending: 'info', sent: 'good', failed: 'bad' }

/** How far a mail has come. */
export function MailStatus({ status }: { status: string }) {
  const t = useT('notify')
  return (
    <StatusBadge tone={tones[status] ?? 'neutral'}>{t(`mailbox.statuses.${status as 'sent'}`)}</StatusBadge>
  )
}
