import { useState } from 'react'
import type { Downgrade } from '#core/standard/grading-rules.ts'
import { emptyRule, ruleWords, worded } from '#core/standard/rule-words.ts'
import { same } from '#core/standard/same.ts'
import { useLocale, useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './editor.module.css'
import { Amount, BothLanguages, Choice } from './fields.tsx'
import type { PartProps } from './standard-form.tsx'
import { newId } from './tree.ts'

const kinds = ['fulfilment-below', 'score-at-most', 'below-minimum', 'maturity-below'] as const

/** When the grade is at best another one, whatever the degree: downgrades and vetoes. */
export function DowngradesForm({ content, disabled, set, faultAt }: PartProps) {
  const t = useT('standard-editor')
  const { bands, downgrades } = content.grading
  const [fresh, setFresh] = useState('')
  const change = (next: Downgrade[]) => set(['grading.downgrades', downgrades, next])
  return (
    <fieldset className={styles.pair}>
      <legend>{t('rule.title')}</legend>
      {downgrades.length === 0 && <p>{t('rule.none')}</p>}
      {downgrades.map((rule, at) => (
        <RuleCard
          key={rule.id}
          rule={rule}
          isNew={fresh === rule.id}
          content={content}
          disabled={disabled}
          faultAt={(...path) => faultAt('grading', 'downgrades', at, ...path)}
          onChange={(next) => change(downgrades.with(at, next))}
          onRemove={() => change(downgrades.toSpliced(at, 1))}
        />
      ))}
      {!disabled && (
        <div className={styles.adders}>
          <Button
            size="small"
            onClick={() => {
              const id = newId('r')
              setFresh(id)
              change([...downgrades, emptyRule('fulfilment-below', id, bands[1]?.grade ?? '', content)])
            }}
          >
            {t('rule.add')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

type CardProps = Pick<PartProps, 'content' | 'disabled' | 'faultAt'> & {
  rule: Downgrade
  /** Made on this page: open to be written. */
  isNew: boolean
  onChange(rule: Downgrade): void
  onRemove(): void
}

function RuleCard({ rule, isNew, content, disabled, faultAt, onChange, onRemove }: CardProps) {
  const t = useT('standard-editor')
  const locale = useLocale()
  const { bands } = content.grading
  const fault = faultAt('kind') ?? faultAt('to') ?? faultAt('threshold')
  return (
    <details className={styles.card} open={isNew}>
      <summary>
        {rule.label[locale] || rule.label.zh || t('outline.empty')} → <b>{rule.to}</b>
        {fault && <span className={styles.fault}> {fault}</span>}
      </summary>
      <div className={styles.amounts}>
        <Choice
          label={t('rule.kind')}
          value={rule.kind}
          options={kinds.map((kind) => [kind, t(`rule.kinds.${kind}`)] as const)}
          disabled={disabled}
          fault={faultAt('kind')}
          onChange={(kind) => kind && onChange(emptyRule(kind, rule.id, rule.to, content))}
        />
        <RuleFields
          rule={rule}
          content={content}
          disabled={disabled}
          faultAt={faultAt}
          onChange={(next) => onChange(worded(rule, next))}
        />
        <Choice
          label={t('rule.to')}
          value={rule.to}
          options={bands.slice(1).map(({ grade }) => [grade, grade] as const)}
          disabled={disabled}
          fault={faultAt('to')}
          onChange={(to) => to !== undefined && onChange({ ...rule, to })}
        />
      </div>
      <div className={styles.twoWords}>
        <BothLanguages
          labels={{ zh: t('rule.label.zh'), en: t('rule.label.en') }}
          value={rule.label}
          disabled={disabled}
          required
          onChange={(label) => onChange({ ...rule, label })}
        />
      </div>
      {!disabled && (
        <div className={styles.adders}>
          {!same(rule.label, ruleWords(rule)) && (
            <Button size="small" tone="quiet" onClick={() => onChange({ ...rule, label: ruleWords(rule) })}>
              {t('rule.auto')}
            </Button>
          )}
          <Button size="small" tone="quiet" onClick={onRemove}>
            {t('rule.remove')}
          </Button>
        </div>
      )}
    </details>
  )
}

const decimals = [1, 2, 3, 4] as const

function RuleFields({ rule, content, disabled, faultAt, onChange }: Omit<CardProps, 'isNew' | 'onRemove'>) {
  const t = useT('standard-editor')
  const count = 'count' in rule && (
    <>
      <Choice
        label={t('rule.questions')}
        value={rule.questions}
        options={(['all', 'star', 'knock-out'] as const).map((one) => [one, t(`rule.sets.${one}`)] as const)}
        disabled={disabled}
        onChange={(questions) => questions && onChange({ ...rule, questions })}
      />
      <Amount
        label={t('rule.count')}
        min={1}
        value={rule.count}
        disabled={disabled}
        onChange={(v) => v !== undefined && onChange({ ...rule, count: v })}
      />
    </>
  )
  switch (rule.kind) {
    case 'fulfilment-below':
      return (
        <>
          <Choice
            label={t('rule.level')}
            value={rule.level}
            options={(['element', 'sub-element', 'step'] as const).map(
              (one) => [one, t(`rule.levels.${one}`)] as const,
            )}
            disabled={disabled}
            onChange={(level) => level && onChange({ ...rule, level })}
          />
          <Amount
            label={t('rule.percent')}
            max={100}
            decimals={2}
            value={rule.threshold}
            disabled={disabled}
            fault={faultAt('threshold')}
            onChange={(threshold) => threshold !== undefined && onChange({ ...rule, threshold })}
          />
          <Choice
            label={t('rule.round')}
            value={rule.roundTo ?? -1}
            options={[
              [0, t('rule.rounds.whole')],
              ...decimals.map((one) => [one, t('rule.rounds.decimals', { count: one })] as const),
              [-1, t('rule.rounds.exact')],
            ]}
            disabled={disabled}
            onChange={(to) => to !== undefined && onChange({ ...rule, roundTo: to < 0 ? null : to })}
          />
        </>
      )
    case 'score-at-most':
      return (
        <>
          {count}
          <Choice
            label={t('rule.score')}
            value={rule.threshold}
            options={scoresIn(content.scale.allowed)}
            disabled={disabled}
            fault={faultAt('threshold')}
            onChange={(threshold) => threshold !== undefined && onChange({ ...rule, threshold })}
          />
        </>
      )
    case 'below-minimum':
      return count
    case 'maturity-below':
      return (
        <>
          <Choice
            label={t('rule.of')}
            value={rule.of}
            options={(['overall', 'element'] as const).map((one) => [one, t(`rule.ofs.${one}`)] as const)}
            disabled={disabled}
            onChange={(of) => of && onChange({ ...rule, of })}
          />
          <Choice
            label={t('rule.maturity')}
            value={rule.threshold}
            options={scoresIn(content.grading.maturity?.levels.map(({ level }) => level) ?? [])}
            disabled={disabled}
            fault={faultAt('threshold')}
            onChange={(threshold) => threshold !== undefined && onChange({ ...rule, threshold })}
          />
        </>
      )
  }
}

/** Scores to choose from, each once. */
export const scoresIn = (scores: readonly number[]) =>
  [...new Set(scores)].map((score) => [score, String(score)] as const)
