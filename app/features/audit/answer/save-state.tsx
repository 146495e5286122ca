import IconCloudCheck from '@tabler/icons-react/dist/esm/icons/IconCloudCheck.mjs'
import IconCloudOff from '@tabler/icons-react/dist/esm/icons/IconCloudOff.mjs'
import IconCloudUpload from '@tabler/icons-react/dist/esm/icons/IconCloudUpload.mjs'
import { useT } from '../../../i18n/use-t.ts'
import type { QueueState } from '../save-queue.ts'
import styles from './answer.module.css'

/** In one word whether everything given so far is safe on the server. */
export function SaveState({ state }: { state: QueueState }) {
  const t = useT('audit')
  const all = [...state.entries.values()]
  const count = all.length
  const sending = all.some(({ status }) => status === 'waiting' || status === 'sending')
  const look =
    count === 0
      ? { icon: IconCloudCheck, tone: 'good', words: t('answer.saved') }
      : state.signedOut
        ? { icon: IconCloudOff, tone: 'warn', words: t('answer.kept') }
        : !state.reachable && sending
          ? {
              icon: IconCloudOff,
              tone: 'warn',
              words: t(navigator.onLine ? 'answer.waitingOnline' : 'answer.waiting', { count }),
            }
          : sending
            ? { icon: IconCloudUpload, tone: 'plain', words: t('answer.saving') }
            : { icon: IconCloudOff, tone: 'warn', words: t('answer.kept') }
  return (
    <p className={styles.saveState} data-tone={look.tone} role="status">
      <look.icon size={18} stroke={1.8} aria-hidden="true" />
      {look.words}
    </p>
  )
}
