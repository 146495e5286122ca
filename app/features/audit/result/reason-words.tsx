import { useFormat } from '../../../i18n/use-format.ts'
import { useLocale, useT } from '../../../i18n/use-t.ts'
import { useGradeName } from '../../../ui/grade-badge.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import type { AuditElement, Result } from '../audit-types.ts'
import styles from './result.module.css'

/** Why the grade is what it is: the band, and each rule that fired with the facts that fired it. */
export function Reasons({ result, elements }: { result: Result; elements: readonly AuditElement[] }) {
  const t = useT('audit')
  const locale = useLocale()
  const format = useFormat()
  const nameOf = useGradeName()
  const titleOf = (id: string) =>
    elements.find((one) => one.id === id)?.title ??
    elements.flatMap(({ subElements }) => subElements).find((one) => one.id === id)?.title ??
    ''
  return (
    <ul className={styles.reasons}>
      {result.reasons.map((reason) => {
        const decides = reason.decides && <StatusBadge tone="info">{t('result.decides')}</StatusBadge>
        if (reason.kind === 'band') {
          const words = {
            percent: format.number(reason.compared, 2),
            grade: nameOf(reason.grade),
            min: reason.min,
          }
          return (
            <li key="band" data-decides={reason.decides || undefined}>
              <p>
                {t(reason.min > 0 ? 'result.bandReason' : 'result.bandReasonLowest', words)} {decides}
              </p>
              <small>{reason.label[locale]}</small>
            </li>
          )
        }
        return (
          <li key={reason.ruleId} data-decides={reason.decides || undefined}>
            <p>
              {reason.label[locale]} → {t('result.downgradeTo', { grade: nameOf(reason.to) })} {decides}
            </p>
            <small>
              {reason.facts
                .map((fact) => {
                  if (fact.level === 'question')
                    return t('result.factQuestion', {
                      code: fact.star ? `${fact.code}★` : fact.code,
                      score: format.number(fact.score),
                    })
                  if (fact.level === 'maturity')
                    return t(fact.reached === null ? 'result.factNoMaturity' : 'result.factMaturity', {
                      code: fact.code,
                      title: titleOf(fact.id),
                      reached: fact.reached ?? 0,
                      threshold: fact.threshold,
                    })
                  return t('result.factPart', {
                    code: fact.code,
                    title: titleOf(fact.id),
                    compared: format.number(fact.compared),
                    threshold: fact.threshold,
                  })
                })
                .join(locale === 'zh' ? '；' : '; ')}
            </small>
          </li>
        )
      })}
      {result.reasons.every(({ kind }) => kind === 'band') && (
        <li>
          <p>{t('result.noDowngrade')}</p>
        </li>
      )}
    </ul>
  )
}
