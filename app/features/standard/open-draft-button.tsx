import { Form } from '@remix-run/react'
import { SubmitButton } from '../../ui/field/submit-button.tsx'

/** Opens a draft (or the one that is open already) and goes to its editor. */
export function OpenDraftButton({
  label,
  tone = 'secondary',
  small = false,
  ...source
}: {
  label: string
  tone?: 'primary' | 'secondary'
  small?: boolean
} & (
  | { from: 'template'; templateId: string }
  | { from: 'version' | 'follow'; standardId: string }
  | { from: 'adoption'; versionId: string }
)) {
  return (
    <Form method="post">
      {Object.entries(source).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton tone={tone} size={small ? 'small' : 'normal'}>
        {label}
      </SubmitButton>
    </Form>
  )
}
