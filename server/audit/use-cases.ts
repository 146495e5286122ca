import { addFinding } from './add-finding.ts'
import { cancelAudit } from './cancel-audit.ts'
import { cancelDraw } from './draw/cancel-draw.ts'
import { declareConflict, endConflict } from './draw/declare-conflict.ts'
import { getDraw } from './draw/get-draw.ts'
import { launchChecks } from './draw/launch-checks.ts'
import { listDraws } from './draw/list-draws.ts'
import { makeDraw } from './draw/make-draw.ts'
import { prepareDraw } from './draw/prepare-draw.ts'
import { publishResult } from './draw/publish-result.ts'
import { recuseAuditor } from './draw/recuse-auditor.ts'
import { editFinding } from './edit-finding.ts'
import { getAudit } from './get-audit.ts'
import { giveConsent } from './give-consent.ts'
import { launchAudit } from './launch-audit.ts'
import { listAudits } from './list-audits.ts'
import { listCommonFaults } from './list-common-faults.ts'
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
  listCommonFaults,
  listDraws,
  getDraw,
  prepareDraw,
  makeDraw,
  cancelDraw,
  recuseAuditor,
  launchChecks,
  publishResult,
  declareConflict,
  endConflict,
] as const
