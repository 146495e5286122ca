import { z } from 'zod'
import { severities } from './severity.ts'

/** Apart from the list of severities, which pages read too: a browser need not load zod for it. */
export const severitySchema = z.enum(severities)
