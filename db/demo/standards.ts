import { createHash } from 'node:crypto'
import { defaultPolicy } from '#core/score/policy.ts'
import { canonicalJson } from '#core/standard/canonical-json.ts'
import type { StandardContent } from '#core/standard/content.ts'
import { loadTemplate, type Template } from '#db/templates/load-template.ts'
import { type ChainKey, chains } from './cast.ts'
import { chainId, orgId, type Place } from './place.ts'
import { idOf } from './random.ts'

export const standardId = (chain: ChainKey): string => idOf(`standard ${chain}`)
/** Version 1 of a chain's standard. */
export const versionId = (chain: ChainKey): string => idOf(`standard version ${chain}`)

/** Days on which the rail chain's second version was published and came into force, and by when to follow it. */
const second = { published: -160, effective: -150, followBy: 9 }
const secondVersionId = idOf('standard version rail 2')

/** A chain's standard as its leader published it. */
export type Published = { versionId: string; version: number; content: StandardContent }
export type DemoStandards = { first: Published; second: Published }

/** The version an audit is launched on, by its day. */
export const versionOn = (chain: ChainKey, day: number): string =>
  chain === 'rail' && day >= second.effective ? secondVersionId : versionId(chain)

/** The rail version that a buyer finds in force when it adopts the standard. */
export const inForceOn = (standards: DemoStandards, day: number): Published =>
  day >= second.published ? standards.second : standards.first

/** Days ago on which the standard was published to the chains. */
const publishedDays = 668

/**
 * The process audit, published to each chain as version 1 and to the rail chain as version 2, and the score policy a
 * chain starts with.
 */
export function addStandards(place: Place): DemoStandards {
  const { ledger, calendar, people } = place
  const template: Template = loadTemplate('process-audit-2023')
  const { content } = template
  const publishedAt = calendar.at(calendar.day(-publishedDays), 'published')
  for (const { key, leader } of chains) {
    const own = { chainId: chainId(key), issuerOrgId: orgId(leader.key) }
    const author = people(leader.key)[0]!.id
    ledger.add('standard', {
      ...own,
      id: standardId(key),
      code: content.code,
      family: content.family,
      title: content.title,
      createdAt: publishedAt,
      parentStandardId: null,
      rootStandardId: null,
      createdBy: author,
    })
    ledger.add('standardVersion', {
      ...own,
      id: versionId(key),
      standardId: standardId(key),
      version: 1,
      status: key === 'rail' ? 'superseded' : 'published',
      content,
      contentHash: createHash('sha256').update(canonicalJson(content)).digest('hex'),
      templateId: template.id,
      effectiveOn: calendar.day(-publishedDays + 7),
      publishedAt,
      publishedBy: author,
      writtenBy: author,
      createdAt: publishedAt,
      parentVersionId: null,
      rootVersion: 1,
      origins: null,
      followBy: null,
      changeNote: null,
    })
    ledger.add('scorePolicy', {
      chainId: chainId(key),
      version: defaultPolicy.version,
      content: defaultPolicy,
      createdBy: author,
      createdAt: publishedAt,
    })
  }
  const first = { versionId: versionId('rail'), version: 1, content }
  return { first, second: addSecondVersion(place, first) }
}

/** Stars are asked more often, answers sooner, one evidence in more detail; nothing that changes a grade. */
function addSecondVersion({ ledger, calendar, people }: Place, first: Published): Published {
  const content = structuredClone(first.content)
  const [p5, p6] = ['p5', 'p6'].map((id) => content.elements.find((element) => element.id === id)!)
  for (const question of p6!.questions.filter(({ star }) => star).slice(0, 3)) question.everyMonths = 24
  for (const question of p5!.questions.slice(0, 2)) question.responseDays = 7
  p6!.questions[0]!.evidence = {
    zh: '移交记录、首件确认记录、上一批次遗留问题的关闭证据',
    en: 'Hand-over records, first-article confirmation, proof that open points of the last lot are closed',
  }
  const { leader } = chains.find(({ key }) => key === 'rail')!
  const publishedAt = calendar.at(calendar.day(second.published), 'second version')
  const [author, other = author] = people(leader.key)
  ledger.add('standardVersion', {
    chainId: chainId('rail'),
    issuerOrgId: orgId(leader.key),
    id: secondVersionId,
    standardId: standardId('rail'),
    version: 2,
    status: 'published',
    content,
    contentHash: createHash('sha256').update(canonicalJson(content)).digest('hex'),
    templateId: null,
    effectiveOn: calendar.day(second.effective),
    publishedAt,
    publishedBy: author!.id,
    writtenBy: other!.id,
    createdAt: publishedAt,
    parentVersionId: null,
    rootVersion: 2,
    origins: null,
    followBy: calendar.day(second.followBy),
    changeNote: '星号问题的审核频次提高到每两年一次，供应商管理问题 7 天内答复，细化首件证据',
  })
  return { versionId: secondVersionId, version: 2, content }
}
