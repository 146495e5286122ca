import { addFinding } from './add-finding.ts'
import { cancelAudit } from './cancel-audit.ts'
import { editFinding } from './edit-finding.ts'
import { getAudit } from './get-audit.ts'
import { giveConsent } from './give-consent.ts'
import { launchAudit } from './launch-audit.ts'
import { listAudits } from './list-audits.ts'
import { listConsents } from './list-consents.ts'
import { proposeFindings } from './propose-findings.ts'
import { removeFinding } from './remove-finding.ts'
import { returnAudit } from './return-audit.ts'
import { revokeConsent } from './revoke-consent.ts'
import { saveAnswer } from './save-answer.ts'
import { saveScore } from './save-score.ts'
import { signAudit } from './sign-audit.ts'
import { startReview } from './start-review.ts'
import { submitAudit } from './submit-audit.ts'
import { takeOverSelfScores } from './take-over-self-scores.ts'

export const auditUseCases = [
  launchAudit,
  listAudits,
  getAudit,
  saveAnswer,
  submitAudit,
  startReview,
  saveScore,
  takeOverSelfScores,
  addFinding,
  editFinding,
  removeFinding,
  proposeFindings,
  signAudit,
  returnAudit,
  cancelAudit,
  listConsents,
  giveConsent,
  revokeConsent,
] as const
