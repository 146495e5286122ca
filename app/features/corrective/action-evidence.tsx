import { useLocation, useRevalidator, useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { FileField } from '../../ui/field/file-field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import type { ActionData } from './action-detail.tsx'
import styles from './corrective.module.css'

const accepted = 'image/*,application/pdf,.doc,.docx,.xls,.xlsx,.csv,.txt'

/**
 * Photos and files beside the answer; while it may be answered the supplier adds to them. A phone offers its camera.
 * With JavaScript a chosen file is sent at once and the typed answer stays; without it the form comes back to the page.
 */
export function ActionEvidence({ action }: { action: ActionData }) {
  const t = useT('corrective')
  const format = useFormat()
  const { pathname } = useLocation()
  const { revalidate } = useRevalidator()
  const [search] = useSearchParams()
  const [state, setState] = useState<'idle' | 'busy' | string>(search.get('upload') ?? 'idle')
  const open = action.draft !== null && action.moves.includes('answer')
  const back = `?returnTo=${encodeURIComponent(pathname)}`

  async function send(address: string, body: FormData | null): Promise<void> {
    setState('busy')
    const init = { method: 'POST', body, headers: { accept: 'application/json' } }
    const response = await fetch(address, init).catch(() => null)
    setState(response?.ok ? 'idle' : response ? (codes[response.status] ?? 'failed') : 'failed')
    revalidate()
  }

  return (
    <SectionCard
      title={t('evidence.title')}
      note={open ? t(action.evidenceNeeded ? 'evidence.needed' : 'evidence.optional') : undefined}
    >
      <Stack>
        {state !== 'idle' && state !== 'busy' && (
          <Notice tone="error">
            {t(
              state === 'file-too-large'
                ? 'evidence.tooLarge'
                : state === 'file-refused'
                  ? 'evidence.refused'
                  : 'evidence.failed',
            )}
          </Notice>
        )}
        {action.evidence.length === 0 && <p className={styles.note}>{t('evidence.none')}</p>}
        {action.evidence.length > 0 && (
          <ul className={styles.files}>
            {action.evidence.map((file) => {
              const address = `/files/evidence/${file.evidenceId}`
              const mayRemove =
                open &&
                file.orgId === action.subject.orgId &&
                (action.answeredAt === null || file.createdAt > action.answeredAt)
              return (
                <li key={file.evidenceId}>
                  <a href={address} target="_blank" rel="noreferrer" className={styles.file}>
                    {file.mediaType.startsWith('image/') && (
                      <img src={address} alt="" loading="lazy" width={72} height={72} />
                    )}
                    <span>{file.fileName}</span>
                  </a>
                  <span className={styles.note}>
                    {t('evidence.from', { time: format.date(file.createdAt, 'time') })}
                  </span>
                  {mayRemove && (
                    <form
                      method="post"
                      action={`${address}/remove${back}`}
                      onSubmit={(event) => {
                        event.preventDefault()
                        void send(`${address}/remove`, null)
                      }}
                    >
                      <Button type="submit" size="small" tone="quiet">
                        {t('evidence.remove')}
                      </Button>
                    </form>
                  )}
                </li>
              )
            })}
          </ul>
        )}
        {open && (
          <form
            method="post"
            encType="multipart/form-data"
            action={`/files/actions/${action.actionId}/evidence${back}`}
            onChange={(event) => {
              const form = event.currentTarget
              void send(`/files/actions/${action.actionId}/evidence`, new FormData(form)).then(() =>
                form.reset(),
              )
            }}
          >
            <Stack gap="small">
              <FileField
                name="file"
                label={t('evidence.add')}
                accept={accepted}
                multiple
                maxMegabytes={action.uploadMb}
                disabled={state === 'busy'}
              />
              <p className={styles.note} aria-live="polite">
                {state === 'busy' && t('evidence.uploading')}
              </p>
              <noscript>
                <Button type="submit">{t('evidence.upload')}</Button>
              </noscript>
            </Stack>
          </form>
        )}
      </Stack>
    </SectionCard>
  )
}

const codes: Partial<Record<number, string>> = { 413: 'file-too-large', 422: 'file-refused' }
