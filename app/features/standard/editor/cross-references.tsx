import { useEffect, useState } from 'react'
import type { CrossReference, Question } from '#core/standard/content.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './editor.module.css'
import { Choice } from './fields.tsx'
import type { SetField } from './node-form.tsx'
import { ReferencePicker } from './reference-picker.tsx'
import { type Found, findQuestions } from './reference-search.ts'

const relations = ['same', 'part-of'] as const

/** Which questions of other standards a question is the same as, or a part of. */
export function CrossReferences({
  question,
  disabled,
  set,
}: {
  question: Question
  disabled: boolean
  set: SetField
}) {
  const t = useT('standard-editor')
  const list = question.crossReferences ?? []
  const [picking, setPicking] = useState(false)
  const named = useNames(list)
  const change = (next: CrossReference[]) =>
    set('crossReferences', question.crossReferences, next.length > 0 ? next : undefined)
  const options = relations.map((one) => [one, t(`reference.relations.${one}`)] as const)
  return (
    <fieldset className={styles.pair}>
      <legend>{t('reference.title')}</legend>
      <small>{t('reference.note')}</small>
      {list.length === 0 && <p>{t('reference.none')}</p>}
      {list.map((reference, at) => {
        const found = named?.questions.find(
          (one) => one.standard === reference.standard && one.questionId === reference.question,
        )
        const standard = named?.standards.find((one) => one.code === reference.standard)
        const code = `${standard?.title ?? reference.standard} ${found?.code ?? reference.question}`
        return (
          <div key={`${reference.standard} ${reference.question}`} className={styles.reference}>
            <p>
              <b>{code}</b> {found?.text ?? (named && t('reference.unknown'))}
            </p>
            <Choice
              label={t('reference.relation')}
              value={reference.relation}
              options={options}
              disabled={disabled}
              onChange={(relation) => relation && change(list.with(at, { ...reference, relation }))}
            />
            {!disabled && (
              <Button
                size="small"
                tone="quiet"
                aria-label={t('reference.remove', { code })}
                onClick={() => change(list.toSpliced(at, 1))}
              >
                {t('action.remove')}
              </Button>
            )}
          </div>
        )
      })}
      {!disabled && (
        <div className={styles.adders}>
          <Button size="small" aria-expanded={picking} onClick={() => setPicking(!picking)}>
            {t(picking ? 'reference.close' : 'reference.add')}
          </Button>
        </div>
      )}
      {picking && (
        <ReferencePicker
          taken={list}
          onPick={({ standard, questionId }, relation) =>
            change([...list, { standard, question: questionId, relation }])
          }
        />
      )}
    </fieldset>
  )
}

/** The standards and questions that are referred to, in words; null until they are here. */
function useNames(list: readonly CrossReference[]): Found | null {
  const [named, setNamed] = useState<Found | null>(null)
  const key = list.map(({ standard, question }) => `${standard}\n${question}`).join('\n\n')
  useEffect(() => {
    if (key === '') return
    let open = true
    const named = key.split('\n\n').map((pair) => {
      const [standard = '', questionId = ''] = pair.split('\n')
      return { standard, questionId }
    })
    void findQuestions({ named }).then((found) => {
      if (open && found) setNamed(found)
    })
    return () => {
      open = false
    }
  }, [key])
  return named
}
