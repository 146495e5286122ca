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

export const entries: Record<string, Entry> = {
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
