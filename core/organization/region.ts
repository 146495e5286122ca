import type { Text } from '../text.ts'
import { regionList } from './region-list.ts'

export type Region = {
  code: string
  name: Text
  level: 'province' | 'city' | 'county'
  parentCode: string | null
}

const byCode = new Map<string, Region>(regionList.map(([code, zh, en]) => [code, toRegion(code, { zh, en })]))

/** All regions that have a name here, provinces first. */
export const regions: readonly Region[] = [...byCode.values()]

/** The region of exactly this code, or null when it has no name here (domain §6.1 lists Hunan only in part). */
export function regionOf(code: string): Region | null {
  return byCode.get(code) ?? null
}

/** The smallest named region that holds the code: itself, else its prefecture, else its province, else null. */
export function nearestRegion(code: string): Region | null {
  return regionOf(code) ?? regionOf(`${code.slice(0, 4)}00`) ?? regionOf(`${code.slice(0, 2)}0000`)
}

/** Six digits inside a known province. A code without a name here is still a code. */
export function isRegionCode(text: string): boolean {
  return /^\d{6}$/.test(text) && byCode.has(`${text.slice(0, 2)}0000`)
}

/** Full name from the province down: 湖南省株洲市天元区 / Tianyuan District, Zhuzhou, Hunan. */
export function regionFullName(region: Region): Text {
  const line = lineage(region)
  return {
    zh: line.map((one) => one.name.zh).join(''),
    en: line
      .map((one) => one.name.en)
      .reverse()
      .join(', '),
  }
}

/**
 * Finds a region by code or name as people write it: 430211, 天元区, 天元, 株洲市天元区, 湖南株洲天元, Tianyuan District,
 * "Tianyuan, Zhuzhou". Null when nothing matches. A name that two levels share means the higher one (长沙 = 长沙市).
 */
export function findRegion(text: string): Region | null {
  const key = searchKey(text)
  const code = /^\d{6}$/.test(key) ? key : aliases().get(key)
  return code === undefined ? null : regionOf(code)
}

let aliasCache: Map<string, string> | undefined

function aliases(): Map<string, string> {
  if (aliasCache) return aliasCache
  const map = new Map<string, string>()
  for (const region of regions) {
    for (const path of paths(lineage(region))) {
      const key = searchKey(path)
      if (!map.has(key)) map.set(key, region.code)
    }
  }
  aliasCache = map
  return map
}

/** Every way to write a region: with or without each parent, long or short, parent first or last. */
function paths(line: Region[]): string[] {
  const [own, ...parents] = [...line].reverse()
  if (!own) return []
  const ending = [['', ''] as [string, string]]
  for (const parent of parents) {
    for (const [before, after] of [...ending]) {
      for (const name of spellings(parent.name)) ending.push([name + before, after + name])
    }
  }
  return spellings(own.name).flatMap((name) =>
    ending.flatMap(([before, after]) => [before + name, name + after]),
  )
}

function spellings(name: Text): string[] {
  const shortZh = name.zh.replace(
    /(维吾尔自治区|壮族自治区|回族自治区|土家族苗族自治州|特别行政区|自治区|省|市|区|县)$/,
    '',
  )
  const shortEn = name.en.replace(/ (District|County)$/, '')
  return [
    name.zh,
    ...(shortZh.length > 1 ? [shortZh] : []),
    name.en,
    ...(shortEn.length > 3 ? [shortEn] : []),
  ]
}

function lineage(region: Region): Region[] {
  const parent = region.parentCode ? regionOf(region.parentCode) : null
  return parent ? [...lineage(parent), region] : [region]
}

function toRegion(code: string, name: Text): Region {
  if (code.endsWith('0000')) return { code, name, level: 'province', parentCode: null }
  if (code.endsWith('00')) return { code, name, level: 'city', parentCode: `${code.slice(0, 2)}0000` }
  return { code, name, level: 'county', parentCode: `${code.slice(0, 4)}00` }
}

const searchKey = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{Cf}]/gu, '')
