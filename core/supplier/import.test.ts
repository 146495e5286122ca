import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeUscc } from '../organization/uscc.ts'
import { checkSupplierTable, chooseSheet, type ImportContext } from './import.ts'

const header = ['名称', '信用代码', '地区', '产品类别', '关键度', '联系人', '手机', '邮箱', '采购方', '占比']
const leader = {
  name: '示范机车有限公司',
  uscc: makeUscc({ prefix: '91', regionCode: '430204', sequence: 900 }),
}
const code = (sequence: number) => makeUscc({ prefix: '91', regionCode: '430211', sequence })
const line = (over: Partial<Record<(typeof header)[number], string>> = {}) => {
  const base: Record<string, string> = { 名称: '甲公司', 信用代码: code(1), 手机: '13800000001', ...over }
  return header.map((title) => base[title] ?? '')
}
const check = (lines: string[][], context: Partial<ImportContext> = {}) =>
  checkSupplierTable(
    [header, ...lines].map((cells, index) => ({ number: index + 1, cells })),
    { known: [], leader, ...context },
  )
const codes = (verdict: ReturnType<typeof check>) =>
  verdict.issues.map((issue) => `${issue.row} ${issue.column} ${issue.code}`)

describe('a good row', () => {
  it('gives its values', () => {
    const verdict = check([
      line({
        名称: ' 株洲甲轴承有限公司 ',
        信用代码: '91430200 ma4q0x016-4',
        地区: '株洲市天元区',
        产品类别: '轴承',
        关键度: 'A类',
        联系人: '张工',
        手机: '+86 138-0000-0001',
        邮箱: 'QA@Example.com',
        占比: '35%',
      }),
    ])
    expect(verdict.issues).toEqual([])
    expect(verdict.headerRow).toBe(1)
    expect(verdict.rows).toEqual([
      {
        row: 2,
        status: 'new',
        buyerUscc: null,
        issues: [],
        values: {
          name: '株洲甲轴承有限公司',
          uscc: '91430200MA4Q0X0164',
          regionCode: '430211',
          productCategory: '轴承',
          partClass: 'A',
          contactName: '张工',
          contactMobile: '13800000001',
          contactEmail: 'qa@example.com',
          buyer: null,
          share: 35,
        },
      },
    ])
    expect(verdict.summary).toEqual({ rows: 1, new: 1, known: 0, link: 0, error: 0, example: 0, warnings: 0 })
  })

  it('takes the region from the code when the column is empty or strange', () => {
    expect(check([line()]).rows[0]?.values.regionCode).toBe('430211')
    const strange = check([line({ 地区: '火星' })])
    expect(codes(strange)).toEqual(['2 region region-unknown'])
    expect(strange.rows[0]).toMatchObject({ status: 'new', values: { regionCode: '430211' } })
    expect(check([line({ 地区: '320411' })]).rows[0]?.values.regionCode).toBe('320411')
  })

  it.each([
    ['A', 'A'],
    ['b类', 'B'],
    ['Ｃ级', 'C'],
    ['关键件', 'A'],
    ['重要', 'B'],
    ['一般件', 'C'],
    ['A（关键件）', 'A'],
    ['B类重要件', 'B'],
    ['Key part', 'A'],
    ['class', null],
    ['A一般件', null],
    ['D', null],
  ])('part class %s → %s', (text, partClass) => {
    const verdict = check([line({ 关键度: text })])
    expect(verdict.rows[0]?.values.partClass).toBe(partClass)
    expect(codes(verdict)).toEqual(partClass ? [] : ['2 partClass part-class-unknown'])
  })

  it('skips blank rows and keeps row numbers', () => {
    const verdict = check([line(), header.map(() => ' '), [], line({ 名称: '乙公司', 信用代码: code(2) })])
    expect(verdict.rows.map((row) => [row.row, row.status])).toEqual([
      [2, 'new'],
      [5, 'new'],
    ])
  })
})

