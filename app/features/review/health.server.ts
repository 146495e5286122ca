import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Locale } from '#core/text.ts'
import { load } from '#server/adapter/remix.ts'
import { getHealth } from '#server/review/get-health.ts'
import { formatDate } from '../../i18n/format.ts'
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
  const frame = {
    category: t('month'),
    labels: course.map(({ month }) => formatDate(locale, `${month}-01`, 'month')),
    digits: 1,
    noData,
    locale,
  }
  const enough = course.length > 1
  return {
    ...health,
    courses: enough
      ? {
          health: lineChart({
            ...frame,
            title: t('course'),
            series: [{ name: t('series.score'), values: course.map(({ score }) => score) }],
            min: 0,
            max: 100,
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
