import IconCamera from '@tabler/icons-react/dist/esm/icons/IconCamera.mjs'
import IconFile from '@tabler/icons-react/dist/esm/icons/IconFile.mjs'
import IconPaperclip from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { type ChangeEvent, useEffect, useId, useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import styles from './evidence.module.css'

export interface EvidenceFile {
  evidenceId: string
  questionId: string | null
  orgId: string
  fileName: string
  mediaType: string
  bytes: number
  createdAt: string
}

/** `final`: the server looked at the file and does not want it; another try would end the same. */
type Sending = { id: number; file: File; reason: string | null; final?: boolean }

const drawable = ['image/jpeg', 'image/png', 'image/webp']

/** Files to look at: pictures as thumbnails, documents by name. `onRemove` for own files that may go. */
export function EvidenceList({
  files,
  removal,
}: {
  files: readonly EvidenceFile[]
  removal?: { returnTo: string; onRemoved?: (evidenceId: string) => void }
}) {
  const t = useT('audit')
  if (files.length === 0) return null
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file.evidenceId}>
          <a href={`/files/evidence/${file.evidenceId}`} target="_blank" rel="noreferrer">
            {drawable.includes(file.mediaType) ? (
              <img
                src={`/files/evidence/${file.evidenceId}`}
                alt={file.fileName}
                loading="lazy"
                decoding="async"
              />
            ) : (
              <>
                <IconFile size={22} stroke={1.6} aria-hidden="true" />
                <span>{file.fileName}</span>
              </>
            )}
          </a>
          {removal && (
            <form
              method="post"
              action={`/files/evidence/${file.evidenceId}/remove?returnTo=${encodeURIComponent(removal.returnTo)}`}
              onSubmit={(event) => {
                if (!removal.onRemoved) return
                event.preventDefault()
                if (!window.confirm(t('answer.removeSure', { name: file.fileName }))) return
                const headers = { accept: 'application/json' }
                fetch(`/files/evidence/${file.evidenceId}/remove`, { method: 'POST', headers }).then(
                  (response) => response.ok && removal.onRemoved?.(file.evidenceId),
                  () => undefined,
                )
              }}
            >
              <button type="submit" aria-label={t('answer.remove', { name: file.fileName })}>
                <IconX size={16} aria-hidden="true" />
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

/**
 * Adds photos (straight from the camera) and documents. With JavaScript each goes up as it is chosen and says how it
 * went, with another try at hand; without, a form sends them and comes back to `returnTo`.
 */
export function EvidenceUpload(props: {
  /** Where files of this answer go: `/files/audits/<id>/evidence?question=…`. */
  target: string
  returnTo: string
  accept: string
  limitMb: number
  onAdded: (files: EvidenceFile[]) => void
}) {
  const t = useT('audit')
  const common = useT('common')
  const id = useId()
  const [sending, setSending] = useState<readonly Sending[]>([])
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])

  async function send(one: Sending) {
    setSending((all) => [...all.filter(({ id }) => id !== one.id), { ...one, reason: null, final: false }])
    const body = new FormData()
    body.append('file', one.file)
    const fail = (reason: string, final = false) =>
      setSending((all) => all.map((other) => (other.id === one.id ? { ...other, reason, final } : other)))
    try {
      const response = await fetch(props.target, {
        method: 'POST',
        body,
        headers: { accept: 'application/json' },
      })
      const reply = (await response.json()) as { evidence?: EvidenceFile[]; message?: string }
      if (!response.ok || !reply.evidence) {
        const { status } = response
        return fail(reply.message ?? String(status), status === 413 || status === 422)
      }
      props.onAdded(reply.evidence)
      setSending((all) => all.filter((other) => other.id !== one.id))
    } catch {
      fail(t('answer.uploadOffline'))
    }
  }
  const dismiss = (gone: number) => setSending((all) => all.filter(({ id }) => id !== gone))
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const { files } = event.currentTarget
    // What was refused before has been read by now.
    setSending((all) => all.filter(({ final }) => !final))
    for (const file of files ?? []) void send({ id: Math.random(), file, reason: null })
    event.currentTarget.value = ''
  }
  const separator = props.target.includes('?') ? '&' : '?'
  return (
    <div className={styles.upload}>
      <form
        method="post"
        encType="multipart/form-data"
        action={`${props.target}${separator}returnTo=${encodeURIComponent(props.returnTo)}`}
        data-ready={ready || undefined}
      >
        <label className={styles.pick} htmlFor={`${id}-photo`}>
          <IconCamera size={20} stroke={1.7} aria-hidden="true" />
          {t('answer.photo')}
          <input
            id={`${id}-photo`}
            type="file"
            name="file"
            accept="image/*"
            capture="environment"
            onChange={choose}
          />
        </label>
        <label className={styles.pick} htmlFor={`${id}-file`}>
          <IconPaperclip size={20} stroke={1.7} aria-hidden="true" />
          {t('answer.file')}
          <input id={`${id}-file`} type="file" name="file" multiple accept={props.accept} onChange={choose} />
        </label>
        {!ready && <Button type="submit">{t('answer.upload')}</Button>}
      </form>
      <p className={styles.hint}>{t('answer.fileHint', { size: props.limitMb })}</p>
      <div aria-live="polite">
        {sending.map((one) => (
          <p key={one.id} className={styles.sending} data-failed={one.reason !== null || undefined}>
            {one.reason === null
              ? t('answer.uploading', { name: one.file.name })
              : t('answer.uploadFailed', { name: one.file.name, reason: one.reason })}
            {one.reason !== null && (
              <span>
                {!one.final && (
                  <Button size="small" onClick={() => void send(one)}>
                    {common('action.retry')}
                  </Button>
                )}
                <Button size="small" tone="quiet" onClick={() => dismiss(one.id)}>
                  {t('answer.dismiss')}
                </Button>
              </span>
            )}
          </p>
        ))}
      </div>
    </div>
  )
}
