import { Form } from '@remix-run/react'
import { useT } from '../../../i18n/use-t.ts'
import { SelectField } from '../../../ui/field/choice-field.tsx'
import { ConfirmSubmit } from '../../../ui/field/confirm-submit.tsx'
import { SubmitButton } from '../../../ui/field/submit-button.tsx'
import { TextAreaField } from '../../../ui/field/text-field.tsx'
import type { Finding } from '../audit-types.ts'
import styles from './review.module.css'

const severities = ['critical', 'major', 'minor', 'observation', 'opportunity'] as const

/** Writes a new finding; about one question, or about none. */
export function FindingForm({ questionId }: { questionId: string | null }) {
  const t = useT('audit')
  return (
    <details className={styles.fold}>
      <summary>{t('finding.add')}</summary>
      <Form method="post" preventScrollReset className={styles.form}>
        <input type="hidden" name="intent" value="add-finding" />
        <input type="hidden" name="questionId" value={questionId ?? ''} />
        <FindingFields />
        <SubmitButton size="small">{t('finding.save')}</SubmitButton>
      </Form>
    </details>
  )
}

/** Changes or removes a finding of the draft. */
export function FindingControls({ finding }: { finding: Finding }) {
  const t = useT('audit')
  const target = <input type="hidden" name="findingId" value={finding.findingId} />
  return (
    <div className={styles.controls}>
      <details className={styles.fold} key={`${finding.severity} ${finding.statement}`}>
        <summary>{t('finding.edit')}</summary>
        <Form method="post" preventScrollReset className={styles.form}>
          <input type="hidden" name="intent" value="edit-finding" />
          {target}
          <FindingFields finding={finding} />
          <SubmitButton size="small">{t('finding.save')}</SubmitButton>
        </Form>
      </details>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="intent" value="remove-finding" />
        {target}
        <ConfirmSubmit
          label={t('finding.remove')}
          question={t('finding.removeQuestion')}
          confirm={t('finding.remove')}
        />
      </Form>
    </div>
  )
}

function FindingFields({ finding }: { finding?: Finding }) {
  const t = useT('audit')
  return (
    <>
      <SelectField
        name="severity"
        label={t('finding.severity')}
        required
        placeholder={null}
        defaultValue={finding?.severity ?? 'minor'}
        options={severities.map((value) => ({ value, label: t(`finding.severities.${value}`) }))}
      />
      <TextAreaField
        name="statement"
        label={t('finding.statement')}
        hint={t('finding.statementHint')}
        required
        minLength={2}
        maxLength={4000}
        defaultValue={finding?.statement}
      />
    </>
  )
}
