import { useEffect, useState } from 'react'
import type { CrossReference } from '#core/standard/content.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './editor.module.css'
import { Choice, Words } from './fields.tsx'
import { type Found, type FoundQuestion, findQuestions } from './reference-search.ts'

/** Typing asks the server when it rests for so long (ms). */
const restTime = 250

/** Finds a question of another standard by its code or words, and refers to it as the same or as what this is a part of. */
export function ReferencePicker({
  taken,
  onPick,
}: {
  taken: readonly CrossReference[]
  onPick(question: FoundQuestion, relation: CrossReference['relation']): void
}) {
  const t = useT('standard-editor')
  const [standard, setStandard] = useState<string>()
  const [q, setQ] = useState('')
  const { found, failed } = useFound(standard, q)
  const titleOf = (code: string) => found?.standards.find((one) => one.code === code)?.title ?? code
  return (
    <div className={styles.picker}>
      <Choice<string>
        label={t('reference.standard')}
        none={t('reference.choose')}
        value={standard}
        options={(found?.standards ?? []).map(
          ({ code, title, isTemplate }) =>
            [code, isTemplate ? t('reference.template', { title }) : title] as const,
        )}
        disabled={false}
        onChange={setStandard}
      />
      <Words label={t('reference.search')} rows={1} max={80} value={q} disabled={false} onChange={setQ} />
      <p role="status">
        {failed
          ? t('reference.failed')
          : !found
            ? t('reference.searching')
            : (standard || q) && found.questions.length === 0
              ? t('reference.nothing')
              : found.more && t('reference.more')}
      </p>
      <ul className={styles.found}>
        {found?.questions.map((question) => (
          <li key={`${question.standard} ${question.questionId}`}>
            <p>
              <b>
                {!standard && titleOf(question.standard)} {question.code}
              </b>{' '}
              {question.text}
            </p>
            {!taken.some(
              (one) => one.standard === question.standard && one.question === question.questionId,
            ) && (
              <div className={styles.adders}>
                {(['same', 'part-of'] as const).map((relation) => (
                  <Button
                    key={relation}
                    size="small"
                    aria-label={`${t(`reference.relations.${relation}`)}: ${t('reference.pick', { code: question.code })}`}
                    onClick={() => onPick(question, relation)}
                  >
                    {t(`reference.relations.${relation}`)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What the server finds for these words, once typing rests; the last answer stays while the next one is on its way. */
function useFound(standard: string | undefined, q: string) {
  const [state, setState] = useState<{ found: Found | null; failed: boolean }>({ found: null, failed: false })
  useEffect(() => {
    let open = true
    const timer = setTimeout(() => {
      void findQuestions({ ...(standard ? { standard } : {}), ...(q.trim() ? { q } : {}) }).then((found) => {
        if (open) setState((before) => ({ found: found ?? before.found, failed: found === null }))
      })
    }, restTime)
    return () => {
      open = false
      clearTimeout(timer)
    }
  }, [standard, q])
  return state
}
