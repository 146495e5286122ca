import { Form } from '@remix-run/react'
import { useT } from '../../../i18n/use-t.ts'
import { ConfirmSubmit } from '../../../ui/field/confirm-submit.tsx'
import { TextAreaField } from '../../../ui/field/text-field.tsx'
import type { AuditData } from '../audit-types.ts'

/** Gives the self-assessment back to the supplier. */
export function GiveBackForm({ audit }: { audit: AuditData }) {
  const t = useT('audit')
  if (!audit.can.giveBack) return null
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="give-back" />
      <ConfirmSubmit
        tone="danger"
        label={t('review.giveBack')}
        question={
          <TextAreaField
            name="reason"
            label={t('review.giveBackReason')}
            hint={t('review.giveBackHint')}
            required
            minLength={2}
            maxLength={1000}
          />
        }
        confirm={t('review.giveBack')}
      />
    </Form>
  )
}

export function CancelForm({ audit }: { audit: AuditData }) {
  const t = useT('audit')
  if (!audit.can.cancel) return null
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="cancel" />
      <ConfirmSubmit
        tone="danger"
        label={t('review.cancel')}
        question={
          <TextAreaField
            name="reason"
            label={t('review.cancelReason')}
            hint={t('review.cancelHint')}
            required
            minLength={2}
            maxLength={1000}
          />
        }
        confirm={t('review.cancel')}
      />
    </Form>
  )
}
