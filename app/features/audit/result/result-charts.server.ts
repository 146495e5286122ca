import type { AuditResult } from '#core/audit/result.ts'
import type { ElementView } from '#server/standard/content-view.ts'
import { serverT } from '../../../i18n/server-t.server.ts'
import { barChart } from '../../../ui/chart/bar-chart.server.ts'
import type { ChartView } from '../../../ui/chart/draw.server.ts'

/** Degree of fulfilment of every element and sub-element as bars, the supplier's own view beside it where there is one. */
export function resultChart(
  result: AuditResult,
  self: AuditResult | null,
  elements: readonly ElementView[],
  locale: 'zh' | 'en',
): ChartView {
  const t = serverT(locale, 'audit')
  const common = serverT(locale, 'common')
  const titles = new Map(
    elements.flatMap((element) => [
      [element.id, element.title] as const,
      ...element.subElements.map((sub) => [sub.id, sub.title] as const),
    ]),
  )
  const parts = result.parts.filter(({ level }) => level !== 'step')
  const own = (id: string) => self?.parts.find((part) => part.id === id)?.percent ?? null
  return barChart({
    title: t('result.byElement'),
    category: t('result.part'),
    labels: parts.map(({ id, code }) => `${code} ${titles.get(id) ?? ''}`),
    series: [
      { name: t('result.auditorScore'), values: parts.map(({ percent }) => percent) },
      ...(self ? [{ name: t('result.selfScore'), values: parts.map(({ id }) => own(id)) }] : []),
    ],
    unit: '%',
    min: 0,
    max: 100,
    digits: 1,
    lying: true,
    noData: common('noData'),
    locale,
  })
}
