import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Locale } from '#core/text.ts'
import { load } from '#server/adapter/remix.ts'
import { getScore } from '#server/score/get-score.ts'
import { formatDate } from '../../i18n/format.ts'
import { serverT } from '../../i18n/server-t.server.ts'
import { lineChart } from '../../ui/chart/line-chart.server.ts'

type Version = { on: string; own: number | null; rolled: number | null }

/** A score with its course as a drawing; without an id that of one's own organization. */
export async function loadScore(args: LoaderFunctionArgs, orgId?: string) {
  const { history, ...score } = await load(args, getScore, { orgId })
  return { ...score, course: history.length > 1 ? drawCourse(history, args.context.locale) : null }
}

/** The last version of each month, two years at most. */
export function drawCourse(history: readonly Version[], locale: Locale) {
  const t = serverT(locale, 'score')
  const byMonth = new Map(history.map((version) => [formatDate(locale, version.on, 'month'), version]))
  const months = [...byMonth].slice(-24)
  return lineChart({
    title: t('history'),
    category: t('month'),
    labels: months.map(([month]) => month),
    series: [
      { name: t('own'), values: months.map(([, version]) => version.own) },
      { name: t('rolled'), values: months.map(([, version]) => version.rolled) },
    ],
    min: 0,
    max: 100,
    digits: 1,
    noData: serverT(locale, 'common')('noData'),
    locale,
  })
}
