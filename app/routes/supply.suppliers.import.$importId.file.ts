import type { LoaderFunctionArgs } from '@remix-run/node'
import { downloadMarkedList } from '../features/supplier/supplier-import.server.ts'

/** The uploaded list back, its errors marked. */
export const loader = (args: LoaderFunctionArgs) => downloadMarkedList(args)
