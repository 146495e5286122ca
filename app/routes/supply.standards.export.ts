import type { LoaderFunctionArgs } from '@remix-run/node'
import { downloadStandard } from '../features/standard/import/import.server.ts'

/** A version or a draft as a workbook or YAML. */
export const loader = (args: LoaderFunctionArgs) => downloadStandard(args)
