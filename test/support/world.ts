import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { defaultDrawRates, drawAlgorithm } from '#core/audit/draw/draw.ts'
import type { MembershipRole, PartyActor, PartyKind } from '#core/identity/actor.ts'
import { makeUscc } from '#core/organization/uscc.ts'
import { scoreOrganization } from '#core/score/organization-score.ts'
import { defaultPolicy } from '#core/score/policy.ts'
import type { CellSheet } from '#core/sheet.ts'
import { canonicalJson } from '#core/standard/canonical-json.ts'
import type { StandardContent } from '#core/standard/content.ts'
import { guessPlan } from '#core/standard/sheet/read-checklist.ts'
import { checkSupplierTable } from '#core/supplier/import.ts'
import type { DB } from '#db/schema.generated.ts'
import { loadTemplate } from '#db/templates/load-template.ts'

/**
 * Two chains with every kind of row in them, for tests of the walls. Every text that somebody must not see carries a
 * mark `⟦…⟧` that names whose it is, so that a leak shows in any output.
 *
 *   chain A: leader LA → S1, S2 (tier 1); S1 → T1 (not shared with the leader), S1 → T2 (shared); committee CA
 *   chain B: leader LB → S3; committee CB
 *   chain C: leader LB → S1, which lets its answers there be used in chain A
 */
export const people = ['LA', 'S1', 'S2', 'T1', 'T2', 'CA', 'LB', 'S3', 'CB'] as const
export type Who = (typeof people)[number]

const chainOf: Record<Who, 'A' | 'B'> = {
  LA: 'A',
  S1: 'A',
  S2: 'A',
  T1: 'A',
  T2: 'A',
  CA: 'A',
  LB: 'B',
  S3: 'B',
  CB: 'B',
}
const kindOf = (who: Who): PartyKind =>
  who[0] === 'L' ? 'leader' : who[0] === 'C' ? 'committee' : 'supplier'

/** A stable id for a name: the same row has the same id in every run. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Rows that `issuer` holds about `subject`. */
export type Relation = { issuer: Who; subject: Who; shared: boolean }
export const relations: readonly Relation[] = [
  { issuer: 'LA', subject: 'S1', shared: true },
  { issuer: 'LA', subject: 'S2', shared: true },
  { issuer: 'S1', subject: 'T1', shared: false },
  { issuer: 'S1', subject: 'T2', shared: true },
  { issuer: 'LB', subject: 'S3', shared: true },
]
export const keyOf = ({ issuer, subject }: Relation) => `${issuer}-${subject}`
export const markOf = (key: string) => `⟦${key}⟧`

/** Marks that this party must never meet in any answer. */
export function forbiddenMarks(who: Who): string[] {
  const forbidden = relations.filter(({ issuer, subject, shared }) => {
    if (kindOf(who) === 'committee') return true
    if (issuer === who || subject === who) return false
    return !(who === 'LA' && chainOf[issuer] === 'A' && shared)
  })
  const hiddenNames = people.filter((other) => {
    if (other === who) return false
    if (chainOf[other] !== chainOf[who]) return true
    return other === 'T1' && who !== 'S1'
  })
  // What the auditor writes stays with the auditor until the audit is signed.
  const drafts = relations.filter(({ issuer }) => issuer !== who).map((r) => markOf(`draft ${keyOf(r)}`))
  return [
    ...forbidden.map((r) => markOf(keyOf(r))),
    ...hiddenNames.map((name) => markOf(`name ${name}`)),
    ...drafts,
  ]
}

export function actorOf(who: Who, role: MembershipRole = 'admin'): PartyActor {
  return {
    kind: kindOf(who),
    userId: idOf(`user ${who}`),
    userName: who,
    orgId: idOf(who),
    chainId: idOf(`chain ${chainOf[who]}`),
    role,
  }
}

