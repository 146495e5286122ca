import { expect, it } from 'vitest'
import { findRegion, isRegionCode, nearestRegion, regionFullName, regionOf, regions } from './region.ts'

// domain §6.1
it.each([
  ['430000', '湖南省'],
  ['430100', '长沙市'],
  ['430121', '长沙县'],
  ['430181', '浏阳市'],
  ['430200', '株洲市'],
  ['430202', '荷塘区'],
  ['430203', '芦淞区'],
  ['430204', '石峰区'],
  ['430211', '天元区'],
  ['430212', '渌口区'],
  ['430223', '攸县'],
  ['430224', '茶陵县'],
  ['430225', '炎陵县'],
  ['430281', '醴陵市'],
  ['430400', '衡阳市'],
  ['430900', '益阳市'],
  ['430981', '沅江市'],
  ['430923', '安化县'],
  ['430822', '桑植县'],
])('%s is %s', (code, zh) => {
  expect(regionOf(code)?.name.zh).toBe(zh)
  expect(findRegion(zh)?.code).toBe(code)
})

it.each([
  ['天元区', '430211'],
  ['天元', '430211'],
  ['株洲市天元区', '430211'],
  ['株洲天元', '430211'],
  ['湖南省株洲市天元区', '430211'],
  ['湖南 株洲 天元区', '430211'],
  ['湖南省-株洲市', '430200'],
  [' ４３０２１１ ', '430211'],
  ['Tianyuan District', '430211'],
  ['tianyuan, zhuzhou', '430211'],
  ['Zhuzhou, Hunan', '430200'],
  ['长沙', '430100'],
  ['长沙县', '430121'],
  ['攸县', '430223'],
  ['湘西', '433100'],
  ['内蒙古', '150000'],
])('finds %s', (text, code) => expect(findRegion(text)?.code).toBe(code))

it.each(['', '攸', '火星区', '430299', '长沙市天元区', '4302'])('does not find "%s"', (text) =>
  expect(findRegion(text)).toBeNull(),
)

it('every full name leads back to its region', () => {
  for (const region of regions) {
    expect(findRegion(regionFullName(region).zh)?.code).toBe(region.code)
    expect(findRegion(regionFullName(region).en)?.code).toBe(region.code)
    if (region.parentCode) expect(regionOf(region.parentCode)).not.toBeNull()
  }
  expect(new Set(regions.map((region) => region.code)).size).toBe(regions.length)
})

it('names the nearest region of a code without a name', () => {
  expect(nearestRegion('430299')?.name.zh).toBe('株洲市')
  expect(nearestRegion('320411')?.name.en).toBe('Jiangsu')
  expect(nearestRegion('990000')).toBeNull()
  expect(isRegionCode('320411')).toBe(true)
  expect(isRegionCode('990000')).toBe(false)
  expect(isRegionCode('4302')).toBe(false)
})
