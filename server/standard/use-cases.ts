import { addComment, resolveComment } from './comment-draft.ts'
import { compareVersions } from './compare-versions.ts'
import { exportStandard } from './export-standard.ts'
import { findQuestions } from './find-questions.ts'
import { getAdoptionMap } from './get-adoption-map.ts'
import { getDraft } from './get-draft.ts'
import { getFollowUp } from './get-follow-up.ts'
import { getStandard } from './get-standard.ts'
import { claimImport } from './import/claim-import.ts'
import { confirmImport } from './import/confirm-import.ts'
import { getImport } from './import/get-import.ts'
import { noteProgress } from './import/note-progress.ts'
import { planImport } from './import/plan-import.ts'
import { settleImport } from './import/settle-import.ts'
import { uploadImport } from './import/upload-import.ts'
import { listStandards } from './list-standards.ts'
import { openDraft } from './open-draft.ts'
import { publishDraft } from './publish-draft.ts'
import { publishTemplate } from './publish-template.ts'
import { discardDraft, returnDraft, submitDraft } from './review-draft.ts'
import { saveEdits } from './save-edits.ts'
import { setAnswerOnce } from './set-answer-once.ts'
import { setFourEyes } from './set-four-eyes.ts'

export const standardUseCases = [
  publishTemplate,
  listStandards,
  getStandard,
  openDraft,
  getDraft,
  saveEdits,
  findQuestions,
  addComment,
  resolveComment,
  submitDraft,
  returnDraft,
  compareVersions,
  getFollowUp,
  getAdoptionMap,
  setFourEyes,
  setAnswerOnce,
  publishDraft,
  discardDraft,
  exportStandard,
  uploadImport,
  claimImport,
  noteProgress,
  settleImport,
  getImport,
  planImport,
  confirmImport,
] as const