export async function createWorld(owner: Kysely<DB>): Promise<void> {
  const { content } = await loadTemplate('process-audit-2023')
  const json = JSON.stringify
  await owner
    .insertInto('organization')
    .values(
      people.map((who, index) => ({
        id: idOf(who),
        kind: kindOf(who) === 'committee' ? 'committee' : 'enterprise',
        name: `${markOf(`name ${who}`)} company`,
        uscc:
          kindOf(who) === 'committee'
            ? null
            : makeUscc({ prefix: '91', regionCode: '430211', sequence: 9000 + index }),
        regionCode: '430211',
      })),
    )
    .execute()
  for (const letter of ['A', 'B'] as const) {
    const members = people.filter((who) => chainOf[who] === letter)
    const chainId = idOf(`chain ${letter}`)
    const leader: Who = letter === 'A' ? 'LA' : 'LB'
    await owner
      .insertInto('chain')
      .values({ id: chainId, code: letter, name: `chain ${letter}`, leaderOrgId: idOf(leader) })
      .execute()
    await owner
      .insertInto('chainMember')
      .values(
        members.map((who) => ({
          chainId,
          orgId: idOf(who),
          role: kindOf(who),
          tier: kindOf(who) === 'leader' ? 0 : kindOf(who) === 'committee' ? null : who[0] === 'T' ? 2 : 1,
          visibleToLeader: who !== 'T1',
          status: 'active',
        })),
      )
      .execute()
    const policy = { chainId, version: 1, content: json(defaultPolicy) }
    await owner.insertInto('scorePolicy').values(policy).execute()
    const standardId = idOf(`standard ${letter}`)
    await owner
      .insertInto('standard')
      .values({
        chainId,
        id: standardId,
        issuerOrgId: idOf(leader),
        code: content.code,
        family: content.family,
        title: json(content.title),
      })
      .execute()
    await owner
      .insertInto('standardVersion')
      .values({
        chainId,
        id: idOf(`version ${letter}`),
        standardId,
        issuerOrgId: idOf(leader),
        version: 1,
        status: 'published',
        content: json(content),
        contentHash: createHash('sha256').update(canonicalJson(content)).digest('hex'),
        publishedAt: '2026-01-01T00:00:00Z',
        effectiveOn: '2026-01-01',
      })
      .execute()
    await addDraft(owner, leader, letter, content)
    await owner
      .insertInto('chainHealth')
      .values({
        chainId,
        version: 1,
        validFrom: '2026-11-01T00:00:00Z',
        asOf: '2026-11-01',
        score: 80,
        grade: 'B',
        coverage: 1,
        content: json({}),
      })
      .execute()
    await owner
      .insertInto('jobFailure')
      .values({
        chainId,
        id: idOf(`failure ${letter}`),
        job: 'score.chain',
        recordKind: 'chain',
        recordId: chainId,
        payload: json({ chainId }),
        error: `failure of ${markOf(`name ${leader}`)}`,
        attempts: 8,
      })
      .execute()
  }
  for (const who of people) await addParty(owner, who)
  await addThirdChain(owner)
  for (const relation of relations) await addRelation(owner, relation, content.elements[0]!.questions[0]!)
}

/** A chain with two members of the others and nothing in it: S1 supplies in two chains. */
async function addThirdChain(owner: Kysely<DB>): Promise<void> {
  const chainId = idOf('chain C')
  await owner
    .insertInto('chain')
    .values({ id: chainId, code: 'C', name: 'chain C', leaderOrgId: idOf('LB') })
    .execute()
  const member = { chainId, status: 'active' }
  await owner
    .insertInto('chainMember')
    .values([
      { ...member, orgId: idOf('LB'), role: 'leader', tier: 0 },
      { ...member, orgId: idOf('S1'), role: 'supplier', tier: 1 },
    ])
    .execute()
  await owner
    .insertInto('answerConsent')
    .values({
      ...{ chainId: idOf('chain A'), id: idOf('consent S1'), orgId: idOf('S1') },
      ...{ fromChainId: chainId, givenBy: idOf('user S1'), givenAt: '2026-10-01T00:00:00Z' },
    })
    .execute()
}

/** A standard that the leader is writing, with a comment: nobody else may meet a word of it. */
async function addDraft(owner: Kysely<DB>, leader: Who, letter: 'A' | 'B', content: StandardContent) {
  const mark = markOf(`draft ${leader}-${leader === 'LA' ? 'S1' : 'S3'}`)
  const title = { zh: mark, en: mark }
  const code = `own-${letter}`
  const chainId = idOf(`chain ${letter}`)
  const draft = { chainId, standardId: idOf(`own standard ${letter}`), issuerOrgId: idOf(leader) }
  await owner
    .insertInto('standard')
    .values({
      chainId,
      id: draft.standardId,
      issuerOrgId: draft.issuerOrgId,
      code,
      family: content.family,
      title: JSON.stringify({ zh: '自有', en: 'own' }),
    })
    .execute()
  await owner
    .insertInto('standardDraft')
    .values({
      ...draft,
      id: idOf(`draft ${letter}`),
      content: JSON.stringify({ ...content, code, title }),
    })
    .execute()
  await owner
    .insertInto('standardComment')
    .values({ ...draft, id: idOf(`comment ${letter}`), draftId: idOf(`draft ${letter}`), body: mark })
    .execute()
}

