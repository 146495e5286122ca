import type { ChangeEventHandler } from 'react'
import { useT } from '../../i18n/use-t.ts'
import styles from './field.module.css'
import type { FieldProps } from './field.ts'
import { FieldFrame } from './field-frame.tsx'

/**
 * Files from the disk or the phone's camera; the browser lets them be dropped onto it. The form needs
 * `encType="multipart/form-data"`. `accept` as in HTML, `maxMegabytes` is only said, the server checks it.
 */
export function FileField({
  accept,
  multiple,
  capture,
  maxMegabytes,
  onChange,
  ...props
}: FieldProps & {
  accept?: string
  multiple?: boolean
  capture?: 'environment' | 'user'
  maxMegabytes?: number
  onChange?: ChangeEventHandler<HTMLInputElement>
}) {
  const t = useT('common')
  const limit = maxMegabytes ? t('file.limit', { size: maxMegabytes }) : null
  const hint = props.hint && limit ? `${props.hint} ${limit}` : (props.hint ?? limit ?? undefined)
  return (
    <FieldFrame props={{ ...props, hint }}>
      {(wiring) => (
        <div className={styles.drop}>
          <input
            type="file"
            {...wiring}
            accept={accept}
            multiple={multiple}
            capture={capture}
            onChange={onChange}
          />
        </div>
      )}
    </FieldFrame>
  )
}
