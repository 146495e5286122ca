import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Locale } from '#core/text.ts'
import { load } from '#server/adapter/remix.ts'
import { getChainRates } from '#server/digital/chain-rates.ts'
import { serverT } from '../../i18n/server-t.server.ts'
import { lineChart } from '../../ui/chart/line-chart.server.ts'

/** The two rates with their course as a drawing. */
export async function loadRates(args: LoaderFunctionArgs) {
  const { course, ...data } = await load(args, getChainRates, {})
  const known = course.filter(({ coverage }) => coverage !== null)
  return { ...data, course: known.length > 1 ? drawCourse(course, args.context.locale) : null }
}

type Point = {
  quarter: string
  coverage: { n: number; N: number } | null
  platform: { n: number; N: number } | null
  tailCoverage: { n: number; N: number } | null
}

function drawCourse(course: Point[], locale: Locale) {
  const t = serverT(locale, 'digital')
  const percent = (share: { n: number; N: number } | null) =>
    share === null || share.N === 0 ? null : (share.n * 100) / share.N
  return lineChart({
    title: t('course'),
    category: t('quarter'),
    labels: course.map(({ quarter }) => quarter),
    series: [
      { name: t('short.coverage'), values: course.map(({ coverage }) => percent(coverage)) },
      { name: t('short.platform'), values: course.map(({ platform }) => percent(platform)) },
      {
        name: t('short.tail'),
        values: course.map(({ tailCoverage }) => percent(tailCoverage)),
      },
    ],
    unit: '%',
    min: 0,
    max: 100,
    digits: 1,
    noData: serverT(locale, 'common')('noData'),
    locale,
  })
}
