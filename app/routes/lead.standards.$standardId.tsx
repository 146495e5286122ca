import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { permissionsOf } from '#core/identity/permission.ts'
import { load } from '#server/adapter/remix.ts'
import { getStandard } from '#server/standard/get-standard.ts'
import { StandardView } from '../features/standard/standard-view.tsx'
import { titled } from '../shell/page-title.tsx'

export const handle = titled('standard', (_t, { standard }: SerializeFrom<typeof loader>) => standard.title)

export async function loader(args: LoaderFunctionArgs) {
  const { params, context, request } = args
  const version = new URL(request.url).searchParams.get('version')
  const standard = await load(args, getStandard, {
    standardId: params.standardId ?? '',
    version: version ? Number(version) : undefined,
  })
  return { standard, mayLaunch: permissionsOf(context.actor).includes('audit:launch') }
}

export default function Standard() {
  const { standard, mayLaunch } = useLoaderData<typeof loader>()
  return (
    <StandardView
      standard={standard}
      base="/lead/standards"
      launch={mayLaunch ? '/lead/audits/launch' : undefined}
    />
  )
}
