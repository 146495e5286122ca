import type { SerializeFrom } from '@remix-run/node'
import type { z } from 'zod'
import type { getAudit } from '#server/audit/get-audit.ts'

/** An audit as its page gets it. */
export type AuditData = SerializeFrom<z.output<(typeof getAudit)['output']>>
export type AuditElement = AuditData['elements'][number]
export type AuditQuestion = AuditElement['questions'][number]
export type Finding = AuditData['findings'][number]
export type Result = NonNullable<AuditData['result']>
