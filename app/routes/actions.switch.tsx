import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { load } from '#server/adapter/remix.ts'
import { switchPlace } from '#server/identity/switch-place.ts'
import { RouteError } from '../ui/error-view.tsx'

/** Opens another of one's organizations and chains, and goes to its home page. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  await load(args, switchPlace, { orgId: String(form.get('orgId')), chainId: String(form.get('chainId')) })
  return redirect('/')
}

export const loader = () => redirect('/')

export default function Switch() {
  return null
}

export function ErrorBoundary() {
  return <RouteError standalone />
}
