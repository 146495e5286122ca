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
const openAudit = (relation: Relation) => ({ auditId: idOf(`audit open ${keyOf(relation)}`) })
const template = readFileSync(new URL('./list.csv', import.meta.url)).toString('base64')

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

  'score.listScores': { rightly: 'LA', input: () => ({}) },
  'score.getScore': { rightly: 'subject', input: ({ subject }) => ({ orgId: idOf(subject) }) },
}
void chainId
void openAudit
