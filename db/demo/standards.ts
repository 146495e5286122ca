import { createHash } from 'node:crypto'
import { defaultPolicy } from '#core/score/policy.ts'
import { canonicalJson } from '#core/standard/canonical-json.ts'
import type { StandardContent } from '#core/standard/content.ts'
import { loadTemplate, type Template } from '#db/templates/load-template.ts'
import { type ChainKey, chains } from './cast.ts'
import { chainId, orgId, type Place } from './place.ts'
import { idOf } from './random.ts'

export const standardId = (chain: ChainKey): string => idOf(`standard ${chain}`)
export const versionId = (chain: ChainKey): string => idOf(`standard version ${chain}`)

/** Days ago on which the standard was published to the chains. */
const publishedDays = 668

/** The process audit, published to each chain as version 1, and the score policy a chain starts with. */
export function addStandards({ ledger, calendar, people }: Place): StandardContent {
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
      status: 'published',
      content,
      contentHash: createHash('sha256').update(canonicalJson(content)).digest('hex'),
      templateId: template.id,
      effectiveOn: calendar.day(-publishedDays + 7),
      publishedAt,
      publishedBy: author,
      createdAt: publishedAt,
      parentVersionId: null,
      rootVersion: 1,
      origins: null,
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
  return content
}