describe('one wrong cell', () => {
  it.each([
    [{ 名称: '' }, 'name required'],
    [{ 名称: '长'.repeat(101) }, 'name too-long'],
    [{ 信用代码: '' }, 'uscc required'],
    [{ 信用代码: '9143020' }, 'uscc uscc-length'],
    [{ 信用代码: '430200000012345' }, 'uscc uscc-length'],
    [{ 信用代码: '91310115MA1H8R7C6D' }, 'uscc uscc-check-digit'],
    [{ 信用代码: '9143O200MA4Q0X0164' }, 'uscc uscc-alphabet'],
    [{ 信用代码: '911101066976941000' }, 'uscc uscc-lost-digits'],
    [{ 信用代码: '9.11101E+17' }, 'uscc uscc-lost-digits'],
    [{ 信用代码: leader.uscc }, 'uscc is-leader'],
    [{ 手机: '1380000000' }, 'contactMobile mobile-invalid'],
    [{ 邮箱: 'qa@' }, 'contactEmail email-invalid'],
    [{ 采购方: '不存在公司' }, 'buyer buyer-unknown'],
    [{ 采购方: '甲公司' }, 'buyer buyer-is-self'],
    [{ 采购方: code(1) }, 'buyer buyer-is-self'],
    [{ 占比: '-5' }, 'share share-invalid'],
    [{ 占比: '0' }, 'share share-invalid'],
    [{ 占比: '101%' }, 'share share-invalid'],
    [{ 占比: '约三成' }, 'share share-invalid'],
  ])('%j → %s', (over, expected) => {
    const verdict = check([line(over)])
    expect(codes(verdict)).toEqual([`2 ${expected}`])
    expect(verdict.rows[0]?.status).toBe('error')
  })

  it('says where, what and which code could be meant', () => {
    expect(check([line({ 信用代码: '9143O200MA4Q0X0164' })]).issues[0]).toEqual({
      row: 2,
      column: 'uscc',
      code: 'uscc-alphabet',
      severity: 'error',
      params: { code: '9143O200MA4Q0X0164', position: 5, character: 'O', suggestion: '91430200MA4Q0X0164' },
    })
  })

  it.each([
    [{ 手机: '' }, 'null no-contact'],
    [{ 占比: '0.35' }, 'share share-looks-like-fraction'],
  ])('%j is only a warning: %s', (over, expected) => {
    const verdict = check([line(over)])
    expect(codes(verdict)).toEqual([`2 ${expected}`])
    expect(verdict.summary).toMatchObject({ new: 1, error: 0, warnings: 1 })
  })

  it('reports all wrong cells of a row', () => {
    expect(
      codes(
        check([line({ 名称: '', 信用代码: 'x', 手机: 'x', 邮箱: 'x', 占比: 'x', 关键度: 'x', 采购方: 'y' })]),
      ),
    ).toEqual([
      '2 name required',
      '2 uscc uscc-length',
      '2 contactMobile mobile-invalid',
      '2 contactEmail email-invalid',
      '2 partClass part-class-unknown',
      '2 share share-invalid',
      '2 buyer buyer-unknown',
    ])
  })
})

describe('rows that repeat', () => {
  const yi = { 名称: '乙公司', 信用代码: code(2) }
  it('same supplier and buyer: the later one is an error', () => {
    const verdict = check([line(), line({ 信用代码: ` ${code(1).toLowerCase()}` })])
    expect(codes(verdict)).toEqual(['3 uscc duplicate-row'])
    expect(verdict.issues[0]?.params).toEqual({ firstRow: 2 })
    expect(verdict.rows.map((row) => row.status)).toEqual(['new', 'error'])
  })

  it('same supplier, another buyer: a second link', () => {
    const verdict = check([line(), line(yi), line({ 采购方: '乙公司' })])
    expect(verdict.issues).toEqual([])
    expect(verdict.rows.map((row) => [row.status, row.buyerUscc])).toEqual([
      ['new', null],
      ['new', null],
      ['link', code(2)],
    ])
  })

  it('naming the leader is the same as an empty buyer', () => {
    const verdict = check([line(), line({ 采购方: leader.name }), line({ 采购方: leader.uscc })])
    expect(codes(verdict)).toEqual(['3 uscc duplicate-row', '4 uscc duplicate-row'])
  })

  it('same code under another name is an error, same name under another code a warning', () => {
    expect(codes(check([line(), line({ 名称: '丙公司' })]))).toEqual(['3 uscc same-code-other-name'])
    const verdict = check([line(), line({ 信用代码: code(2) })])
    expect(codes(verdict)).toEqual(['3 name same-name-other-code'])
    expect(verdict.summary).toMatchObject({ new: 2, warnings: 1 })
  })

  it('when the first row of a supplier is wrong, a later sound one creates it', () => {
    const verdict = check([line({ 手机: 'x' }), line(yi), line({ 采购方: '乙公司' })])
    expect(verdict.rows.map((row) => row.status)).toEqual(['error', 'new', 'new'])
  })
})

