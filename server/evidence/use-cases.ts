import { addActionEvidence } from './add-action-evidence.ts'
import { addAuditEvidence } from './add-audit-evidence.ts'
import { openEvidence } from './open-evidence.ts'
import { removeEvidence } from './remove-evidence.ts'

export const evidenceUseCases = [addAuditEvidence, addActionEvidence, openEvidence, removeEvidence] as const
