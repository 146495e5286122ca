import { checkContent } from '#core/standard/check-content.ts'
import { checkGrading, checkMaturity, checkSeverity } from '#core/standard/check-rules.ts'
import type { StandardContent } from '#core/standard/content.ts'
import type { Edit } from '#core/standard/edit.ts'
import { type Fault, faultsFrom } from '#core/standard/faults.ts'
import { useLocale, useT } from '../../../i18n/use-t.ts'
import { BandsForm } from './bands-form.tsx'
import { DowngradesForm } from './downgrades-form.tsx'
import styles from './editor.module.css'
import { BothLanguages, Words } from './fields.tsx'
import { FindingsForm } from './findings-form.tsx'
import { MaturityForm } from './maturity-form.tsx'
import { OverallForm } from './overall-form.tsx'
import { ScaleForm } from './scale-form.tsx'

/** Sets fields of the standard in one deed: name, what stood there, what shall. */
type SetFields = (...changes: (readonly [field: string, before: unknown, after: unknown])[]) => void

/** What a part of this form gets: the standard, and what is wrong at a path of it, told while it is typed. */
export type PartProps = {
  content: StandardContent
  disabled: boolean
  set: SetFields
  faultAt(...path: (string | number)[]): string | undefined
}

/** What belongs to the standard as a whole: title, source, scale, grades, downgrade rules, findings. */
export function StandardForm({
  content,
  disabled,
  edit,
}: {
  content: StandardContent
  disabled: boolean
  edit(...edits: Edit[]): void
}) {
  const t = useT('standard-editor')
  const ts = useT('standard')
  const locale = useLocale()
  const set: SetFields = (...changes) =>
    edit(
      ...changes.map(
        ([field, before, after]) =>
          ({
            kind: 'set',
            level: 'standard',
            id: '',
            field,
            ...(before === undefined ? {} : { before }),
            ...(after === undefined ? {} : { after }),
          }) as Edit,
      ),
    )
  const faults = faultsOf(content)
  const faultAt = (...path: (string | number)[]) => {
    const place = path.join('.')
    return faults.find((fault) => fault.path.join('.') === place)?.text[locale]
  }
  const part = { content, disabled, set, faultAt }
  return (
    <div className={styles.form}>
      {(['title', 'source'] as const).map((field) => (
        <fieldset key={field} className={styles.pair}>
          <legend>{ts(`change.field.${field}`)}</legend>
          <BothLanguages
            labels={{ zh: t('language.zh'), en: t('language.en') }}
            rows={field === 'title' ? 1 : 2}
            value={content[field]}
            disabled={disabled}
            required
            onChange={(v) => set([field, content[field], v])}
          />
        </fieldset>
      ))}
      <Words
        label={ts('change.field.edition')}
        rows={1}
        max={40}
        value={content.edition}
        disabled={disabled}
        onChange={(v) => set(['edition', content.edition, v])}
      />
      <fieldset className={styles.pair}>
        <legend>{t('scale.title')}</legend>
        <ScaleForm
          scale={content.scale}
          disabled={disabled}
          onChange={(v) => v && set(['scale', content.scale, v])}
        />
      </fieldset>
      <BandsForm {...part} />
      <OverallForm {...part} />
      <DowngradesForm {...part} />
      <MaturityForm {...part} />
      <FindingsForm {...part} />
    </div>
  )
}

/** The rules of publication on the standard itself, asked at every keystroke. */
function faultsOf(content: StandardContent): Fault[] {
  const { grading, findings } = content
  const inside = (head: string[], faults: Fault[]) =>
    faults.map(({ path, text }) => ({ path: [...head, ...path], text }))
  const { maturity } = grading
  return [
    ...inside(
      ['grading'],
      faultsFrom((refuse) => checkGrading(grading, refuse)),
    ),
    ...inside(
      ['findings'],
      faultsFrom((refuse) => checkSeverity(findings, refuse)),
    ),
    ...(maturity
      ? inside(
          ['grading', 'maturity'],
          faultsFrom((refuse) => checkMaturity(maturity, refuse)),
        )
      : []),
    ...faultsFrom((refuse) => checkContent({ ...content, elements: [] }, refuse)),
  ]
}