async function addParty(owner: Kysely<DB>, who: Who): Promise<void> {
  const chainId = idOf(`chain ${chainOf[who]}`)
  const mark = markOf(`name ${who}`)
  await owner
    .insertInto('userAccount')
    .values({
      id: idOf(`user ${who}`),
      login: `${who.toLowerCase()}@example.com`,
      email: `${who.toLowerCase()}@example.com`,
      name: `${mark} person`,
    })
    .execute()
  await owner
    .insertInto('membership')
    .values({ userId: idOf(`user ${who}`), orgId: idOf(who), role: 'admin' })
    .execute()
  await owner
    .insertInto('mail')
    .values({
      id: idOf(`mail ${who}`),
      chainId,
      orgId: idOf(who),
      kind: 'test',
      toAddress: 'a@example.com',
      subject: `mail of ${mark}`,
      body: mark,
      status: 'failed',
    })
    .execute()
  if (kindOf(who) === 'committee') return
  await owner
    .insertInto('designatedEnterprise')
    .values({ chainId, orgId: idOf(who), year: 2026 })
    .execute()
  const sharedUp = who !== 'T1'
  await owner
    .insertInto('organizationScore')
    .values({
      chainId,
      orgId: idOf(who),
      version: 1,
      validFrom: '2026-11-01T00:00:00Z',
      asOf: '2026-11-01',
      policyVersion: 1,
      own: 80,
      ownCoverage: 1,
      grade: 'B',
      rolled: 80,
      rolledCoverage: 1,
      sharedUp,
    })
    .execute()
  await owner
    .insertInto('scoreExplanation')
    .values({
      chainId,
      orgId: idOf(who),
      version: 1,
      sharedUp,
      content: JSON.stringify(
        scoreOrganization({ audits: [], actions: [], digital: null }, defaultPolicy, '2026-11-01'),
      ),
    })
    .execute()
  await owner
    .insertInto('digitalReport')
    .values({
      chainId,
      id: idOf(`digital ${who}`),
      orgId: idOf(who),
      sharedUp,
      period: '2026Q3',
      definitionVersion: '1',
      equipmentTotal: 10,
      equipmentDigital: 5,
      equipmentNetworked: 5,
      coreProcessesInSystems: true,
      integratedFunctions: 2,
      platformServices: 1,
      platformName: `platform of ${mark}`,
      evidenceOn: '2026-09-30',
    })
    .execute()
  await owner
    .insertInto('supplierImport')
    .values({
      chainId,
      id: idOf(`import ${who}`),
      issuerOrgId: idOf(who),
      fileName: `${mark}.csv`,
      file: Buffer.from('供应商名称,统一社会信用代码,手机\n世界有限公司,91430200MA4Q000590,13800001234\n'),
      verdict: JSON.stringify(checkSupplierTable([], { known: [], leader: null })),
      rowCount: 0,
      goodCount: 0,
      errorCount: 0,
    })
    .execute()
  await addUpload(owner, who)
  await addDraw(owner, who)
  await owner
    .insertInto('activity')
    .values({
      chainId,
      orgId: idOf(who),
      tableName: 'test',
      rowKey: JSON.stringify({}),
      operation: 'update',
      before: JSON.stringify({ mark }),
    })
    .execute()
}

/** A prepared draw with nobody in it, and a conflict of interest of the only auditor with her own company. */
async function addDraw(owner: Kysely<DB>, who: Who): Promise<void> {
  const letter = chainOf[who]
  const of = { chainId: idOf(`chain ${letter}`), issuerOrgId: idOf(who) }
  const snapshot = {
    ...{ algorithm: drawAlgorithm, rates: defaultDrawRates, auditorsPerCheck: 2 },
    ...{ suppliers: [], auditors: [], conflicts: [] },
  }
  await owner
    .insertInto('randomDraw')
    .values({
      ...of,
      ...{ id: idOf(`random draw ${who}`), title: markOf(`name ${who}`), dueOn: '2099-12-31' },
      standardVersionId: idOf(`version ${letter}`),
      snapshot: JSON.stringify(snapshot),
      ...{ snapshotHash: 'hash', seedHash: 'hash', seed: 'seed' },
    })
    .execute()
  await owner
    .insertInto('auditorConflict')
    .values({
      ...of,
      ...{ id: idOf(`conflict ${who}`), auditorId: idOf(`user ${who}`), supplierOrgId: idOf(who) },
      reason: markOf(`name ${who}`),
    })
    .execute()
}

/** A checklist that was read and waits to become a draft. */
async function addUpload(owner: Kysely<DB>, who: Who): Promise<void> {
  const mark = markOf(`name ${who}`)
  const of = { chainId: idOf(`chain ${chainOf[who]}`), issuerOrgId: idOf(who) }
  const cell = (text: string) => ({ text, kind: 'text' as const, formula: null })
  const sheets: CellSheet[] = [
    {
      name: 'Sheet1',
      merges: [],
      rows: [
        { number: 1, cells: [cell('编号'), cell('问题')] },
        { number: 2, cells: [cell('Q1'), cell(mark)] },
      ],
    },
  ]
  await owner
    .insertInto('standardImport')
    .values({
      ...of,
      ...{ id: idOf(`standard import ${who}`), fileName: `${mark}.csv`, kind: 'csv', status: 'ready' },
      plan: JSON.stringify(guessPlan(sheets)),
    })
    .execute()
  await owner
    .insertInto('standardImportFile')
    .values({
      ...of,
      importId: idOf(`standard import ${who}`),
      file: Buffer.from('x'),
      sheets: JSON.stringify(sheets),
    })
    .execute()
}

