import { useRouteLoaderData } from '@remix-run/react'
import type { RootData } from '../root.tsx'

/** What every page knows: who is here, the request's number and its clock. `undefined` when the root itself failed. */
export const useRoot = (): RootData | undefined => useRouteLoaderData<RootData>('root')

/** The request's time (ISO). The same on the server and in the browser, so that dates in words agree. */
export const useNow = (): string => useRoot()?.now ?? new Date(0).toISOString()
