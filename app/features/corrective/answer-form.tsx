import { Form } from '@remix-run/react'
import { type FormEvent, useRef, useState } from 'react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { TextAreaField } from '../../ui/field/text-field.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { ActionData } from './action-detail.tsx'
import { type Texts, textFields } from './answer-draft.ts'
import styles from './corrective.module.css'
import { useFormResult } from './form-result.ts'
import { useAnswerDraft } from './use-answer-draft.ts'

/** The supplier's answer: three fields that save themselves, and one button that hands it over. */
export function AnswerForm({
  action,
  draft,
}: {
  action: ActionData
  draft: NonNullable<ActionData['draft']>
}) {
  const t = useT('corrective')
  const form = useRef<HTMLFormElement>(null)
  const saving = useAnswerDraft(action.actionId, draft, form)
  const { message, errorsOf, typed } = useFormResult()
  const [held, setHeld] = useState(false)
  // Without a network the router would show its error page in place of what was typed.
  const onSubmit = (event: FormEvent) => {
    setHeld(!navigator.onLine)
    if (!navigator.onLine) event.preventDefault()
  }
  const evidenceErrors = errorsOf('evidence')
  return (
    <Form
      ref={form}
      method="post"
      action="?do=answer"
      id="answer"
      onInput={saving.onInput}
      onSubmit={onSubmit}
      noValidate
    >
      <input type="hidden" name="revision" value={action.revision} />
      <Stack>
        {message && (
          <FormErrors errors={evidenceErrors.length > 0 ? [message, ...evidenceErrors] : [message]} />
        )}
        {textFields.map((name: keyof Texts) => (
          <TextAreaField
            key={name}
            name={name}
            label={t(`answer.${name}`)}
            hint={t(`answer.${name}Hint`)}
            errors={errorsOf(name)}
            defaultValue={typed(name) ?? draft[name]}
            rows={4}
            maxLength={4000}
            required
          />
        ))}
        {saving.status === 'conflict' && (
          <Notice
            tone="warn"
            title={t('draft.conflict')}
            actions={
              <>
                <Button size="small" onClick={saving.keepMine}>
                  {t('draft.mine')}
                </Button>
                <Button size="small" onClick={saving.takeTheirs}>
                  {t('draft.theirs')}
                </Button>
              </>
            }
          >
            <Theirs draft={draft} />
          </Notice>
        )}
        <SaveState status={saving.status} savedAt={saving.savedAt} />
        <div aria-live="polite">{held && <Notice tone="warn">{t('answer.offline')}</Notice>}</div>
        <Row>
          <SubmitButton name="send" value="answer">
            {t('answer.submit')}
          </SubmitButton>
          <noscript>
            <SubmitButton tone="secondary" formAction={`?do=draft&draft=${draft.revision}`}>
              {t('answer.saveDraft')}
            </SubmitButton>
          </noscript>
        </Row>
        <p className={styles.note}>{t('answer.submitHint')}</p>
      </Stack>
    </Form>
  )
}

function Theirs({ draft }: { draft: Texts }) {
  const t = useT('corrective')
  return (
    <dl className={styles.theirs}>
      {textFields.map((name) => (
        <div key={name}>
          <dt>{t(`answer.${name}`)}</dt>
          <dd>{draft[name] || '–'}</dd>
        </div>
      ))}
    </dl>
  )
}

function SaveState({ status, savedAt }: { status: string; savedAt: string | null }) {
  const t = useT('corrective')
  const format = useFormat()
  const tone =
    status === 'offline' || status === 'signed-out' ? 'warn' : status === 'saved' ? 'good' : 'plain'
  const words =
    status === 'offline'
      ? t('draft.offline')
      : status === 'signed-out'
        ? t('draft.signedOut')
        : status === 'unsaved'
          ? t('draft.unsaved')
          : status === 'saved' && savedAt
            ? t('draft.saved', { time: format.date(savedAt, 'time') })
            : t('draft.none')
  return (
    <p className={styles.saveState} data-tone={tone} aria-live="polite">
      {words}
    </p>
  )
}