describe('what the chain knows', () => {
  const known = [{ name: '老供应商（株洲）有限公司', uscc: code(7) }]
  it('known suppliers are not created again', () => {
    const same = check([line({ 名称: '老供应商(株洲)有限公司', 信用代码: code(7) })], { known })
    expect(codes(same)).toEqual(['2 uscc already-known'])
    expect(same.summary).toMatchObject({ known: 1, new: 0 })
    const other = check([line({ 名称: '新名字', 信用代码: code(7) })], { known })
    expect(codes(other)).toEqual(['2 name known-other-name'])
    expect(other.rows[0]?.status).toBe('known')
  })

  it('a known buyer is found by name and by code', () => {
    for (const buyer of ['老供应商(株洲) 有限公司', code(7), code(7).toLowerCase()]) {
      expect(check([line({ 采购方: buyer })], { known }).rows[0]).toMatchObject({
        status: 'new',
        buyerUscc: code(7),
        issues: [],
      })
    }
  })

  it('a code that was accepted against the check digit stays accepted', () => {
    const accepted = [{ name: '早期企业', uscc: '91350211M0000XUF46' }]
    const verdict = check([line({ 名称: '早期企业', 信用代码: '91350211M0000XUF46' })], { known: accepted })
    expect(verdict.rows[0]?.status).toBe('known')
  })
})

describe('buyers in the file', () => {
  const row = (n: number, buyer = '', over = {}) =>
    line({ 名称: `公司${n}`, 信用代码: code(n), 采购方: buyer, ...over })

  it('may stand below the row that names them', () => {
    const verdict = check([row(1, '公司2'), row(2, code(3)), row(3)])
    expect(verdict.rows.map((one) => one.buyerUscc)).toEqual([code(2), code(3), null])
    expect(verdict.summary.new).toBe(3)
  })

  it('two enterprises of one name need a code', () => {
    const verdict = check([
      row(1),
      line({ 名称: '公司1', 信用代码: code(2) }),
      row(3, '公司1'),
      row(4, code(2)),
    ])
    expect(codes(verdict)).toEqual(['3 name same-name-other-code', '4 buyer buyer-ambiguous'])
    expect(verdict.rows[3]?.buyerUscc).toBe(code(2))
  })

  it('errors of a buyer keep out all that hang on it, and only those', () => {
    const verdict = check([
      row(1, '', { 手机: 'x' }),
      row(2, '公司1'),
      row(3, '公司2'),
      row(4),
      row(5, '公司4'),
    ])
    expect(codes(verdict)).toEqual([
      '2 contactMobile mobile-invalid',
      '3 buyer buyer-has-errors',
      '4 buyer buyer-has-errors',
    ])
    expect(verdict.rows.map((one) => one.status)).toEqual(['error', 'error', 'error', 'new', 'new'])
  })

  it('a supplier with one sound row stands, whatever its other rows say', () => {
    const verdict = check([row(1), row(2, '', { 手机: 'x' }), row(2, '公司1'), row(3, '公司2')])
    expect(verdict.rows.map((one) => one.status)).toEqual(['new', 'error', 'new', 'new'])
  })

  it('circular supply is allowed; a ring that nobody above buys from gets a warning', () => {
    const ring = check([row(1), row(2, '公司1'), row(1, '公司2')])
    expect(ring.issues).toEqual([])
    expect(ring.summary).toMatchObject({ new: 2, link: 1 })
    const closed = check([row(1, '公司2'), row(2, '公司1')])
    expect(codes(closed)).toEqual(['2 buyer not-connected', '3 buyer not-connected'])
    expect(closed.summary).toMatchObject({ new: 2, warnings: 2 })
  })

  it('shares of one buyer above 100 are errors on each of its rows; those in error do not count', () => {
    const share = (n: number, buyer: string, percent: string, over = {}) =>
      row(n, buyer, { 占比: percent, ...over })
    expect(check([share(1, '', '60'), share(2, '', '40%'), share(3, '公司1', '70')]).issues).toEqual([])
    const over = check([share(1, '', '60'), share(2, '', '40.5'), share(3, '公司1', '70'), row(4)])
    expect(codes(over)).toEqual(['2 share share-total', '3 share share-total', '4 buyer buyer-has-errors'])
    expect(over.issues[0]?.params).toEqual({ buyer: null, total: 100.5, rows: 2 })
    expect(check([share(1, '', '60'), share(2, '', '60', { 手机: 'x' })]).summary).toMatchObject({
      new: 1,
      error: 1,
    })
    const below = check([row(1), share(2, '公司1', '60'), share(3, code(1), '60')])
    expect(below.issues[0]).toMatchObject({ code: 'share-total', params: { buyer: '公司1', total: 120 } })
  })

  it('ten shares of a tenth are exactly 100', () => {
    const tenths = Array.from({ length: 1000 }, (_, n) => row(n + 1, '', { 占比: '0.1%' }))
    expect(check(tenths).issues).toEqual([])
  })
})

