import { useT } from '../../../i18n/use-t.ts'
import { StatusBadge, type StatusTone } from '../../../ui/status-badge.tsx'
import type { DraftState } from './draft-store.ts'

const tones: Record<DraftState['status'], StatusTone> = {
  saved: 'good',
  waiting: 'neutral',
  saving: 'neutral',
  offline: 'warn',
  refused: 'bad',
  'signed-out': 'bad',
}

/** Whether what is written is safe. */
export function SaveState({ state }: { state: DraftState }) {
  const t = useT('standard-editor')
  return (
    <span role="status" aria-live="polite">
      <StatusBadge tone={tones[state.status]}>
        {state.status === 'refused'
          ? t('save.refused', { message: state.message })
          : t(`save.${state.status}`)}
      </StatusBadge>{' '}
      {state.otherName && <StatusBadge tone="info">{t('save.other', { name: state.otherName })}</StatusBadge>}
    </span>
  )
}
