import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Locale } from '#core/text.ts'
import { load } from '#server/adapter/remix.ts'
import { getHealth } from '#server/review/get-health.ts'
import { serverT } from '../../i18n/server-t.server.ts'
import { lineChart } from '../../ui/chart/line-chart.server.ts'

/** National targets of the 14th five-year plan, in percent (domain §0, §5.1). */
const targets = { coverage: 70, platform: 45 }

const percent = (share: { n: number; N: number } | null) =>
  share && share.N > 0 ? (share.n / share.N) * 100 : null

/** Health now, with its course drawn: the whole, the tiers, the two digitalization rates. */
export async function loadHealth(args: LoaderFunctionArgs) {
  const { locale } = args.context
  const { course, ...health } = await load(args, getHealth, {})
  const t = serverT(locale, 'review')
  const noData = serverT(locale, 'common')('noData')
  const frame = { category: t('month'), labels: course.map(({ month }) => month), digits: 1, noData, locale }
  const enough = course.length > 1
  return {
    ...health,
    courses: enough
      ? {
          health: lineChart({
            ...frame,
            title: t('course'),
            series: [{ name: t('series.score'), values: course.map(({ score }) => score) }],
            ...span(course.map(({ score }) => score)),
          }),
          digital: lineChart({
            ...frame,
            title: t('digitalCourse'),
            unit: '%',
            series: [
              { name: t('series.coverage'), values: course.map(({ coverage }) => percent(coverage)) },
              { name: t('series.platform'), values: course.map(({ platform }) => percent(platform)) },
            ],
            min: 0,
            max: 100,
            target: { value: targets.coverage, label: t('target', { value: targets.coverage }) },
          }),
          tiers: lineChart({
            ...frame,
            title: t('tierCourse'),
            series: tierSeries(course, locale),
            min: 0,
            max: 100,
          }),
        }
      : null,
  }
}

/** A scale that shows movement without making a ripple look like a storm. */
function span(values: readonly (number | null)[]): { min: number; max: number } {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return { min: 0, max: 100 }
  return { min: Math.max(0, Math.floor(Math.min(...known) / 10) * 10 - 10), max: 100 }
}

function tierSeries(
  course: readonly { tiers: { tier: number | null; mean: number | null }[] }[],
  locale: Locale,
) {
  const t = serverT(locale, 'supplier')
  return ([1, 2, 3] as const).map((tier) => ({
    name: t(`tier.${tier}`),
    values: course.map(({ tiers }) => tiers.find((one) => one.tier === tier)?.mean ?? null),
  }))
}
