import { useLocation } from '@remix-run/react'
import { colorSchemes } from '#core/identity/preference.ts'
import { languageNames, languageTags, screenLocales } from '../i18n/namespaces.ts'
import { useLocale, useT } from '../i18n/use-t.ts'
import styles from './preference-forms.module.css'
import { useRoot } from './use-root.ts'

/** Language and colour scheme. Plain forms: the whole page comes back in the new language. */
export function PreferenceForms() {
  const t = useT('shell')
  const locale = useLocale()
  const scheme = useRoot()?.colorScheme ?? 'auto'
  const { pathname, search } = useLocation()
  return (
    <form method="post" action="/actions/preferences" className={styles.forms}>
      <input type="hidden" name="returnTo" value={pathname + search} />
      <fieldset className={styles.group}>
        <legend>{t('language')}</legend>
        <div className={styles.choices}>
          {screenLocales.map((value) => (
            <button
              key={value}
              type="submit"
              name="locale"
              value={value}
              lang={languageTags[value]}
              aria-pressed={value === locale}
            >
              {languageNames[value]}
            </button>
          ))}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('scheme.title')}</legend>
        <div className={styles.choices}>
          {colorSchemes.map((value) => (
            <button
              key={value}
              type="submit"
              name="colorScheme"
              value={value}
              aria-pressed={value === scheme}
            >
              {t(`scheme.${value}`)}
            </button>
          ))}
        </div>
      </fieldset>
    </form>
  )
}
