import { formatNumber } from '../../i18n/format.ts'
import { type ChartView, drawSvg, ink } from './draw.server.ts'
import { type SeriesChart, seriesFrame, seriesView, targetLine } from './line-chart.server.ts'
import { remember } from './remember.server.ts'

/** Figures side by side. `lying` puts long names at the left: the longest bar list a person reads is about twelve. */
export const barChart = remember(barView)

function barView(chart: SeriesChart & { lying?: boolean }): ChartView {
  return seriesView(chart, (narrow) => {
    const frame = seriesFrame(chart, narrow)
    const label = {
      show: chart.series.length === 1,
      position: chart.lying ? 'right' : 'top',
      color: ink.soft,
      fontSize: 12,
      formatter: ({ value }: { value: unknown }) =>
        typeof value === 'number' ? formatNumber(chart.locale, value, chart.digits) : chart.noData,
    }
    const series = chart.series.map((one, index) => ({
      type: 'bar',
      name: one.name,
      data: one.values.map((value) => value ?? '-'),
      barMaxWidth: 22,
      itemStyle: { borderRadius: chart.lying ? [0, 3, 3, 0] : [3, 3, 0, 0] },
      label,
      markLine: index === 0 && !chart.lying ? targetLine(chart) : undefined,
    }))
    if (!chart.lying)
      return drawSvg({ ...frame, series }, narrow ? { width: 340, height: 230 } : { width: 760, height: 280 })
    const height = 44 + chart.labels.length * Math.max(32, chart.series.length * 20)
    return drawSvg(
      {
        ...frame,
        grid: { ...frame.grid, right: 52, top: chart.series.length > 1 ? 34 : 6 },
        xAxis: { ...frame.yAxis, name: undefined },
        yAxis: {
          ...frame.xAxis,
          inverse: true,
          axisLine: { show: false },
          axisLabel: { color: ink.soft, fontSize: 13, width: narrow ? 104 : 220, overflow: 'truncate' },
        },
        series,
      },
      { width: narrow ? 340 : 760, height },
    )
  })
}
