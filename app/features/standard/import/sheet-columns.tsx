import { useT } from '../../../i18n/use-t.ts'
import { CheckboxField, SelectField } from '../../../ui/field/choice-field.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import styles from './import.module.css'
import type { ReadData } from './import-page.tsx'

type Sheet = ReadData['sheets'][number]

/** One sheet: whether it is read, where its header is, and what each column holds, with a few of its values. */
export function SheetColumns({
  sheet,
  index,
  choices,
  open,
}: {
  sheet: Sheet
  index: number
  choices: ReadData['columnChoices']
  open: boolean
}) {
  const t = useT('standard-import')
  const head = (
    <>
      <input type="hidden" name="sheet" value={sheet.name} />
      {sheet.isSettings ? (
        <p>{t('sheet.settings')}</p>
      ) : (
        <CheckboxField name={`use:${index}`} label={t('sheet.use')} defaultChecked={sheet.use} />
      )}
    </>
  )
  return (
    <SectionCard title={t('sheet.title', { name: sheet.name })} note={t('sheet.rows', { count: sheet.rows })}>
      <Stack>
        {head}
        {sheet.use && (
          <>
            <SelectField
              name={`header:${index}`}
              label={t('sheet.header')}
              placeholder={t('sheet.noHeader')}
              defaultValue={sheet.headerRow === null ? '' : String(sheet.headerRow)}
              options={sheet.headerChoices.map(({ row, text }) => ({
                value: String(row),
                label: t('sheet.headerChoice', { row, text }),
              }))}
            />
            {sheet.headerRow !== null && (
              <details open={open}>
                <summary className={styles.summary}>{t('sheet.show')}</summary>
                <ul className={styles.columns}>
                  {sheet.columns.map((column) => (
                    <li key={column.index} data-unset={column.key === null || undefined}>
                      <div>
                        <b>{t('sheet.column', { letters: column.letters })}</b>{' '}
                        {column.title || t('sheet.noTitle')}
                        <small>{column.samples.join(' ¦ ')}</small>
                      </div>
                      <select
                        name={`column:${index}:${column.index}`}
                        defaultValue={column.key ?? ''}
                        aria-label={t('sheet.meaning', { letters: column.letters })}
                      >
                        <option value="">{t('sheet.unset')}</option>
                        <option value="ignore">{t('sheet.ignore')}</option>
                        {choices.map(({ key, title }) => (
                          <option key={key} value={key}>
                            {title}
                          </option>
                        ))}
                      </select>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </Stack>
    </SectionCard>
  )
}
