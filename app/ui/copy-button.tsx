import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs'
import { useEffect, useState } from 'react'
import { useT } from '../i18n/use-t.ts'
import { Button } from './button.tsx'

/** Copies `text`. Appears only where the browser can copy; show the text itself beside it. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useT('common')
  const [state, setState] = useState<'absent' | 'ready' | 'copied'>('absent')
  useEffect(() => {
    if (navigator.clipboard) setState('ready')
  }, [])
  useEffect(() => {
    if (state !== 'copied') return
    const timer = setTimeout(() => setState('ready'), 2500)
    return () => clearTimeout(timer)
  }, [state])
  if (state === 'absent') return null
  return (
    <Button
      size="small"
      icon={
        state === 'copied' ? (
          <IconCheck size={16} aria-hidden="true" />
        ) : (
          <IconCopy size={16} aria-hidden="true" />
        )
      }
      onClick={() =>
        navigator.clipboard.writeText(text).then(
          () => setState('copied'),
          () => setState('absent'),
        )
      }
    >
      <span aria-live="polite">{state === 'copied' ? t('action.copied') : (label ?? t('action.copy'))}</span>
    </Button>
  )
}
