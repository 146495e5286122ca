import type { LoaderFunctionArgs } from '@remix-run/node'
import { load } from '#server/adapter/remix.ts'
import { compareVersions } from '#server/standard/compare-versions.ts'
import { getStandard } from '#server/standard/get-standard.ts'

/** Two versions side by side: `?from=1&to=2`, or a version and the open draft: `?from=2&draft=<id>`. */
export async function loadCompare(args: LoaderFunctionArgs) {
  const search = new URL(args.request.url).searchParams
  const standard = await load(args, getStandard, { standardId: args.params.standardId ?? '' })
  const draftId = search.get('draft') ?? undefined
  const { versions } = standard
  const pick = (name: string) => versions.find(({ version }) => String(version) === search.get(name))
  const to = pick('to') ?? versions[0]
  const from = pick('from') ?? versions.find(({ version }) => version < (to?.version ?? 0)) ?? versions[0]
  const comparison =
    from && (draftId || (to && to.id !== from.id))
      ? await load(args, compareVersions, {
          fromVersionId: from.id,
          ...(draftId ? { draftId } : { toVersionId: to?.id }),
        })
      : null
  return {
    standardId: standard.standardId,
    title: standard.title,
    versions,
    from: from?.version ?? 0,
    to: draftId ? null : (to?.version ?? 0),
    draftId: draftId ?? null,
    comparison,
  }
}
