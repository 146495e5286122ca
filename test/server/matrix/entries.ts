import { readFileSync } from 'node:fs'
import { idOf, keyOf, type Relation, type Who } from '#test/support/world.ts'

/**
 * For each use case: an input that points at rows of a relation (or at nothing in particular), and who may rightly
 * do it there. The matrix sends the same input as everybody else. A use case without an entry fails the test.
 */
export type Entry = {
  /** Who may: a side of the relation, a fixed party, or nobody but jobs (`worker`). */
  rightly: 'issuer' | 'subject' | 'worker' | 'anybody' | Who
  input: (relation: Relation) => unknown
  /** Codes with which the rightful one may be told no: the row's state, not a missing right. */
  unless?: readonly string[]
}

const chainId = ({ issuer }: Relation) => idOf(issuer === 'LB' ? 'chain B' : 'chain A')
const letterOf = ({ issuer }: Relation) => (issuer === 'LB' ? 'B' : 'A')
/** Only leaders write a standard in the world: for a relation of S1 there is none, so that LA does not use its own up. */
const draft = (relation: Relation) => ({
  draftId: idOf(relation.issuer === 'S1' ? 'no draft' : `draft ${letterOf(relation)}`),
})
const openAudit = (relation: Relation) => ({ auditId: idOf(`audit open ${keyOf(relation)}`) })
const answer = (relation: Relation) => ({ ...openAudit(relation), questionId: 'p2-2', score: 8 })
const finding = (relation: Relation) => ({
  ...openAudit(relation),
  findingId: idOf(`finding open ${keyOf(relation)}`),
})
const evidence = (relation: Relation) => ({ evidenceId: idOf(`evidence signed ${keyOf(relation)}`) })
const file = { fileName: 'note.txt', content: new TextEncoder().encode('a note') }
const action = (relation: Relation) => ({ actionId: idOf(`action ${keyOf(relation)}`) })
const lots = ({ issuer }: Relation) => ({ drawId: idOf(`random draw ${issuer}`) })
const upload = ({ issuer }: Relation) => ({ importId: idOf(`standard import ${issuer}`) })
const template = readFileSync(new URL('./list.csv', import.meta.url)).toString('base64')

const mail = ({ subject }: Relation) => ({ mailId: idOf(`mail ${subject}`) })
const failure = (relation: Relation) => ({
  ...{ chainId: chainId(relation), job: 'score.chain' },
  ...{ recordKind: 'chain', recordId: chainId(relation) },
})
const invitation = (relation: Relation) => ({ invitationId: idOf(`invitation ${keyOf(relation)}`) })
const link = { token: 'a-link-that-nobody-was-sent-0123456789' }
const password = 'Some-Password-1'

