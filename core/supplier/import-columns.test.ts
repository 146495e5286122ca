import { describe, expect, it } from 'vitest'
import { columnKeys, columnTitles, findHeader, guessColumns } from './import-columns.ts'

const rows = (...lines: string[][]) => lines.map((cells, index) => ({ number: index + 1, cells }))

describe('guessColumns', () => {
  it('reads its own titles in zh, in en and in both', () => {
    const all = Object.fromEntries(columnKeys.map((key, index) => [key, index]))
    expect(guessColumns(columnKeys.map((key) => columnTitles[key].zh))).toEqual(all)
    expect(guessColumns(columnKeys.map((key) => columnTitles[key].en))).toEqual(all)
    expect(
      guessColumns(columnKeys.map((key) => `${columnTitles[key].zh} / ${columnTitles[key].en} *`)),
    ).toEqual(all)
  })

  it.each([
    ['企业名称', 'name'],
    ['供应商名称', 'name'],
    ['*供应商名称（必填）', 'name'],
    ['供应商\n名称', 'name'],
    ['Company Name', 'name'],
    ['信用代码', 'uscc'],
    ['统一社会信用代码（18位）', 'uscc'],
    ['uscc', 'uscc'],
    ['Unified Social Credit Code', 'uscc'],
    ['地区', 'region'],
    ['行政区划代码', 'region'],
    ['产品类别', 'productCategory'],
    ['件类', 'partClass'],
    ['关键度(A/B/C)', 'partClass'],
    ['联 系 人', 'contactName'],
    ['联系人手机号', 'contactMobile'],
    ['手机/电话', 'contactMobile'],
    ['Ｅ－ｍａｉｌ', 'contactEmail'],
    ['电子邮箱', 'contactEmail'],
    ['采购方（一级供应商）', 'buyer'],
    ['上级供应商名称', 'buyer'],
    ['Tier-1 link', 'buyer'],
    ['采购额占比(%)', 'share'],
    ['年度采购占比%', 'share'],
  ])('%j is %s', (title, key) => expect(guessColumns(['序号', title])).toEqual({ [key]: 1 }))

  it('takes the first of two equal titles and leaves strange ones', () => {
    expect(guessColumns(['序号', '名称', '备注', '名称', '信用代码'])).toEqual({ name: 1, uscc: 4 })
    expect(guessColumns(['序号', '备注', ''])).toEqual({})
  })

  it('prefers a title that equals over one that only contains', () => {
    expect(guessColumns(['备用联系电话', '手机'])).toEqual({ contactMobile: 1 })
  })
})

describe('findHeader', () => {
  it('finds it below titles and notes', () => {
    const table = rows(
      ['2025 年供应商名录', '', ''],
      ['说明:统一社会信用代码须为 18 位,供应商名称须与营业执照一致,不得使用简称或者其他名称填写', ''],
      ['', '', ''],
      ['序号', '企业名称', '信用代码', '联系人'],
      ['1', '甲公司', '91430200MA4Q0X0164', '张'],
    )
    expect(findHeader(table)).toEqual({ index: 3, columns: { name: 1, uscc: 2, contactName: 3 } })
  })

  it('is null without a header, or with one too far down', () => {
    expect(findHeader([])).toBeNull()
    expect(findHeader(rows(['甲公司', '91430200MA4Q0X0164']))).toBeNull()
    expect(findHeader(rows(['地区', '联系人']))).toBeNull()
    const far = Array.from({ length: 40 }, () => ['x'])
    expect(findHeader(rows(...far, ['名称', '信用代码']))).toBeNull()
  })
})
