import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { permissionsOf } from '#core/identity/permission.ts'
import { load } from '#server/adapter/remix.ts'
import { getStandard } from '#server/standard/get-standard.ts'
import { standardAction } from '../features/standard/draft-actions.server.ts'
import { StandardView } from '../features/standard/standard-view.tsx'
import { titled } from '../shell/page-title.tsx'
import { useActionResult } from '../ui/use-action-result.ts'

export const handle = titled('standard', (_t, { standard }: SerializeFrom<typeof loader>) => standard.title)

export async function loader(args: LoaderFunctionArgs) {
  const { params, context, request } = args
  const version = new URL(request.url).searchParams.get('version')
  const standard = await load(args, getStandard, {
    standardId: params.standardId ?? '',
    version: version ? Number(version) : undefined,
  })
  const rights = permissionsOf(context.actor)
  return { standard, mayLaunch: rights.includes('audit:launch'), mayEdit: rights.includes('standard:edit') }
}

export const action = (args: ActionFunctionArgs) => standardAction(args, '/supply')

export default function Standard() {
  const { standard, mayLaunch, mayEdit } = useLoaderData<typeof loader>()
  const result = useActionResult<typeof action>()
  return (
    <StandardView
      standard={standard}
      base="/supply/standards"
      launch={mayLaunch && standard.status === 'published' ? '/supply/issued-audits/launch' : undefined}
      mayEdit={mayEdit}
      error={result && !result.ok ? result.error.message : undefined}
    />
  )
}
