import { useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { Button, type ButtonTone } from '../button.tsx'

/**
 * Sends its form. While the answer is awaited it says so and cannot be pressed twice; `pending` is for fetchers,
 * otherwise the page's navigation tells. With `name` and `value` only the pressed one of several shows it.
 */
export function SubmitButton(props: {
  children: ReactNode
  tone?: ButtonTone
  size?: 'normal' | 'small'
  full?: boolean
  name?: string
  value?: string
  form?: string
  formAction?: string
  pending?: boolean
  disabled?: boolean
}) {
  const t = useT('common')
  const navigation = useNavigation()
  const mine =
    !props.name || !navigation.formData || navigation.formData.get(props.name) === (props.value ?? '')
  const pending = props.pending ?? (navigation.state !== 'idle' && navigation.formMethod === 'POST' && mine)
  return (
    <Button
      type="submit"
      tone={props.tone ?? 'primary'}
      size={props.size}
      full={props.full}
      name={props.name}
      value={props.value}
      form={props.form}
      formAction={props.formAction}
      disabled={props.disabled}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : undefined}
    >
      {pending ? t('action.working') : props.children}
    </Button>
  )
}
