import { checkScale } from '#core/standard/check-rules.ts'
import { faultsFrom } from '#core/standard/faults.ts'
import type { Scale } from '#core/standard/scale.ts'
import {
  presetOf,
  type ScalePreset,
  scaleFrom,
  scalePresets,
  scoresOf,
} from '#core/standard/scale-presets.ts'
import { useLocale, useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './editor.module.css'
import { Amount, BothLanguages, Choice } from './fields.tsx'

const presets = ['points', 'maturity', 'yesNo', 'shares'] as const satisfies readonly ScalePreset[]

/** Which scores may be given: those of the standard, a scale in common use, or one's own. */
export function ScaleForm({
  scale,
  standard,
  disabled,
  onChange,
}: {
  /** Undefined: a question that follows its standard. */
  scale: Scale | undefined
  /** The standard's scale, where a question may follow it. */
  standard?: Scale
  disabled: boolean
  onChange(scale: Scale | undefined): void
}) {
  const t = useT('standard-editor')
  const chosen = scale && (presetOf(scale) ?? 'own')
  return (
    <>
      <Choice
        label={t('scale.which')}
        value={chosen}
        options={[...presets, 'own' as const].map((one) => [one, t(`scale.${one}`)] as const)}
        {...(standard
          ? {
              none: t('scale.ofStandard', {
                scores: [...standard.allowed].sort((a, b) => a - b).join(' / '),
              }),
            }
          : {})}
        disabled={disabled}
        onChange={(name) => {
          if (name === undefined) onChange(undefined)
          else if (name === 'own') onChange(scale ?? standard)
          else onChange(scalePresets[name])
        }}
      />
      {scale && (
        <details className={styles.more} open={chosen === 'own'}>
          <summary>{t('scale.edit')}</summary>
          <ScoreRows scale={scale} disabled={disabled} onChange={onChange} />
        </details>
      )}
    </>
  )
}

function ScoreRows({
  scale,
  disabled,
  onChange,
}: {
  scale: Scale
  disabled: boolean
  onChange(scale: Scale): void
}) {
  const t = useT('standard-editor')
  const locale = useLocale()
  const rows = scoresOf(scale)
  const faults = faultsFrom((refuse) => checkScale(scale, refuse))
  const faultAt = (...path: (string | number)[]) =>
    faults.find((one) => one.path.join('.') === path.join('.'))?.text[locale]
  const change = (next: typeof rows) => onChange(scaleFrom(next, scale.floor))
  const inOrder = () => {
    const sorted = [...rows].sort((a, b) => a.score - b.score)
    if (sorted.some((row, at) => row !== rows[at])) change(sorted)
  }
  return (
    <div className={styles.cards}>
      {rows.map(({ score, label }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a score is typed into; its place is what stays
        <div key={at} className={styles.scoreRow}>
          <Amount
            label={t('scale.score')}
            decimals={2}
            value={score}
            disabled={disabled}
            fault={faultAt('allowed', at)}
            onChange={(v) =>
              v !== undefined && change(rows.map((row, i) => (i === at ? { ...row, score: v } : row)))
            }
            onDone={inOrder}
          />
          <BothLanguages
            labels={{ zh: t('scale.meaning.zh'), en: t('scale.meaning.en') }}
            value={label}
            disabled={disabled}
            required
            onChange={(v) => change(rows.map((row, i) => (i === at ? { ...row, label: v } : row)))}
          />
          <Button
            size="small"
            tone="quiet"
            disabled={disabled || rows.length <= 2}
            aria-label={t('scale.remove', { score })}
            onClick={() => change(rows.filter((_, i) => i !== at))}
          >
            {t('action.remove')}
          </Button>
        </div>
      ))}
      <div className={styles.amounts}>
        <Amount
          label={t('scale.floor')}
          decimals={2}
          optional
          value={scale.floor}
          disabled={disabled}
          fault={faultAt('floor') ?? faultAt('max')}
          onChange={(floor) => onChange(scaleFrom(rows, floor))}
        />
        <Button
          size="small"
          disabled={disabled}
          onClick={() =>
            change([...rows, { score: Math.min(1000, Math.floor(scale.max) + 1), label: { zh: '', en: '' } }])
          }
        >
          {t('scale.add')}
        </Button>
      </div>
      <small>{t('scale.floorHint')}</small>
    </div>
  )
}
