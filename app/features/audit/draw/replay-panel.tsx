import { useState } from 'react'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { replay, type Step, type Told } from './replay.ts'

const steps: Step[] = ['seed', 'snapshot', 'suppliers', 'auditors']

/** Anybody may draw again, here or elsewhere, with what the page tells and nothing else. */
export function ReplayPanel({ told, fileName }: { told: Told; fileName: string }) {
  const t = useT('draw')
  const [result, setResult] = useState<Record<Step, boolean> | null>(null)
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(told, null, 2))}`
  return (
    <SectionCard title={t('replay.title')} note={t('replay.note')}>
      <Stack gap="small">
        <Row>
          <Button onClick={() => void replay(told).then(setResult)}>{t('replay.run')}</Button>
          <a href={file} download={fileName}>
            {t('replay.download')}
          </a>
        </Row>
        <div aria-live="polite">
          {result &&
            steps.map((step) => (
              <p key={step}>
                <StatusBadge tone={result[step] ? 'good' : 'bad'}>
                  {t(result[step] ? 'replay.agrees' : 'replay.differs')}
                </StatusBadge>{' '}
                {t(`replay.step.${step}`)}
              </p>
            ))}
        </div>
      </Stack>
    </SectionCard>
  )
}