describe('the file as a whole', () => {
  const table = (...lines: string[][]) => lines.map((cells, index) => ({ number: index + 1, cells }))
  const none = { known: [], leader: null }

  it('no header, no rows, a column missing', () => {
    expect(checkSupplierTable([], none).issues).toMatchObject([{ row: 1, column: null, code: 'no-header' }])
    expect(checkSupplierTable(table(['a', 'b']), none).issues).toMatchObject([{ code: 'no-header' }])
    expect(checkSupplierTable(table(header), none).issues).toMatchObject([{ row: 1, code: 'no-rows' }])
    expect(checkSupplierTable(table(['名称', '手机'], ['甲', '']), none).issues).toMatchObject([
      { row: 1, code: 'column-missing', params: { column: 'uscc' } },
    ])
  })

  it('takes columns and header row from the user', () => {
    const strange = table(['x', 'y'], ['c', 'n'], [code(1), '甲公司'])
    const verdict = checkSupplierTable(strange, { ...none, columns: { uscc: 0, name: 1 }, headerRow: 2 })
    expect(verdict.headerRow).toBe(2)
    expect(verdict.rows).toMatchObject([{ row: 3, status: 'new', values: { name: '甲公司' } }])
  })

  it('leaves example rows of the template out, also as buyers', () => {
    const verdict = check([
      line({ 名称: '示例:甲公司' }),
      line({ 名称: '乙公司', 信用代码: code(2), 采购方: '示例:甲公司' }),
    ])
    expect(verdict.rows.map((row) => row.status)).toEqual(['example', 'error'])
    expect(codes(verdict)).toEqual(['2 name example-row', '3 buyer buyer-unknown'])
    expect(verdict.summary).toMatchObject({ example: 1, error: 1 })
  })

  it('chooses the sheet with a header', () => {
    const sheets = [
      { name: '说明', rows: table(['hello']) },
      { name: '名录', rows: table(header) },
    ]
    expect(chooseSheet(sheets)?.name).toBe('名录')
    expect(chooseSheet([{ name: 'x', rows: [] }])?.name).toBe('x')
    expect(chooseSheet([])).toBeNull()
  })

  it('never throws, and what it lets through is sound', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        '甲',
        '乙',
        code(1),
        code(2),
        code(3),
        '公司1',
        '35%',
        '0.5',
        '13800000001',
        'a@b.cn',
        'A',
        '',
      ),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 12 }), (lines) => {
        const verdict = check(lines, { known: [{ name: '公司9', uscc: code(9) }] })
        const standing = new Set([code(9)])
        const sound = verdict.rows.filter((row) => ['new', 'link', 'known'].includes(row.status))
        for (const row of sound) standing.add(row.values.uscc)
        for (const row of sound) {
          expect(row.values.name).not.toBe('')
          if (row.buyerUscc) expect(standing.has(row.buyerUscc)).toBe(true)
        }
        const news = sound.filter((row) => row.status === 'new').map((row) => row.values.uscc)
        expect(new Set(news).size).toBe(news.length)
      }),
    )
  })

  it('judges 20,000 rows, a chain of 20,000 tiers that falls included, in seconds', () => {
    const deep = Array.from({ length: 20_000 }, (_, n) =>
      line({
        名称: `公司${n}`,
        信用代码: code(n),
        采购方: n === 0 ? '' : `公司${n - 1}`,
        手机: n === 0 ? 'x' : '',
      }),
    )
    expect(check(deep).summary).toMatchObject({ rows: 20_000, error: 20_000 })
    const wide = Array.from({ length: 20_000 }, (_, n) =>
      line({ 名称: `公司${n}`, 信用代码: code(n), 占比: '1' }),
    )
    expect(check(wide).summary).toMatchObject({ error: 20_000 })
  }, 20_000)
})
