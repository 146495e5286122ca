import { useFormat } from '../i18n/use-format.ts'
import { useT } from '../i18n/use-t.ts'
import styles from './score-value.module.css'

/**
 * A score in points. `null` says "no data", never 0. `delta` is the change against the period before, in points.
 */
export function ScoreValue(props: {
  value: number | null
  digits?: number
  delta?: number | null
  unit?: boolean
}) {
  const t = useT('common')
  const format = useFormat()
  if (props.value === null) return <span className={styles.none}>{t('noData')}</span>
  return (
    <span className={styles.score}>
      {format.number(props.value, props.digits ?? 1)}
      {props.unit && <span className={styles.unit}>{t('score.points')}</span>}
      {props.delta != null && <Delta value={props.delta} digits={props.digits ?? 1} />}
    </span>
  )
}

function Delta({ value, digits }: { value: number; digits: number }) {
  const t = useT('common')
  const delta = useFormat().number(Math.abs(value), digits)
  const direction = Number(value.toFixed(digits)) === 0 ? 'same' : value > 0 ? 'higher' : 'lower'
  return (
    <span className={styles.delta} data-direction={direction}>
      <span aria-hidden="true">
        {signs[direction]}
        {direction !== 'same' && delta}
      </span>
      <span className="visually-hidden">{t(`score.${direction}`, { delta })}</span>
    </span>
  )
}

const signs = { higher: '▲ ', lower: '▼ ', same: '=' }
