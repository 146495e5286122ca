import type { Locale } from '#core/text.ts'
import { formatNumber } from '../../i18n/format.ts'
import { type ChartView, drawSvg, ink } from './draw.server.ts'
import { remember } from './remember.server.ts'

/** One figure between 0 and `max`; `bands` colour it by rising upper limits. `null` draws an empty arc and says so. */
export const gaugeChart = remember(gaugeView)

function gaugeView(chart: {
  title: string
  value: number | null
  max?: number
  digits?: number
  bands?: readonly { upTo: number; tone: 'bad' | 'warn' | 'info' | 'good' }[]
  noData: string
  locale: Locale
}): ChartView {
  const { value, max = 100, bands = [] } = chart
  const text = value === null ? chart.noData : formatNumber(chart.locale, value, chart.digits ?? 1)
  const tone = value === null ? undefined : (bands.find((band) => value < band.upTo) ?? bands.at(-1))
  const color = tone ? ink[tone.tone] : 'var(--cq-chart-1)'
  const draw = (width: number) =>
    drawSvg(
      {
        series: [
          {
            type: 'gauge',
            min: 0,
            max,
            startAngle: 205,
            endAngle: -25,
            center: ['50%', '58%'],
            radius: '92%',
            progress: { show: value !== null, width: 14, roundCap: true, itemStyle: { color } },
            axisLine: { roundCap: true, lineStyle: { width: 14, color: [[1, ink.grid]] } },
            axisTick: { show: false },
            splitLine: { show: false },
            axisLabel: { show: false },
            pointer: { show: false },
            title: { show: false },
            detail: {
              offsetCenter: [0, value === null ? '0%' : '2%'],
              formatter: text,
              color: value === null ? ink.dim : ink.text,
              fontSize: value === null ? 18 : 40,
              fontWeight: value === null ? 400 : 600,
            },
            data: [{ value: value ?? 0 }],
          },
        ],
      },
      { width, height: 190 },
    )
  const svg = draw(300)
  return { title: `${chart.title} ${text}`, wide: svg, narrow: svg, head: [], rows: [] }
}
