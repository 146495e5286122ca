import type { Locale } from '#core/text.ts'
import { formatNumber } from '../../i18n/format.ts'
import { type ChartView, drawSvg, ink } from './draw.server.ts'
import { remember } from './remember.server.ts'

export interface SeriesChart {
  title: string
  /** Head of the first column of the table: month, tier … */
  category: string
  labels: readonly string[]
  /** `null` is "no data": the line has a gap, the table says so. */
  series: readonly { name: string; values: readonly (number | null)[] }[]
  unit?: string
  min?: number
  max?: number
  digits?: number
  /** A level to compare with: target, threshold. */
  target?: { value: number; label: string }
  noData: string
  locale: Locale
}

/** Course of figures over time. */
export const lineChart = remember(lineView)

function lineView(chart: SeriesChart): ChartView {
  return seriesView(chart, (narrow) =>
    drawSvg(
      {
        ...seriesFrame(chart, narrow),
        series: chart.series.map((series, index) => ({
          type: 'line',
          name: series.name,
          data: series.values.map((value) => value ?? '-'),
          connectNulls: false,
          symbol: 'circle',
          symbolSize: series.values.length > 14 ? 4 : 7,
          lineStyle: { width: 2.5 },
          areaStyle: chart.series.length === 1 ? { opacity: 0.1 } : undefined,
          markLine: index === 0 ? targetLine(chart) : undefined,
        })),
      },
      narrow ? { width: 340, height: 230 } : { width: 760, height: 280 },
    ),
  )
}

/** Grid, axes and legend shared by lines and upright bars. */
export function seriesFrame(chart: SeriesChart, narrow: boolean) {
  const several = chart.series.length > 1
  return {
    grid: { left: 8, right: 34, top: several ? 40 : 22, bottom: 6, containLabel: true },
    legend: several
      ? {
          top: 0,
          right: 0,
          icon: 'roundRect',
          itemWidth: 14,
          itemHeight: 4,
          textStyle: { color: ink.soft, fontSize: 13 },
        }
      : undefined,
    xAxis: {
      type: 'category',
      data: [...chart.labels],
      boundaryGap: true,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.line } },
      axisLabel: { color: ink.dim, fontSize: narrow ? 11 : 12, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: chart.min,
      max: chart.max,
      splitNumber: narrow ? 3 : 4,
      // Between two given ends ECharts would leave an odd last step.
      interval: chart.min !== undefined && chart.max !== undefined ? (chart.max - chart.min) / 5 : undefined,
      name: chart.unit,
      nameTextStyle: { color: ink.dim, fontSize: 12, align: 'left' },
      axisLabel: { color: ink.dim, fontSize: narrow ? 11 : 12 },
      splitLine: { lineStyle: { color: ink.grid } },
    },
  }
}

export function targetLine({ target }: Pick<SeriesChart, 'target'>) {
  if (!target) return undefined
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: 'var(--cq-accent)', type: 'dashed', width: 1.5 },
    label: { formatter: target.label, position: 'insideEndTop', color: 'var(--cq-accent)', fontSize: 12 },
    data: [{ yAxis: target.value }],
  }
}

/** The drawing in both sizes with its table. */
export function seriesView(chart: SeriesChart, draw: (narrow: boolean) => string): ChartView {
  const unit = chart.unit ? ` (${chart.unit})` : ''
  return {
    title: chart.title,
    wide: draw(false),
    narrow: draw(true),
    head: [chart.category, ...chart.series.map((series) => series.name + unit)],
    rows: chart.labels.map((label, index) => [
      label,
      ...chart.series.map(({ values }) => {
        const value = values[index]
        return value == null ? chart.noData : formatNumber(chart.locale, value, chart.digits)
      }),
    ]),
  }
}
