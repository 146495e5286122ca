import IconPrinter from '@tabler/icons-react/dist/esm/icons/IconPrinter.mjs'
import { useEffect, useState } from 'react'
import { useT } from '../i18n/use-t.ts'
import { Button } from './button.tsx'

/** Opens the browser's print dialog; absent where there is no JavaScript, as the browser's own menu does the same. */
export function PrintButton() {
  const t = useT('common')
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  if (!ready) return null
  return (
    <Button icon={<IconPrinter size={18} stroke={1.8} aria-hidden="true" />} onClick={() => window.print()}>
      {t('action.print')}
    </Button>
  )
}
