import { useT } from '../../i18n/use-t.ts'
import { Notice } from '../notice.tsx'

/** On top of a form that came back: the errors that belong to no field, or how many fields to look at. */
export function FormErrors({
  errors,
  fieldErrors = 0,
}: {
  errors?: readonly string[]
  fieldErrors?: number
}) {
  const t = useT('common')
  if (errors?.length) return <Notice tone="error">{errors.join(' ')}</Notice>
  if (fieldErrors > 0) return <Notice tone="error">{t('field.errors', { count: fieldErrors })}</Notice>
  return null
}
