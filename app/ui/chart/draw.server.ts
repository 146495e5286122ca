import { BarChart, GaugeChart, GraphChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { LegacyGridContainLabel } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'

use([
  LineChart,
  BarChart,
  GaugeChart,
  GraphChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  LegacyGridContainLabel,
  SVGRenderer,
])

/** A chart ready for `<Chart>`: drawn for a desk and for a phone, and the same figures as a table. */
export interface ChartView {
  title: string
  wide: string
  narrow: string
  head: string[]
  rows: string[][]
}

/** Colours are the product's own CSS variables, so one drawing serves the light and the dark scheme. */
export const palette = [
  'var(--cq-chart-1)',
  'var(--cq-chart-2)',
  'var(--cq-chart-3)',
  'var(--cq-chart-4)',
  'var(--cq-chart-5)',
] as const
export const ink = {
  text: 'var(--cq-text)',
  soft: 'var(--cq-text-soft)',
  dim: 'var(--cq-text-dim)',
  grid: 'var(--cq-chart-grid)',
  line: 'var(--cq-line-strong)',
  surface: 'var(--cq-surface)',
  good: 'var(--cq-good)',
  info: 'var(--cq-info)',
  warn: 'var(--cq-warn)',
  bad: 'var(--cq-bad)',
} as const

/** Draws one option as an SVG string that needs no script, no style block and no style attribute. */
export function drawSvg(option: EChartsCoreOption, size: { width: number; height: number }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption({ animation: false, color: [...palette], backgroundColor: 'transparent', ...option })
    return tidy(chart.renderToSVGString())
  } finally {
    chart.dispose()
  }
}

const tidy = (svg: string): string =>
  svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events|baseProfile|version|xmlns:xlink)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => attributes(style))
    .replace(/^<svg width="\d+" height="\d+"/, '<svg aria-hidden="true" focusable="false"')
    .replace(/\n+/g, '')

/** `font-size:12px;font-weight:bold;font-family:sans-serif` as attributes; the family is the page's own. */
function attributes(style: string): string {
  return style
    .split(';')
    .map((declaration) => declaration.split(':'))
    .filter(([name, value]) => value !== undefined && (name === 'font-size' || name === 'font-weight'))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')
}
