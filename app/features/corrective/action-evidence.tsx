import { useLocation, useRevalidator, useSearchParams } from '@remix-run/react'
import { useT } from '../../i18n/use-t.ts'
import { Stack } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { EvidenceList, EvidenceUpload } from '../evidence/evidence-box.tsx'
import type { ActionData } from './action-detail.tsx'
import styles from './corrective.module.css'

/**
 * Photos and files beside the answer; while it may be answered the supplier adds to them. With JavaScript a chosen file
 * is sent at once and the typed answer stays; without it the form comes back to the page (`?upload=` names the fault).
 */
export function ActionEvidence({ action }: { action: ActionData }) {
  const t = useT('corrective')
  const { pathname } = useLocation()
  const { revalidate } = useRevalidator()
  const [search] = useSearchParams()
  const fault = search.get('upload')
  const open = action.draft !== null && action.moves.includes('answer')
  // What was handed in stays; what was added since may still be taken back.
  const isNew = (file: ActionData['evidence'][number]) =>
    open &&
    file.orgId === action.subject.orgId &&
    (action.answeredAt === null || file.createdAt > action.answeredAt)
  return (
    <SectionCard
      title={t('evidence.title')}
      note={open ? t(action.evidenceNeeded ? 'evidence.needed' : 'evidence.optional') : undefined}
    >
      <Stack>
        {fault && (
          <Notice tone="error">
            {t(
              fault === 'file-too-large'
                ? 'evidence.tooLarge'
                : fault === 'file-refused'
                  ? 'evidence.refused'
                  : 'evidence.failed',
            )}
          </Notice>
        )}
        {action.evidence.length === 0 && <p className={styles.note}>{t('evidence.none')}</p>}
        <EvidenceList files={action.evidence.filter((file) => !isNew(file))} />
        <EvidenceList
          files={action.evidence.filter(isNew)}
          removal={{ returnTo: pathname, onRemoved: revalidate }}
        />
        {open && (
          <EvidenceUpload
            target={`/files/actions/${action.actionId}/evidence`}
            returnTo={pathname}
            accept={action.acceptedFiles}
            limitMb={action.uploadMb}
            onAdded={revalidate}
          />
        )}
      </Stack>
    </SectionCard>
  )
}
