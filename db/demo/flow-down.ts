import { createHash } from 'node:crypto'
import { canonicalJson } from '#core/standard/canonical-json.ts'
import { compareStandards } from '#core/standard/compare.ts'
import { type Question, type StandardContent, standardContentSchema } from '#core/standard/content.ts'
import { leaderOrigins, type Origins, originsOf } from '#core/standard/origin.ts'
import { chains, reticent, suppliers } from './cast.ts'
import { chainId, linksOf, orgId, type Place } from './place.ts'
import { idOf } from './random.ts'
import { type DemoStandards, inForceOn, type Published, standardId } from './standards.ts'

/** A requirement that a buyer adds for its own suppliers, by the order of the adopters. */
const additions: { zh: string; en: string; evidence: { zh: string; en: string } }[] = [
  {
    zh: '焊前坡口清理和组对间隙是否逐件记录？',
    en: 'Are joint cleaning and fit-up gap recorded for each part before welding?',
    evidence: { zh: '焊前检查记录、照片', en: 'Records and photographs before welding' },
  },
  {
    zh: '热处理炉温曲线是否随炉批号留存并可追溯到件？',
    en: 'Is the furnace curve kept with the heat number and traceable to the part?',
    evidence: { zh: '炉温曲线、炉批台账', en: 'Furnace curves, list of heats' },
  },
  {
    zh: '关键尺寸检测数据是否按批上传，供采购方查阅？',
    en: 'Are data of key dimensions uploaded by lot for the buyer to read?',
    evidence: { zh: '检测数据上传记录', en: 'Upload records of inspection data' },
  },
]

type Adopted = {
  standardId: string
  versionId: string
  rootVersion: number
  content: StandardContent
  origins: Origins
}

/**
 * The leader's process audit comes down the rail chain: buyers of tier 1 and one of tier 2 have adopted and tightened
 * it: those who did so before the leader's second version had it to follow, some have not yet. The leader has the next
 * version in review.
 */
export function addFlowDown(place: Place, standards: DemoStandards): void {
  const leader = chains.find(({ key }) => key === 'rail')!.leader.key
  const links = linksOf('rail', reticent)
  const buyersOf = (key: string) =>
    links.filter((link) => link.supplier.key === key).map(({ buyer }) => buyer)
  const buyers = suppliers.map(({ key }) => key).filter((key) => links.some(({ buyer }) => buyer === key))
  const open = buyers.filter((key) => !reticent.includes(key) && place.people(key).length > 0)
  const first = open.filter((key) => buyersOf(key).includes(leader)).slice(0, 9)
  const ofLeader = ({ versionId, version, content }: Published): Adopted => ({
    ...{ standardId: standardId('rail'), versionId, rootVersion: version, content },
    origins: leaderOrigins,
  })
  const adopted = new Map<string, Adopted>()
  first.forEach((key, at) => {
    const day = adoptedOn(at)
    const above = inForceOn(standards, day)
    const follows = above.version === 1 && !behind.has(at)
    const own = adopt(place, key, ofLeader(above), { at, day, version: 1, follows })
    const next = { at, day: followedOn(at), version: 2, follows: false }
    adopted.set(key, follows ? adopt(place, key, ofLeader(standards.second), next) : own)
  })
  const second = open.find((key) => !first.includes(key) && buyersOf(key).some((buyer) => adopted.has(buyer)))
  const above = second && buyersOf(second).find((buyer) => adopted.has(buyer))
  if (second && above) {
    const lately = { at: first.length, day: -20, version: 1, follows: false }
    adopt(place, second, adopted.get(above)!, lately)
  }
  addReview(place, leader, standards.second)
}

/** The day on which a buyer passed the standard on, by their order. */
const adoptedOn = (at: number) => -230 + at * 9
/** Who of them has not followed the leader's second version yet. */
const behind = new Set([0, 2, 5])
const followedOn = (at: number) => -140 + at * 15

