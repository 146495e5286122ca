import type { LoaderFunctionArgs } from '@remix-run/node'
import { downloadTemplate } from '../features/supplier/supplier-import.server.ts'

/** The empty supplier list to fill in. */
export const loader = (args: LoaderFunctionArgs) => downloadTemplate(args)
