import { addComment, resolveComment } from './comment-draft.ts'
import { compareVersions } from './compare-versions.ts'
import { findQuestions } from './find-questions.ts'
import { getAdoptionMap } from './get-adoption-map.ts'
import { getDraft } from './get-draft.ts'
import { getFollowUp } from './get-follow-up.ts'
import { getStandard } from './get-standard.ts'
import { listStandards } from './list-standards.ts'
import { openDraft } from './open-draft.ts'
import { publishDraft } from './publish-draft.ts'
import { publishTemplate } from './publish-template.ts'
import { discardDraft, returnDraft, submitDraft } from './review-draft.ts'
import { saveEdits } from './save-edits.ts'
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
  publishDraft,
  discardDraft,
] as const
