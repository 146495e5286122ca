import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { permissionsOf } from '#core/identity/permission.ts'
import { nearestRegion } from '#core/organization/region.ts'
import type { Locale } from '#core/text.ts'
import { act, load } from '#server/adapter/remix.ts'
import { changeLink } from '#server/supplier/change-link.ts'
import { getSupplier } from '#server/supplier/get-supplier.ts'
import { formatDate } from '../../i18n/format.ts'
import { serverT } from '../../i18n/server-t.server.ts'
import { lineChart } from '../../ui/chart/line-chart.server.ts'

/** One supplier with its score's course as a drawing. */
export async function loadSupplier(args: LoaderFunctionArgs) {
  const { actor, locale } = args.context
  const supplier = await load(args, getSupplier, { orgId: args.params.orgId! })
  const permissions = permissionsOf(actor)
  const ownLink = 'orgId' in actor ? supplier.buyers.find(({ orgId }) => orgId === actor.orgId) : undefined
  const { history, ...rest } = supplier
  return {
    ...rest,
    course: history.length > 1 ? drawCourse(history, locale) : null,
    region: supplier.regionCode
      ? (nearestRegion(supplier.regionCode)?.name[locale] ?? supplier.regionCode)
      : null,
    ownLink: ownLink ?? null,
    mayManage: permissions.includes('supplier:manage') && ownLink !== undefined,
    mayLaunch: permissions.includes('audit:launch') && ownLink !== undefined,
    mayShare: actor.kind === 'supplier',
  }
}

export const saveLink = (args: ActionFunctionArgs) =>
  act(args, changeLink, {
    input: { supplierOrgId: args.params.orgId! },
    redirectTo: `${new URL(args.request.url).pathname}?saved`,
  })

/** The last version of each month, two years at most. */
function drawCourse(history: { on: string; own: number | null; rolled: number | null }[], locale: Locale) {
  const t = serverT(locale, 'supplier')
  const months = [
    ...new Map(history.map((version) => [formatDate(locale, version.on, 'month'), version])),
  ].slice(-24)
  return lineChart({
    title: t('detail.history'),
    category: t('detail.month'),
    labels: months.map(([month]) => month),
    series: [
      { name: t('detail.own'), values: months.map(([, version]) => version.own) },
      { name: t('detail.rolled'), values: months.map(([, version]) => version.rolled) },
    ],
    min: 0,
    max: 100,
    digits: 1,
    noData: serverT(locale, 'common')('noData'),
    locale,
  })
}
