import { useLocale, useT } from '../../i18n/use-t.ts'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import styles from './change-list.module.css'
import { useChangeWords } from './change-words.ts'

export type ChangeRow = {
  level: string
  id: string
  code: string
  field: string
  before: unknown
  after: unknown
  effect: 'looser' | 'reworded' | 'tighter' | 'neutral'
}

const tones: Record<ChangeRow['effect'], StatusTone> = {
  looser: 'bad',
  reworded: 'warn',
  tighter: 'good',
  neutral: 'neutral',
}

/** Differences of a standard, grouped by what they are about: before, after, and what it does to the requirement. */
export function ChangeList({ changes, href }: { changes: ChangeRow[]; href?: (id: string) => string }) {
  const t = useT('standard')
  const groups = new Map<string, ChangeRow[]>()
  for (const change of changes) {
    const key =
      change.level === 'band' || change.level === 'rule' ? 'standard' : `${change.level} ${change.id}`
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  if (changes.length === 0) return <p>{t('change.nothing')}</p>
  return (
    <ul className={styles.groups}>
      {[...groups].map(([key, own]) => {
        const [first] = own
        const name =
          key.startsWith('standard') || !first?.code
            ? t('change.whole')
            : t(`change.level.${first.level as 'question'}`, { code: first.code })
        return (
          <li key={key}>
            <h3>
              {href && first && key !== 'standard' && !key.startsWith('standard ') ? (
                <a href={href(first.id)}>{name}</a>
              ) : (
                name
              )}
            </h3>
            <ul className={styles.changes}>
              {own.map((change) => (
                <Change key={`${change.level} ${change.id} ${change.field}`} change={change} />
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}

function Change({ change }: { change: ChangeRow }) {
  const t = useT('standard')
  const words = useChangeWords()
  const locale = useLocale()
  const { level, code, field, effect } = change
  const [before, after] = oneLanguage(change.before, change.after, locale)
  const about =
    level === 'band'
      ? t('change.band', { grade: code })
      : level === 'rule'
        ? t('change.rule')
        : t(`change.field.${field as 'text'}`)
  return (
    <li>
      <p>
        <StatusBadge tone={tones[effect]}>{t(`change.effect.${effect}`)}</StatusBadge> <b>{about}</b>
      </p>
      {field === 'order' ? null : before === null ? (
        <p className={styles.after}>{t('change.added', { text: words(field, after) })}</p>
      ) : after === null ? (
        <p className={styles.before}>{t('change.removed', { text: words(field, before) })}</p>
      ) : (
        <dl className={styles.sides}>
          <div>
            <dt>{t('change.before')}</dt>
            <dd>{words(field, before)}</dd>
          </div>
          <div>
            <dt>{t('change.after')}</dt>
            <dd>{words(field, after)}</dd>
          </div>
        </dl>
      )}
    </li>
  )
}

/** Where only the other language of a text was changed, that one is shown. */
function oneLanguage(before: unknown, after: unknown, locale: 'zh' | 'en'): [never, never] {
  const isText = (value: unknown): value is { zh: string; en: string } =>
    typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
  if (!isText(before) || !isText(after) || before[locale] !== after[locale])
    return [before as never, after as never]
  const other = locale === 'zh' ? 'en' : 'zh'
  return [before[other] as never, after[other] as never]
}
