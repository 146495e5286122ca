import type { SerializeFrom } from '@remix-run/node'
import { useId } from 'react'
import { useT } from '../../i18n/use-t.ts'
import styles from './chart.module.css'
import type { ChartView } from './draw.server.ts'

/** A chart drawn by the loader (`lineChart`, `barChart`, `gaugeChart`, `networkChart`), with its figures as a table. */
export function Chart({ view, showTitle = false }: { view: SerializeFrom<ChartView>; showTitle?: boolean }) {
  const t = useT('common')
  const id = useId()
  return (
    <figure className={styles.figure}>
      <figcaption id={id} className={showTitle ? styles.title : 'visually-hidden'}>
        {view.title}
      </figcaption>
      <Drawing
        svg={view.wide}
        className={view.wide === view.narrow ? styles.both : styles.wide}
        labelledBy={id}
      />
      {view.wide !== view.narrow && <Drawing svg={view.narrow} className={styles.narrow} labelledBy={id} />}
      {view.rows.length > 0 && (
        <details className={styles.data}>
          <summary>{t('chart.table')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and must do so by keyboard */}
          <section className={styles.scroll} aria-labelledby={id} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {view.head.map((cell) => (
                    <th key={cell} scope="col">
                      {cell}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {view.rows.map((row) => (
                  <tr key={row.join('|')}>
                    {row.map((cell, column) => (
                      <td key={view.head[column]}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </details>
      )}
    </figure>
  )
}

function Drawing({ svg, className, labelledBy }: { svg: string; className?: string; labelledBy: string }) {
  return (
    <div
      className={className}
      role="img"
      aria-labelledby={labelledBy}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: SVG drawn by our own server, text escaped by ECharts
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  )
}
