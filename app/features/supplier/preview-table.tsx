import { useT } from '../../i18n/use-t.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import styles from './supplier-import.module.css'
import type { loadImport } from './supplier-import.server.ts'

type PreviewRow = Awaited<ReturnType<typeof loadImport>>['rows'][number]

const tones = { new: 'good', known: 'neutral', link: 'info', error: 'bad', example: 'neutral' } as const

const cells = [
  ['name', 'name', 'field.name'],
  ['uscc', 'uscc', 'field.uscc'],
  ['region', 'region', 'field.region'],
  ['productCategory', 'productCategory', 'field.category'],
  ['partClass', 'partClass', 'field.partClass'],
  ['buyer', 'buyer', 'field.buyer'],
  ['share', 'share', 'field.share'],
  ['contactName', 'contactName', 'field.contact'],
  ['contactMobile', 'contactMobile', 'field.mobile'],
  ['contactEmail', 'contactEmail', 'field.email'],
] as const

/** Rows of an uploaded list with what happens to each; wrong cells are marked where they stand. */
export function PreviewTable({ rows }: { rows: readonly PreviewRow[] }) {
  const t = useT('supplier')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and must do so by keyboard
    <section className={styles.scroll} aria-label={t('import.previewTitle')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{t('import.result')}</th>
            <th scope="col">{t('import.problems')}</th>
            {cells.map(([key, , header]) => (
              <th key={key} scope="col">
                {t(header)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const wrong = new Set(
              row.issues.filter((one) => one.severity === 'error').map((one) => one.column),
            )
            return (
              <tr key={row.row}>
                <td className={styles.number}>{row.row}</td>
                <td>
                  <StatusBadge tone={tones[row.status]}>{t(`import.rowStatus.${row.status}`)}</StatusBadge>
                </td>
                <td>
                  <ul className={styles.issues}>
                    {row.issues.map((issue) => (
                      <li key={`${issue.column} ${issue.message}`} data-severity={issue.severity}>
                        {issue.columnTitle && (
                          <strong>{t('import.column', { column: issue.columnTitle })} </strong>
                        )}
                        {issue.message}
                      </li>
                    ))}
                  </ul>
                </td>
                {cells.map(([key, column]) => (
                  <td key={key} className={wrong.has(column) ? styles.wrong : undefined}>
                    <span className={styles.cell}>{row[key] ?? ''}</span>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