function adopt(
  { ledger, calendar, people }: Place,
  key: string,
  above: Adopted,
  /** `follows`: another version of its own comes after this one. */
  { at, day, version, follows }: { at: number; day: number; version: number; follows: boolean },
): Adopted {
  const content = tightened(above.content, key, at)
  const own = { chainId: chainId('rail'), issuerOrgId: orgId(key) }
  const ids = {
    standardId: idOf(`standard of ${key}`),
    versionId: idOf(`standard version of ${key}${version > 1 ? ` ${version}` : ''}`),
  }
  const publishedAt = calendar.at(calendar.day(day), `adopted by ${key}`)
  const writer = people(key)[0]!.id
  const origins = originsOf(above.content, above.origins, content)
  if (version === 1)
    ledger.add('standard', {
      ...own,
      id: ids.standardId,
      code: content.code,
      family: content.family,
      title: content.title,
      createdAt: publishedAt,
      parentStandardId: above.standardId,
      rootStandardId: standardId('rail'),
      createdBy: writer,
    })
  ledger.add('standardVersion', {
    ...own,
    id: ids.versionId,
    standardId: ids.standardId,
    version,
    status: follows ? 'superseded' : 'published',
    content,
    contentHash: createHash('sha256').update(canonicalJson(content)).digest('hex'),
    templateId: null,
    effectiveOn: publishedAt.slice(0, 10),
    publishedAt,
    publishedBy: writer,
    writtenBy: writer,
    createdAt: publishedAt,
    parentVersionId: above.versionId,
    rootVersion: above.rootVersion,
    origins,
    followBy: null,
    changeNote: version > 1 ? '跟进链主第 2 版' : '采用链主标准，结合本单位外协特点加严',
  })
  const adopted = { ...ids, rootVersion: above.rootVersion, content, origins }
  if (follows) return adopted
  const changes = compareStandards(above.content, content).filter(({ effect }) => effect === 'tighter')
  const added = changes.filter(({ field }) => field === 'presence').length
  ledger.add('standardAdoption', {
    chainId: own.chainId,
    rootStandardId: standardId('rail'),
    orgId: own.issuerOrgId,
    standardId: ids.standardId,
    versionId: ids.versionId,
    rootVersion: above.rootVersion,
    tightened: changes.length - added,
    added,
    publishedAt,
  })
  return adopted
}

/** The content above, with shorter frequencies and one requirement of the buyer's own. */
function tightened(above: StandardContent, key: string, at: number): StandardContent {
  const addition = additions[at % additions.length]!
  return standardContentSchema.parse({
    ...above,
    elements: above.elements.map((element) => {
      if (element.id !== 'p6') return element
      const stars = element.questions.filter(({ star }) => star)
      const chosen = new Set([stars[at % stars.length], stars[(at + 2) % stars.length]])
      const questions = element.questions.map(
        (question): Question =>
          chosen.has(question) ? { ...question, everyMonths: (question.everyMonths ?? 30) - 6 } : question,
      )
      const last = questions.at(-1)!
      const own: Question = {
        ...last,
        id: `own-${key}`,
        code: `6.6.${questions.filter((q) => q.subElementId === last.subElementId).length + 1}`,
        text: { zh: addition.zh, en: addition.en },
        evidence: addition.evidence,
        star: false,
        weight: 1,
      }
      const { guidance: _, note: __, ...plain } = own
      return { ...element, questions: [...questions, plain] }
    }),
  })
}

/** The leader's next version: written by one, in review, to be published by another. */
function addReview(
  { ledger, calendar, people }: Place,
  leader: string,
  { versionId, content }: Published,
): void {
  const [reviewer, writer = reviewer, third = writer] = people(leader)
  const own = { chainId: chainId('rail'), issuerOrgId: orgId(leader) }
  const next = structuredClone(content)
  const [first, second] = next.elements[0]!.questions
  Object.assign(first!, { everyMonths: 24 })
  Object.assign(second!, { minimumScore: 6 })
  next.grading.bands[0]!.min = 91
  const draftId = idOf('draft of the rail standard')
  const at = (days: number) => calendar.at(calendar.day(-days), `draft ${days}`)
  ledger.add('standardDraft', {
    ...own,
    id: draftId,
    standardId: standardId('rail'),
    basedOnVersionId: versionId,
    content: next,
    revision: 0,
    status: 'in_review',
    createdBy: writer!.id,
    createdAt: at(9),
    updatedBy: writer!.id,
    updatedAt: at(3),
    submittedBy: writer!.id,
    submittedAt: at(3),
  })
  const remarks: [string, string | null, string, boolean][] = [
    ['A 级界限提到 91%，请附上最近一年的试算结果。', null, third!.id, false],
    ['24 个月是否与年度审核方案一致？', first!.id, reviewer!.id, true],
    ['最低 6 分合适，建议同时要求提供资源配置表。', second!.id, third!.id, false],
  ]
  remarks.forEach(([body, nodeId, createdBy, done], i) => {
    ledger.add('standardComment', {
      ...own,
      id: idOf(`remark ${i} on the rail standard`),
      standardId: standardId('rail'),
      draftId,
      nodeId,
      body,
      createdBy,
      createdAt: at(2),
      resolvedBy: done ? writer!.id : null,
      resolvedAt: done ? at(1) : null,
    })
  })
  ledger.add('standardPolicy', { chainId: own.chainId, orgId: own.issuerOrgId, fourEyes: true })
}
