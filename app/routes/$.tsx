import { RouteError } from '../ui/error-view.tsx'

/** Every address nobody else answers. */
export function loader(): never {
  throw new Response(null, { status: 404 })
}

export const action = loader

export default function NotFound() {
  return null
}

export function ErrorBoundary() {
  return <RouteError standalone />
}
