import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { FormErrors } from '../../ui/field/form-errors.tsx'
import { SubmitButton } from '../../ui/field/submit-button.tsx'
import { TextAreaField } from '../../ui/field/text-field.tsx'
import { Stack } from '../../ui/layout.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import type { ActionData } from './action-detail.tsx'
import styles from './corrective.module.css'
import { useFormResult } from './form-result.ts'

/** What the issuer may do now. Sending back and cancelling ask for the reason first. */
export function DecisionPanel({ action }: { action: ActionData }) {
  const t = useT('corrective')
  const { message, errorsOf, typed } = useFormResult()
  const may = (event: ActionData['moves'][number]) => action.moves.includes(event)
  const decisions = (['accept', 'verify', 'close', 'send-back'] as const).some(may)
  const reason = (label: string) => (
    <TextAreaField
      name="reason"
      label={label}
      errors={errorsOf('reason')}
      defaultValue={typed('reason')}
      maxLength={2000}
      required
    />
  )
  return (
    <SectionCard title={t('decide.title')}>
      <Stack>
        {message && <FormErrors errors={[message]} />}
        {!decisions && (
          <p className={styles.note}>
            {t(
              action.ball === null
                ? 'decide.over'
                : action.ball === 'subject'
                  ? 'decide.waiting'
                  : 'ball.issuer',
            )}
          </p>
        )}
        {may('accept') && (
          <Deed action={action} deed="accept">
            <p className={styles.note}>{t('decide.acceptHint')}</p>
            <SubmitButton name="deed" value="accept" full>
              {t('decide.accept')}
            </SubmitButton>
          </Deed>
        )}
        {may('verify') && (
          <Deed action={action} deed="verify">
            <TextAreaField
              name="verification"
              label={t('decide.verification')}
              hint={t('decide.verificationHint')}
              errors={errorsOf('verification')}
              defaultValue={typed('verification')}
              maxLength={2000}
              required
            />
            <SubmitButton name="deed" value="verify" full>
              {t('decide.verify')}
            </SubmitButton>
          </Deed>
        )}
        {may('close') && (
          <Deed action={action} deed="close">
            <p className={styles.note}>{t('decide.closeHint')}</p>
            <SubmitButton name="deed" value="close" full>
              {t('decide.close')}
            </SubmitButton>
          </Deed>
        )}
        {may('send-back') && (
          <details className={styles.more} open={errorsOf('reason').length > 0 || undefined}>
            <summary>{t(action.state === 'accepted' ? 'decide.failed' : 'decide.sendBack')}</summary>
            <Deed action={action} deed="send-back">
              <p className={styles.note}>{t('decide.sendBackHint')}</p>
              {reason(t('decide.sendBackReason'))}
              <SubmitButton tone="danger" name="deed" value="send-back">
                {t('decide.sendBackConfirm')}
              </SubmitButton>
            </Deed>
          </details>
        )}
        {may('cancel') && (
          <details className={styles.more}>
            <summary>{t('decide.cancel')}</summary>
            <Deed action={action} deed="cancel">
              <p className={styles.note}>{t('decide.cancelHint')}</p>
              {reason(t('decide.cancelReason'))}
              <SubmitButton tone="danger" name="deed" value="cancel">
                {t('decide.cancelConfirm')}
              </SubmitButton>
            </Deed>
          </details>
        )}
      </Stack>
    </SectionCard>
  )
}

/** The form of one deed; it carries the revision that was on the screen when it was decided. */
function Deed(props: { action: ActionData; deed: string; children: ReactNode }) {
  return (
    <Form method="post" action={`?do=${props.deed}`}>
      <input type="hidden" name="revision" value={props.action.revision} />
      <Stack gap="small">{props.children}</Stack>
    </Form>
  )
}