/** One audit in review (scores not signed) and one signed with its finding and corrective action. */
async function addRelation(
  owner: Kysely<DB>,
  relation: Relation,
  question: { id: string; code: string },
): Promise<void> {
  const key = keyOf(relation)
  const mark = markOf(key)
  const chain = chainOf[relation.issuer]
  const chainId = idOf(`chain ${chain}`)
  const both = { chainId, issuerOrgId: idOf(relation.issuer), subjectOrgId: idOf(relation.subject) }
  const shared = { ...both, sharedUp: relation.shared }
  await owner
    .insertInto('supplyLink')
    .values({
      chainId,
      buyerOrgId: both.issuerOrgId,
      supplierOrgId: both.subjectOrgId,
      share: 50,
      partClass: 'A',
      sharedUp: relation.shared,
      contactName: `contact ${mark}`,
      contactMobile: '13800000000',
    })
    .execute()
  await owner
    .insertInto('invitation')
    .values({
      ...both,
      id: idOf(`invitation ${key}`),
      tokenHash: idOf(`token ${key}`),
      name: `guest ${mark}`,
      login: `${key.toLowerCase()}@example.com`,
      expiresAt: '2030-01-01T00:00:00Z',
    })
    .execute()
  await owner
    .insertInto('campaign')
    .values({
      chainId,
      id: idOf(`campaign ${key}`),
      issuerOrgId: both.issuerOrgId,
      standardVersionId: idOf(`version ${chain}`),
      title: mark,
      dueOn: '2026-12-31',
    })
    .execute()
  for (const [state, name] of [
    ['reviewing', 'open'],
    ['signed', 'signed'],
  ] as const) {
    const auditId = idOf(`audit ${name} ${key}`)
    const published = state === 'signed'
    const text = published ? mark : markOf(`draft ${key}`)
    await owner
      .insertInto('audit')
      .values({
        ...shared,
        id: auditId,
        number: `${key}-${name}`,
        campaignId: idOf(`campaign ${key}`),
        standardVersionId: idOf(`version ${chain}`),
        title: `audit ${mark}`,
        state,
        dueOn: '2026-12-31',
        declaredBy: mark,
        submittedAt: '2026-10-01T00:00:00Z',
        signedAt: published ? '2026-10-05T00:00:00Z' : null,
        overall: published ? 85 : null,
        grade: published ? 'B' : null,
      })
      .execute()
    const answer = { ...shared, auditId, questionId: question.id }
    await owner
      .insertInto('selfAnswer')
      .values({ ...answer, score: 8, remark: mark })
      .execute()
    await owner
      .insertInto('auditScore')
      .values({ ...answer, score: 6, remark: text, published })
      .execute()
    await owner
      .insertInto('finding')
      .values({
        ...shared,
        id: idOf(`finding ${name} ${key}`),
        auditId,
        number: 1,
        published,
        questionId: question.id,
        questionCode: question.code,
        severity: 'minor',
        statement: text,
      })
      .execute()
    await owner
      .insertInto('evidence')
      .values({
        ...shared,
        id: idOf(`evidence ${name} ${key}`),
        orgId: both.subjectOrgId,
        auditId,
        questionId: question.id,
        sha256: createHash('sha256').update(key).digest('hex'),
        fileName: `${mark}.pdf`,
        mediaType: 'application/pdf',
        bytes: 4,
      })
      .execute()
  }
  const actionId = idOf(`action ${key}`)
  await owner
    .insertInto('correctiveAction')
    .values({
      ...shared,
      id: actionId,
      number: `CA-${key}`,
      auditId: idOf(`audit signed ${key}`),
      findingId: idOf(`finding signed ${key}`),
      severity: 'minor',
      title: mark,
      description: mark,
      state: 'answered',
      answerDueOn: '2026-11-01',
      originalDueOn: '2026-12-01',
      dueOn: '2026-12-01',
      containment: mark,
      cause: mark,
      action: mark,
    })
    .execute()
  await owner
    .insertInto('correctiveEvent')
    .values({
      ...shared,
      id: idOf(`event ${key}`),
      actionId,
      orgId: both.subjectOrgId,
      userName: 'x',
      event: 'answer',
      note: mark,
    })
    .execute()
}