export const entries: Record<string, Entry> = {
  'identity.signIn': {
    rightly: 'anybody',
    input: ({ subject }) => ({ login: `${subject.toLowerCase()}@example.com`, password }),
    unless: ['wrong-login', 'too-many-attempts'],
  },
  'identity.signOut': { rightly: 'anybody', input: () => ({}) },
  'identity.switchPlace': {
    rightly: 'subject',
    input: (relation) => ({ orgId: idOf(relation.subject), chainId: chainId(relation) }),
  },
  'identity.requestPasswordReset': { rightly: 'anybody', input: () => ({ login: 'nobody@example.com' }) },
  'identity.openPasswordReset': { rightly: 'anybody', input: () => link, unless: ['link-expired'] },
  'identity.resetPassword': {
    rightly: 'anybody',
    input: () => ({ ...link, password }),
    unless: ['link-expired'],
  },
  'identity.changePassword': {
    rightly: 'S1',
    input: () => ({ current: password, password: `${password}-new` }),
    unless: ['invalid-input', 'too-many-attempts'],
  },
  'identity.changeName': { rightly: 'S1', input: () => ({ name: 'Another Name' }) },
  'identity.setLocale': { rightly: 'S1', input: () => ({ locale: 'en' }) },
  'identity.listSessions': { rightly: 'S1', input: () => ({}) },
  'identity.revokeSession': {
    rightly: 'S1',
    input: () => ({ handle: '0'.repeat(32) }),
    unless: ['not-found'],
  },
  'identity.revokeOtherSessions': { rightly: 'S1', input: () => ({}) },
  'identity.listMembers': { rightly: 'issuer', input: () => ({}) },
  'identity.inviteMember': {
    rightly: 'issuer',
    input: ({ subject }) => ({ orgId: idOf(subject), name: 'Guest', login: 'guest@example.com' }),
    unless: ['not-allowed-now'],
  },
  'identity.listInvitations': { rightly: 'issuer', input: () => ({}) },
  'identity.resendInvitation': { rightly: 'issuer', input: invitation },
  'identity.revokeInvitation': { rightly: 'issuer', input: invitation },
  'identity.openInvitation': { rightly: 'anybody', input: () => link, unless: ['link-expired'] },
  'identity.acceptInvitation': {
    rightly: 'anybody',
    input: () => ({ ...link, password }),
    unless: ['link-expired'],
  },
  // Outside the demo there is no mailbox for anybody.
  'identity.listMail': { rightly: 'anybody', input: () => ({}), unless: ['not-found'] },
  'identity.getMail': {
    rightly: 'anybody',
    input: ({ subject }) => ({ mailId: idOf(`mail ${subject}`) }),
    unless: ['not-found'],
  },
  'identity.listDemoLogins': { rightly: 'anybody', input: () => ({}) },

  'organization.countTasks': { rightly: 'LA', input: () => ({}) },
  'organization.getLeadHome': { rightly: 'LA', input: () => ({}) },
  'organization.getSupplyHome': { rightly: 'S1', input: () => ({}) },

  'supplier.previewImport': { rightly: 'issuer', input: () => ({ fileName: 'list.csv', content: template }) },
  'supplier.getImport': {
    rightly: 'issuer',
    input: ({ issuer }) => ({ importId: idOf(`import ${issuer}`) }),
  },
  'supplier.markImport': {
    rightly: 'issuer',
    input: ({ issuer }) => ({ importId: idOf(`import ${issuer}`) }),
  },
  'supplier.confirmImport': {
    rightly: 'issuer',
    input: ({ issuer }) => ({ importId: idOf(`import ${issuer}`) }),
  },
  'supplier.listSuppliers': { rightly: 'issuer', input: () => ({}) },
  'supplier.getSupplier': { rightly: 'issuer', input: ({ subject }) => ({ orgId: idOf(subject) }) },
  'supplier.changeLink': {
    rightly: 'issuer',
    input: ({ subject }) => ({ supplierOrgId: idOf(subject), partClass: 'B', sharedUp: true }),
  },

  'corrective.listActions': { rightly: 'issuer', input: () => ({ side: 'issued' }) },
  'corrective.getAction': { rightly: 'issuer', input: action },
  'corrective.saveDraft': {
    rightly: 'subject',
    input: (relation) => ({ ...action(relation), containment: 'x', revision: 0 }),
    unless: ['not-allowed-now'],
  },
  'corrective.answer': {
    rightly: 'subject',
    input: (relation) => ({
      ...action(relation),
      containment: 'x',
      cause: 'no gauge',
      action: 'x',
      revision: 1,
    }),
    unless: ['not-allowed-now'],
  },
  'corrective.sendBack': {
    rightly: 'issuer',
    input: (relation) => ({ ...action(relation), reason: 'not enough', revision: 1 }),
  },
  'corrective.accept': {
    rightly: 'issuer',
    input: (relation) => ({ ...action(relation), revision: 1 }),
    unless: ['not-allowed-now'],
  },
  'corrective.verify': {
    rightly: 'issuer',
    input: (relation) => ({ ...action(relation), verification: 'lot 7', revision: 1 }),
    unless: ['not-allowed-now'],
  },
  'corrective.close': {
    rightly: 'issuer',
    input: (relation) => ({ ...action(relation), revision: 1 }),
    unless: ['not-allowed-now'],
  },
  'corrective.cancel': {
    rightly: 'issuer',
    input: (relation) => ({ ...action(relation), reason: 'by mistake', revision: 2 }),
  },
  'corrective.issue': {
    rightly: 'issuer',
    input: ({ subject }) => ({
      subjectOrgId: idOf(subject),
      severity: 'minor',
      title: 'scratches',
      description: 'found on receipt',
    }),
  },

  'review.getHealth': { rightly: 'CA', input: () => ({}) },

  'digital.report': {
    rightly: 'S1',
    input: () => ({
      period: '2026Q1',
      equipmentTotal: 10,
      equipmentDigital: 5,
      equipmentNetworked: 4,
      coreProcessesInSystems: true,
      integratedFunctions: 2,
      platformServices: 1,
      evidenceOn: '2026-03-31',
    }),
    // Everybody reports of itself alone; a second report needs the revision of the first.
    unless: ['conflict'],
  },
  'digital.getReport': { rightly: 'S1', input: () => ({ period: '2026Q3' }) },
  'digital.listReports': { rightly: 'S1', input: () => ({}) },
  'digital.chainRates': { rightly: 'CA', input: () => ({}) },
  'digital.listEnterprises': { rightly: 'LA', input: () => ({}) },
  'digital.setDesignated': {
    rightly: 'LA',
    input: ({ subject }) => ({ year: 2026, orgIds: [idOf(subject)], designated: false }),
  },
  'digital.copyDesignated': { rightly: 'LA', input: () => ({ fromYear: 2026, year: 2027 }) },
  'digital.remind': { rightly: 'LA', input: ({ subject }) => ({ orgIds: [idOf(subject)] }) },

  'score.listScores': { rightly: 'LA', input: () => ({}) },
  'score.getScore': { rightly: 'subject', input: ({ subject }) => ({ orgId: idOf(subject) }) },
  'score.rescoreChain': { rightly: 'worker', input: () => ({}) },
  'score.rebuildChain': { rightly: 'worker', input: () => ({}) },
  'score.verifyChain': { rightly: 'worker', input: () => ({}) },
  'score.markChain': { rightly: 'worker', input: () => ({ reason: 'calendar' }) },
  'score.listChains': { rightly: 'worker', input: () => ({}) },
  'score.retryFailure': {
    rightly: 'LA',
    // The other chain's failure for whoever leads this one.
    input: ({ issuer }) => ({ failureId: idOf(issuer === 'LB' ? 'failure B' : 'failure A') }),
    // Retried already, when the leader tried it on another relation of its chain.
    unless: ['not-found'],
  },
  'notify.retryMail': { rightly: 'LA', input: ({ issuer }) => ({ mailId: idOf(`mail ${issuer}`) }) },
  'notify.claimMail': { rightly: 'worker', input: mail },
  'notify.keepMail': { rightly: 'worker', input: mail },
  'notify.settleMail': { rightly: 'worker', input: (relation) => ({ ...mail(relation), error: null }) },
  'job.findOverdue': { rightly: 'worker', input: () => ({}) },
  'job.recordFailure': {
    rightly: 'worker',
    input: (relation) => ({ ...failure(relation), payload: {}, error: 'internal', attempts: 1 }),
  },
  'job.resolveFailure': { rightly: 'worker', input: failure },

  'standard.publishTemplate': {
    rightly: 'LA',
    input: () => ({ templateId: 'process-audit-2023' }),
    // The world's chain has published it.
    unless: ['not-allowed-now'],
  },
  'standard.listStandards': { rightly: 'issuer', input: () => ({}) },
  'standard.getStandard': {
    rightly: 'issuer',
    input: ({ issuer }) => ({ standardId: idOf(issuer === 'LB' ? 'standard B' : 'standard A') }),
  },

  'standard.openDraft': {
    rightly: 'issuer',
    input: ({ issuer }) =>
      issuer === 'S1'
        ? { from: 'adoption', versionId: idOf('version A') }
        : { from: 'version', standardId: idOf(issuer === 'LB' ? 'standard B' : 'standard A') },
  },
  'standard.getDraft': { rightly: 'issuer', input: draft },
  'standard.saveEdits': {
    rightly: 'issuer',
    input: (relation) => ({
      ...draft(relation),
      revision: 0,
      clientId: 'a-page-of-a-test',
      edits: [{ kind: 'set', level: 'standard', id: '', field: 'edition', before: '2023', after: '2024' }],
    }),
  },
  'standard.findQuestions': { rightly: 'issuer', input: () => ({ q: '2' }) },
  'standard.submitDraft': { rightly: 'issuer', input: draft },
  'standard.returnDraft': { rightly: 'issuer', input: draft, unless: ['not-allowed-now'] },
  // Publishing, which comes before it, has used the draft up.
  'standard.discardDraft': { rightly: 'issuer', input: draft, unless: ['not-found'] },
  'standard.addComment': {
    rightly: 'issuer',
    input: (relation) => ({ ...draft(relation), body: 'A remark' }),
  },
  'standard.resolveComment': {
    rightly: 'issuer',
    input: (relation) => ({ commentId: idOf(`comment ${letterOf(relation)}`), resolved: true }),
  },
  'standard.publishDraft': { rightly: 'issuer', input: draft },
  'standard.compareVersions': {
    rightly: 'issuer',
    input: (relation) => ({ fromVersionId: idOf(`version ${letterOf(relation)}`), ...draft(relation) }),
  },
  'standard.getFollowUp': {
    rightly: 'issuer',
    input: (relation) => ({ standardId: idOf(`standard ${letterOf(relation)}`) }),
    unless: ['not-found'],
  },
  'standard.getAdoptionMap': {
    rightly: 'issuer',
    input: (relation) => ({ standardId: idOf(`standard ${letterOf(relation)}`) }),
  },
  'standard.exportStandard': {
    rightly: 'issuer',
    input: (relation) => ({
      of:
        relation.issuer === 'S1'
          ? { what: 'version', versionId: idOf('version A') }
          : { what: 'draft', ...draft(relation) },
      format: 'yaml',
    }),
    unless: ['not-found'],
  },
  'standard.uploadImport': { rightly: 'issuer', input: () => ({ fileName: 'list.csv', content: template }) },
  'standard.getImport': { rightly: 'issuer', input: upload },
  'standard.planImport': {
    rightly: 'issuer',
    input: (relation) => ({
      ...upload(relation),
      ...{ plan: [], standardId: null, templateId: 'q-system-rail', fillLanguages: true },
      ...{ code: null, title: null },
    }),
    unless: ['not-allowed-now'],
  },
  'standard.confirmImport': { rightly: 'issuer', input: upload },
  'standard.claimImport': { rightly: 'worker', input: upload },
  'standard.noteProgress': {
    rightly: 'worker',
    input: (relation) => ({ ...upload(relation), rows: 1, total: 2 }),
  },
  'standard.settleImport': {
    rightly: 'worker',
    input: (relation) => ({ ...upload(relation), result: { kind: 'sheets', sheets: [] } }),
  },
  'standard.setAnswerOnce': { rightly: 'issuer', input: () => ({ months: 6 }) },
  'standard.setFourEyes': { rightly: 'issuer', input: () => ({ fourEyes: false }) },

  'audit.listCommonFaults': { rightly: 'issuer', input: () => ({}) },
  'audit.listDraws': { rightly: 'issuer', input: () => ({}) },
  'audit.getDraw': { rightly: 'issuer', input: lots },
  // People of the world work alone: no supplier would have its two auditors.
  'audit.prepareDraw': {
    rightly: 'issuer',
    input: (relation) => ({
      ...{ title: 'A draw', dueOn: '2099-12-31' },
      versionId: idOf(`version ${letterOf(relation)}`),
    }),
    unless: ['not-allowed-now'],
  },
  'audit.makeDraw': { rightly: 'issuer', input: lots, unless: ['not-allowed-now'] },
  'audit.cancelDraw': {
    rightly: 'issuer',
    input: (relation) => ({ ...lots(relation), reason: 'A reason' }),
    unless: ['not-allowed-now'],
  },
  'audit.launchChecks': { rightly: 'issuer', input: lots, unless: ['not-allowed-now'] },
  'audit.recuseAuditor': {
    rightly: 'issuer',
    input: (relation) => ({
      ...lots(relation),
      ...{ supplierOrgId: idOf(relation.subject), auditorId: idOf(`user ${relation.issuer}`) },
      reason: 'A reason',
    }),
    unless: ['not-allowed-now', 'not-found'],
  },
  'audit.publishResult': {
    rightly: 'issuer',
    input: (relation) => ({
      ...lots(relation),
      ...{ supplierOrgId: idOf(relation.subject), conclusion: 'passed' },
    }),
    unless: ['not-allowed-now', 'not-found'],
  },
  'audit.declareConflict': {
    rightly: 'issuer',
    input: ({ issuer, subject }) => ({
      ...{ auditorId: idOf(`user ${issuer}`), supplierOrgId: idOf(subject), reason: 'A reason' },
    }),
    unless: ['not-found'],
  },
  'audit.endConflict': {
    rightly: 'issuer',
    input: ({ issuer }) => ({ conflictId: idOf(`conflict ${issuer}`) }),
    unless: ['not-found'],
  },
  'audit.launch': {
    rightly: 'issuer',
    input: ({ issuer, subject }) => ({
      versionId: idOf(issuer === 'LB' ? 'version B' : 'version A'),
      supplierIds: [idOf(subject)],
      title: 'Process audit',
      dueOn: '2099-12-31',
      scope: ['p5'],
    }),
  },
  'audit.listAudits': { rightly: 'issuer', input: () => ({ side: 'issued' }) },
  'audit.getAudit': { rightly: 'issuer', input: openAudit },
  'audit.saveAnswer': { rightly: 'subject', input: answer, unless: ['not-allowed-now'] },
  'audit.submit': {
    rightly: 'subject',
    input: (relation) => ({ ...openAudit(relation), declaredBy: 'Somebody' }),
    unless: ['not-allowed-now'],
  },
  'audit.startReview': { rightly: 'issuer', input: openAudit },
  'audit.saveScore': { rightly: 'issuer', input: answer },
  'audit.takeOverSelfScores': { rightly: 'issuer', input: openAudit },
  'audit.addFinding': {
    rightly: 'issuer',
    input: (relation) => ({ ...openAudit(relation), severity: 'minor', statement: 'Something is missing' }),
  },
  'audit.editFinding': {
    rightly: 'issuer',
    input: (relation) => ({ ...finding(relation), severity: 'major', statement: 'Much is missing' }),
  },
  'audit.removeFinding': { rightly: 'issuer', input: finding },
  'audit.proposeFindings': { rightly: 'issuer', input: openAudit },
  'audit.sign': { rightly: 'issuer', input: openAudit, unless: ['not-allowed-now'] },
  'audit.return': {
    rightly: 'issuer',
    input: (relation) => ({ ...openAudit(relation), reason: 'Incomplete' }),
  },
  'audit.cancel': {
    rightly: 'issuer',
    input: (relation) => ({ ...openAudit(relation), reason: 'Not needed' }),
  },
  'audit.listConsents': { rightly: 'S1', input: () => ({}) },
  'audit.giveConsent': { rightly: 'S1', input: () => ({ fromChainId: idOf('chain C') }) },
  'audit.revokeConsent': {
    rightly: 'S1',
    // S1's own, for the relation on which it is tried as the rightful one.
    input: ({ issuer, subject }) => ({ consentId: idOf(issuer === 'LA' ? `consent ${subject}` : 'none') }),
  },

  'evidence.addAuditEvidence': {
    rightly: 'subject',
    input: (relation) => ({ ...openAudit(relation), ...file }),
    unless: ['not-allowed-now'],
  },
  'evidence.addActionEvidence': {
    rightly: 'subject',
    input: (relation) => ({ actionId: idOf(`action ${keyOf(relation)}`), ...file }),
    unless: ['not-allowed-now'],
  },
  'evidence.openEvidence': { rightly: 'issuer', input: evidence },
  'evidence.removeEvidence': { rightly: 'subject', input: evidence, unless: ['not-allowed-now'] },
}
void chainId
