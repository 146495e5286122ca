import { type ChartView, drawSvg, ink } from './draw.server.ts'
import { remember } from './remember.server.ts'

export interface NetworkNode {
  id: string
  label: string
  /** 0 is the chain leader. */
  tier: number
  tone: 'good' | 'info' | 'warn' | 'bad' | 'none'
  /** Area of the dot, 0…1; the leader's own size is fixed. */
  weight?: number
}

/**
 * A supply network in columns by tier, goods flowing from right to left towards the chain leader. The place of every
 * node is computed from the input alone, so the same network always looks the same. `head` and `rows` are its table.
 */
export const networkChart = remember(networkView)

function networkView(chart: {
  title: string
  nodes: readonly NetworkNode[]
  /** Goods go from `supplier` to `buyer`. */
  edges: readonly { supplier: string; buyer: string }[]
  head: string[]
  rows: string[][]
}): ChartView {
  const tiers = [...new Set(chart.nodes.map((node) => node.tier))].sort((a, b) => a - b)
  const most = Math.max(1, ...tiers.map((tier) => chart.nodes.filter((node) => node.tier === tier).length))
  const draw = (width: number, rowHeight: number, words: boolean) => {
    const height = Math.min(Math.max(240, most * rowHeight), 900)
    const data = tiers.flatMap((tier, column) => {
      const members = chart.nodes.filter((node) => node.tier === tier)
      return members.map((node, row) => ({
        id: node.id,
        name: node.label,
        x: tiers.length === 1 ? width / 2 : (column / (tiers.length - 1)) * (width - (words ? 190 : 60)) + 30,
        y: ((row + 0.5) / members.length) * (height - 20) + 10,
        symbolSize: tier === 0 ? 26 : 9 + 13 * Math.sqrt(node.weight ?? 0.2),
        itemStyle: {
          color: node.tone === 'none' ? ink.line : ink[node.tone],
          borderColor: ink.surface,
          borderWidth: 1.5,
        },
        label: {
          show: words || tier === 0,
          position: 'right',
          textBorderColor: ink.surface,
          textBorderWidth: 3,
          color: ink.soft,
          fontSize: 12,
          formatter: shorten(node.label),
        },
      }))
    })
    return drawSvg(
      {
        series: [
          {
            type: 'graph',
            layout: 'none',
            left: 20,
            right: words ? 190 : 70,
            top: 16,
            bottom: 24,
            silent: true,
            data,
            links: chart.edges.map((edge) => ({ source: edge.supplier, target: edge.buyer })),
            lineStyle: { color: ink.line, width: 1, opacity: 0.55, curveness: 0.12 },
            edgeSymbol: ['none', 'arrow'],
            edgeSymbolSize: 5,
          },
        ],
      },
      { width, height },
    )
  }
  return {
    title: chart.title,
    wide: draw(900, 24, most <= 36),
    narrow: draw(340, 16, false),
    head: chart.head,
    rows: chart.rows,
  }
}

const shorten = (label: string) => (label.length > 12 ? `${label.slice(0, 11)}…` : label)
