import type { LoaderFunctionArgs } from '@remix-run/node'
import { addDays, dayInChina } from '#core/corrective/due-date.ts'
import { load } from '#server/adapter/remix.ts'
import { listStandards } from '#server/standard/list-standards.ts'
import { listSuppliers } from '#server/supplier/list-suppliers.ts'

/** Days a supplier usually gets to answer; the page proposes it, the person decides. */
const usualDays = 21

/** What there is to choose from: published standards and all direct suppliers. */
export async function loadLaunch(args: LoaderFunctionArgs) {
  const search = new URL(args.request.url).searchParams
  const [standards, suppliers] = await Promise.all([
    load(args, listStandards, { pageSize: 200 }),
    load(args, listSuppliers, { direct: true, pageSize: 5000 }),
  ])
  const today = dayInChina(new Date().toISOString())
  return {
    today,
    dueOn: addDays(today, usualDays),
    versionId: search.get('version'),
    chosen: search.getAll('supplier'),
    standards: standards.rows
      .filter(({ status }) => status === 'published')
      .map(({ versionId, title, version, elements }) => ({ versionId, title, version, elements })),
    suppliers: suppliers.rows.map(
      ({ orgId, name, tier, productCategory, partClass, grade, score, lastAuditOn }) => ({
        orgId,
        name,
        tier,
        productCategory,
        partClass,
        grade,
        score,
        lastAuditOn,
      }),
    ),
  }
}
