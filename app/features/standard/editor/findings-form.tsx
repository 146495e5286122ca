import type { FindingRules } from '#core/standard/finding-rules.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/button.tsx'
import { scoresIn } from './downgrades-form.tsx'
import styles from './editor.module.css'
import { Amount, Choice } from './fields.tsx'
import type { PartProps } from './standard-form.tsx'

const severities = ['critical', 'major', 'minor'] as const
type Rule = FindingRules['severity'][number]

/** When a score opens a finding, how severe it is, and by when it is answered and closed. */
export function FindingsForm({ content, disabled, set, faultAt }: PartProps) {
  const t = useT('standard-editor')
  const ts = useT('standard')
  const { findings, scale } = content
  const change = (next: Rule[]) => set(['findings.severity', findings.severity, next])
  const replace = (at: number, part: Partial<Rule>) =>
    change(findings.severity.with(at, { ...findings.severity[at]!, ...part }))
  return (
    <fieldset className={styles.pair}>
      <legend>{ts('rules.findings')}</legend>
      <div className={styles.amounts}>
        <Choice
          label={t('finding.open')}
          value={findings.openAtOrBelow}
          options={scoresIn(scale.allowed)}
          disabled={disabled}
          fault={faultAt('findings', 'openAtOrBelow')}
          onChange={(v) => v !== undefined && set(['findings.openAtOrBelow', findings.openAtOrBelow, v])}
        />
      </div>
      <small>{t('finding.hint')}</small>
      {findings.severity.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name; its place is what counts
        <div key={at} className={styles.severityRow}>
          <Choice
            label={t('finding.severity')}
            value={rule.severity}
            options={severities.map((one) => [one, ts(`severity.${one}`)] as const)}
            disabled={disabled}
            onChange={(severity) => severity && replace(at, { severity })}
          />
          <Choice
            label={t('rule.questions')}
            value={rule.questions}
            options={(['all', 'star', 'knock-out'] as const).map(
              (one) => [one, t(`rule.sets.${one}`)] as const,
            )}
            disabled={disabled}
            onChange={(questions) => questions && replace(at, { questions })}
          />
          <Choice
            label={t('finding.score')}
            value={rule.scoreAtMost}
            options={scoresIn(scale.allowed)}
            disabled={disabled}
            onChange={(scoreAtMost) => scoreAtMost !== undefined && replace(at, { scoreAtMost })}
          />
          {!disabled && (
            <div className={styles.adders}>
              {at > 0 && (
                <Button
                  size="small"
                  tone="quiet"
                  aria-label={t('finding.up')}
                  onClick={() => change(findings.severity.toSpliced(at, 1).toSpliced(at - 1, 0, rule))}
                >
                  {t('action.up')}
                </Button>
              )}
              <Button
                size="small"
                tone="quiet"
                disabled={findings.severity.length <= 1}
                aria-label={t('finding.remove')}
                onClick={() => change(findings.severity.toSpliced(at, 1))}
              >
                {t('action.remove')}
              </Button>
            </div>
          )}
        </div>
      ))}
      {faultAt('findings', 'severity') && <p className={styles.fault}>{faultAt('findings', 'severity')}</p>}
      {!disabled && (
        <div className={styles.adders}>
          <Button
            size="small"
            onClick={() =>
              change([
                { severity: 'critical', questions: 'knock-out', scoreAtMost: Math.min(...scale.allowed) },
                ...findings.severity,
              ])
            }
          >
            {t('finding.add')}
          </Button>
        </div>
      )}
      <DueDays findings={findings} disabled={disabled} set={set} />
    </fieldset>
  )
}

function DueDays({
  findings,
  disabled,
  set,
}: Pick<PartProps, 'disabled' | 'set'> & { findings: FindingRules }) {
  const t = useT('standard-editor')
  const ts = useT('standard')
  return (
    <div className={styles.amounts}>
      {severities.flatMap((severity) =>
        (['answer', 'close'] as const).map((step) => {
          const days = findings.due[severity]
          return (
            <Amount
              key={`${severity} ${step}`}
              label={`${ts(`severity.${severity}`)} · ${t(`days.${step}`)}`}
              min={1}
              value={days[step]}
              disabled={disabled}
              fault={step === 'answer' && days.answer > days.close ? t('fault.late') : undefined}
              onChange={(v) =>
                v !== undefined &&
                set(['findings.due', findings.due, { ...findings.due, [severity]: { ...days, [step]: v } }])
              }
            />
          )
        }),
      )}
    </div>
  )
}
