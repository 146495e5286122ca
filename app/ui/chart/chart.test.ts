import { describe, expect, it } from 'vitest'
import { barChart } from './bar-chart.server.ts'
import { gaugeChart } from './gauge-chart.server.ts'
import { lineChart } from './line-chart.server.ts'
import { networkChart } from './network-chart.server.ts'

const series = {
  title: 'Chain health',
  category: 'Month',
  labels: ['2025-01', '2025-02', '2025-03'],
  series: [{ name: 'Tier <1>', values: [81.25, null, 0] }],
  unit: '%',
  digits: 1,
  noData: 'No data yet',
  locale: 'en',
} as const

const network = {
  title: 'Network',
  nodes: [
    { id: 'l', label: 'Leader', tier: 0, tone: 'good' },
    { id: 'a', label: 'A & B <Castings>', tier: 1, tone: 'none' },
    { id: 'b', label: 'Forge', tier: 2, tone: 'bad' },
  ],
  edges: [
    { supplier: 'a', buyer: 'l' },
    { supplier: 'b', buyer: 'a' },
    { supplier: 'a', buyer: 'b' },
  ],
  head: ['Supplier', 'Buyer'],
  rows: [['A & B <Castings>', 'Leader']],
} as const

const charts = {
  line: () => lineChart(series),
  bar: () => barChart(series),
  lying: () => barChart({ ...series, lying: true }),
  gauge: () => gaugeChart({ title: 'Health', value: 83.6, noData: '—', locale: 'en' }),
  network: () =>
    networkChart({ ...network, nodes: [...network.nodes], head: [...network.head], rows: [['a', 'b']] }),
}

describe.each(Object.entries(charts))('%s', (_, draw) => {
  it('needs no style, no script and no colour of its own', () => {
    const { wide, narrow } = draw()
    for (const svg of [wide, narrow]) {
      expect(svg).toMatch(/^<svg .*<\/svg>$/s)
      expect(svg).not.toMatch(/style|<script|NaN|undefined/)
      const seen = svg.replace(/<clipPath.*?<\/clipPath>/gs, '').replace(/<[^>]* fill-opacity="0"[^>]*>/g, '')
      const colors = [...seen.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map((m) => m[1] ?? '')
      expect(colors.filter((color) => !/^(var\(--cq-[\w-]+\)|none)$/.test(color))).toEqual([])
    }
  })

  it('is drawn once for the same figures', () => {
    expect(draw()).toBe(draw())
  })
})

it('tells no data from zero', () => {
  expect(charts.line().rows).toEqual([
    ['2025-01', '81.3'],
    ['2025-02', 'No data yet'],
    ['2025-03', '0.0'],
  ])
  expect(gaugeChart({ title: 'Health', value: null, noData: 'No data yet', locale: 'en' }).wide).toContain(
    'No data yet',
  )
})

it('escapes names', () => {
  expect(charts.network().wide).toContain('A &amp; B &lt;Cas')
  expect(charts.network().wide).not.toContain('<Cas')
})
