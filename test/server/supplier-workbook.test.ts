import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { makeUscc } from '#core/organization/uscc.ts'
import { checkSupplierTable, chooseSheet } from '#core/supplier/import.ts'
import { columnKeys } from '#core/supplier/import-columns.ts'
import { textSchema } from '#core/text.ts'
import { markErrors } from '#server/supplier/workbook/mark-errors.ts'
import { errorColumnTitle, fills, noteText } from '#server/supplier/workbook/marks.ts'
import { supplierTemplate } from '#server/supplier/workbook/template.ts'
import { readFailureWords, tableLimits } from '#server/workbook/read-failure.ts'
import { readTable, type Sheet } from '#server/workbook/read-table.ts'

const code = (sequence: number) => makeUscc({ prefix: '91', regionCode: '430211', sequence })
const header = ['供应商名称', '统一社会信用代码', '手机', '采购方']

async function xlsx(build: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  build(workbook.addWorksheet('名录'), workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

async function open(file: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(file as unknown as ArrayBuffer)
  return workbook
}

async function sheetsOf(file: Buffer, name = 'list.xlsx'): Promise<Sheet[]> {
  const result = await readTable(file, name)
  if (!result.ok) throw new Error(result.failure)
  return result.sheets
}

const rowsOf = async (file: Buffer, name?: string) => (await sheetsOf(file, name))[0]?.rows
const failureOf = async (file: Buffer, name = 'list.xlsx') => {
  const result = await readTable(file, name)
  return result.ok ? null : result.failure
}

/** The same workbook with one part rewritten as text. */
async function rewrite(file: Buffer, path: string, change: (xml: string) => string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(file)
  zip.file(path, change((await zip.file(path)?.async('string')) ?? ''))
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

const firstSheet = 'xl/worksheets/sheet1.xml'

describe('reading .xlsx', () => {
  it('gives text as a person would type it', async () => {
    const file = await xlsx((sheet) => {
      sheet.getRow(1).values = ['a', ' 前后 ', 13800000001, 0.1 + 0.2, true]
      sheet.getCell('F1').value = { richText: [{ text: '株洲' }, { font: { bold: true }, text: '甲公司' }] }
      sheet.getCell('G1').value = { formula: 'A1&"x"', result: 'ax' }
      sheet.getCell('H1').value = { formula: '1/4', result: 0.25 }
      sheet.getCell('H1').numFmt = '0.00%'
      sheet.getCell('I1').value = new Date(Date.UTC(2025, 2, 31))
      sheet.getCell('J1').value = { text: 'qa@example.com', hyperlink: 'mailto:qa@example.com' }
      sheet.getCell('K1').value = { error: '#N/A' }
      sheet.getCell('L1').value = 0.35
      sheet.getCell('L1').numFmt = '0%'
      sheet.getCell('M1').value = { formula: 'A1' } as ExcelJS.CellFormulaValue
      sheet.getCell('N1').value = 'end'
    })
    expect((await rowsOf(file))?.[0]?.cells).toEqual([
      'a',
      '前后',
      '13800000001',
      '0.3',
      'TRUE',
      '株洲甲公司',
      'ax',
      '25%',
      '2025-03-31',
      'qa@example.com',
      '#N/A',
      '35%',
      '',
      'end',
    ])
  })

  it('writes out a code in a numeric cell, so that the import can tell what happened to it', async () => {
    const file = await xlsx((sheet) => {
      sheet.addRow(header)
      sheet.addRow(['甲公司', 911101066976941000, '13800000001'])
    })
    const rows = (await rowsOf(file)) ?? []
    expect(rows[1]?.cells[1]).toBe('911101066976941000')
    expect(checkSupplierTable(rows, { known: [], leader: null }).issues).toMatchObject([
      { code: 'uscc-lost-digits' },
    ])
  })

  it('keeps row numbers across blank rows', async () => {
    const file = await xlsx((sheet) => {
      sheet.getCell('A2').value = 'x'
      sheet.getCell('A4').value = '  '
      sheet.getCell('B7').value = 'y'
    })
    expect(await rowsOf(file)).toEqual([
      { number: 2, cells: ['x'] },
      { number: 7, cells: ['', 'y'] },
    ])
  })

  it('repeats a cell merged over rows, not one merged over columns', async () => {
    const file = await xlsx((sheet) => {
      sheet.getCell('A1').value = '名录'
      sheet.mergeCells('A1:C1')
      sheet.addRow(['甲', '1', '采购方'])
      sheet.addRow(['乙', '2'])
      sheet.mergeCells('C2:C3')
    })
    expect((await rowsOf(file))?.map((row) => row.cells)).toEqual([
      ['名录'],
      ['甲', '1', '采购方'],
      ['乙', '2', '采购方'],
    ])
  })

  it('leaves hidden sheets out', async () => {
    const file = await xlsx((sheet, workbook) => {
      sheet.addRow(['x'])
      const hidden = workbook.addWorksheet('codes')
      hidden.state = 'hidden'
      hidden.addRow(['secret'])
      workbook.addWorksheet('other').addRow(['y'])
    })
    expect((await sheetsOf(file)).map((sheet) => sheet.name)).toEqual(['名录', 'other'])
  })

  it('reads exporters that prefix every element', async () => {
    const plain = await xlsx((sheet) => sheet.addRow([1, 2]))
    const file = await rewrite(plain, firstSheet, (xml) =>
      xml.replace(/<(\/?)(?=[a-z])/gi, '<$1x:').replace('xmlns=', 'xmlns:x='),
    )
    expect((await rowsOf(file))?.[0]?.cells).toEqual(['1', '2'])
  })

  it('is not hurt by 100,000 empty formatted rows', async () => {
    const plain = await xlsx((sheet) => sheet.addRow(['x']))
    const empty = Array.from({ length: 100_000 }, (_, n) => {
      const cells = ['A', 'B', 'C', 'D'].map((column) => `<c r="${column}${n + 2}" s="0"/>`).join('')
      return `<row r="${n + 2}" ht="15">${cells}</row>`
    }).join('')
    const file = await rewrite(plain, firstSheet, (xml) =>
      xml.replace('</sheetData>', `${empty}</sheetData>`),
    )
    const start = performance.now()
    expect(await rowsOf(file)).toEqual([{ number: 1, cells: ['x'] }])
    expect(performance.now() - start).toBeLessThan(5000)
  })

  it('is not hurt by a merge or a drop-down over the whole sheet', async () => {
    const plain = await xlsx((sheet) => sheet.addRow(['x']))
    const file = await rewrite(plain, firstSheet, (xml) =>
      xml.replace(
        '</sheetData>',
        '</sheetData><mergeCells count="1"><mergeCell ref="B1:XFD1048576"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"A,B"</formula1></dataValidation></dataValidations>',
      ),
    )
    const start = performance.now()
    expect(await rowsOf(file)).toEqual([{ number: 1, cells: ['x'] }])
    expect(performance.now() - start).toBeLessThan(3000)
  })

  it('20,000 rows pass, one more does not', async () => {
    const build = (count: number) =>
      xlsx((sheet) => sheet.addRows(Array.from({ length: count }, (_, n) => [`r${n}`])))
    expect(await rowsOf(await build(tableLimits.rows))).toHaveLength(tableLimits.rows)
    expect(await failureOf(await build(tableLimits.rows + 1))).toBe('too-many-rows')
  })
})

describe('files that cannot be read', () => {
  const list = () => xlsx((sheet) => sheet.addRow(['x']))

  it('empty', async () => {
    expect(await failureOf(Buffer.alloc(0))).toBe('empty')
    expect(await failureOf(Buffer.from('\r\n,,\r\n'), 'a.csv')).toBe('empty')
    expect(await failureOf(await xlsx(() => {}))).toBe('empty')
  })

  it('too large', async () => {
    expect(await failureOf(Buffer.alloc(tableLimits.fileBytes + 1, 'a'), 'a.csv')).toBe('too-large')
  })

  it('a zip bomb is refused from its directory, and one that lies about its size while unpacking', async () => {
    const bomb = await rewrite(await list(), firstSheet, (xml) => xml + ' '.repeat(tableLimits.unpackedBytes))
    expect(bomb.length).toBeLessThan(tableLimits.fileBytes)
    const start = performance.now()
    expect(await failureOf(bomb)).toBe('too-large')
    expect(performance.now() - start).toBeLessThan(500)

    const at = bomb.lastIndexOf(Buffer.from(firstSheet)) - 46
    expect(bomb.readUInt32LE(at)).toBe(0x02014b50)
    const lying = Buffer.from(bomb)
    lying.writeUInt32LE(1000, at + 24)
    expect(await failureOf(lying)).toBe('damaged')
  })

  it('a zip that is no workbook, a cut one, one with broken parts', async () => {
    const zip = new JSZip()
    zip.file('word/document.xml', '<w/>')
    expect(await failureOf(await zip.generateAsync({ type: 'nodebuffer' }), 'a.docx')).toBe('not-a-workbook')
    const file = await list()
    expect(await failureOf(file.subarray(0, file.length - 200))).toBe('damaged')
    expect(
      await failureOf(Buffer.concat([file.subarray(0, 60), deflateRawSync('x'), file.subarray(60)])),
    ).toBe('damaged')
    expect(await failureOf(await rewrite(file, firstSheet, (xml) => xml.slice(0, 300)))).toBe('damaged')
    expect(await failureOf(await rewrite(file, 'xl/workbook.xml', () => '<html>'))).not.toBeNull()
  })

  it('a row number beyond Excel', async () => {
    const file = await rewrite(await list(), firstSheet, (xml) => xml.replace('r="1"', 'r="999999999"'))
    expect(await failureOf(file)).toBe('damaged')
  })

  it('a password: in the zip or around it; and old .xls', async () => {
    const locked = Buffer.from(await list())
    const at = locked.lastIndexOf(Buffer.from(firstSheet)) - 46
    locked.writeUInt16LE(locked.readUInt16LE(at + 8) | 1, at + 8)
    expect(await failureOf(locked)).toBe('encrypted')
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    const envelope = Buffer.concat([
      ole,
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(50),
    ])
    expect(await failureOf(envelope)).toBe('encrypted')
    expect(await failureOf(Buffer.concat([ole, Buffer.alloc(600)]), 'old.xls')).toBe('legacy-xls')
  })

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['a web page called .xls', Buffer.from('<html><table><tr><td>名称</td></tr></table></html>')],
    ['bytes', Buffer.from([1, 2, 3, 4, 5, 200, 201])],
  ])('%s', async (_, file) => expect(await failureOf(file, 'a.xls')).toBe('not-a-workbook'))

  it('text in no encoding we know', async () => {
    expect(await failureOf(Buffer.from([0x61, 0xff, 0xff, 0xff, 0x2c, 0x62]), 'a.csv')).toBe(
      'unknown-encoding',
    )
  })

  it('every failure has words that say what to do', () => {
    for (const words of Object.values(readFailureWords)) {
      expect(textSchema.parse(words)).toEqual(words)
      expect(words.zh).toMatch(/请/)
    }
  })
})

describe('reading CSV', () => {
  const text = '供应商名称,信用代码\r\n株洲甲公司,91430200MA4Q0X0164\r\n'
  const expected = [
    { number: 1, cells: ['供应商名称', '信用代码'] },
    { number: 2, cells: ['株洲甲公司', '91430200MA4Q0X0164'] },
  ]

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${text}`)],
    ['GB18030', iconv.encode(text, 'gb18030')],
    ['UTF-16 with mark', iconv.encode(text, 'utf16le', { addBOM: true })],
    ['UTF-16 big-endian with mark', iconv.encode(text, 'utf16be', { addBOM: true })],
    ['tabs', Buffer.from(text.replaceAll(',', '\t'))],
    ['semicolons', Buffer.from(text.replaceAll(',', ';'))],
    ['a single column', Buffer.from('供应商名称'), [{ number: 1, cells: ['供应商名称'] }]],
    ['LF', Buffer.from(text.replaceAll('\r', ''))],
  ])('in %s', async (_, file, rows = expected) => expect(await rowsOf(file, 'list.csv')).toEqual(rows))

  it('quotes, line breaks in cells, blank lines, text tricks, the sep line', async () => {
    const file = Buffer.from('sep=;\n"甲;乙";"a""b"\n\n"x\ny";="0123";\t91\n')
    expect(await rowsOf(file, 'list.csv')).toEqual([
      { number: 2, cells: ['甲;乙', 'a"b'] },
      { number: 4, cells: ['x\ny', '0123', '91'] },
    ])
  })

  it('names the sheet after the file', async () => {
    expect((await sheetsOf(Buffer.from(text), 'C:\\up\\2025[供应商]:名录.csv'))[0]?.name).toBe(
      '2025 供应商  名录',
    )
    expect((await sheetsOf(Buffer.from(text), ''))[0]?.name).toBe('CSV')
  })

  it('counts filled rows only', async () => {
    const many = (count: number) => Buffer.from('x\n'.repeat(count) + '\n'.repeat(100_000))
    expect(await rowsOf(many(tableLimits.rows), 'a.csv')).toHaveLength(tableLimits.rows)
    expect(await failureOf(many(tableLimits.rows + 1), 'a.csv')).toBe('too-many-rows')
  })
})

describe('marking errors', () => {
  const bad = (sheet: ExcelJS.Worksheet) => {
    sheet.getCell('A1').value = '2025 年名录'
    sheet.getRow(3).values = header
    sheet.getRow(4).values = ['甲公司', code(1), '13800000001']
    sheet.getRow(5).values = ['乙公司', '91310115MA1H8R7C6D', '138']
    sheet.getRow(6).values = ['丙公司', code(3)]
    for (const row of [4, 5, 6]) sheet.getCell(row, 2).font = { name: 'Consolas' }
    sheet.getColumn(1).width = 44
  }
  const judge = (sheet: Sheet) => checkSupplierTable(sheet.rows, { known: [], leader: null })

  async function marked(file: Buffer, name = 'list.xlsx', locale: 'zh' | 'en' = 'zh') {
    const result = await readTable(file, name)
    if (!result.ok) throw new Error(result.failure)
    const sheet = chooseSheet(result.sheets) as Sheet
    const verdict = judge(sheet)
    const { columns, headerRow, issues } = verdict
    const workbook = result.kind === 'xlsx' ? file : null
    return { verdict, file: await markErrors({ workbook, sheet, columns, headerRow, issues, locale }) }
  }
  const colour = (cell: ExcelJS.Cell | undefined) =>
    cell?.fill?.type === 'pattern' ? cell.fill.fgColor?.argb : undefined

  it('fills, comments and explains in the user’s own file', async () => {
    const sheet = (await open((await marked(await xlsx(bad))).file)).getWorksheet('名录') as ExcelJS.Worksheet
    expect(sheet.getCell('A1').value).toBe('2025 年名录')
    expect(sheet.getColumn(1).width).toBe(44)
    expect(sheet.getCell('B5').value).toBe('91310115MA1H8R7C6D')
    expect(sheet.getCell('B5').font?.name).toBe('Consolas')
    expect(['A5', 'B4', 'B5', 'C4', 'C5', 'B6'].map((at) => colour(sheet.getCell(at)))).toEqual([
      undefined,
      undefined,
      fills.error,
      undefined,
      fills.error,
      undefined,
    ])
    expect(noteText(sheet.getCell('B5'))).toContain('末位应为 7')
    expect(noteText(sheet.getCell('B4'))).toBe('')
    expect(sheet.getCell('E3').value).toBe(errorColumnTitle)
    expect(sheet.getCell('E4').value).toBeNull()
    expect(String(sheet.getCell('E5').value).split('\n')).toHaveLength(2)
    expect(sheet.getCell('E6').value).toContain('没有手机和邮箱')
  })

  it('in English, and warnings yellow', async () => {
    const file = await xlsx((sheet) => {
      sheet.addRow(['Name', 'USCC', 'Region'])
      sheet.addRow(['A', code(1), 'Mars'])
    })
    const sheet = (await open((await marked(file, 'a.xlsx', 'en')).file)).worksheets[0]
    expect(colour(sheet?.getCell('C2'))).toBe(fills.warning)
    expect(sheet?.getCell('D2').value).toContain('The region "Mars" is not known')
  })

  it('a corrected list loses its old marks and does not grow another column', async () => {
    const first = await open((await marked(await xlsx(bad))).file)
    const sheet = first.getWorksheet('名录') as ExcelJS.Worksheet
    sheet.getCell('B5').value = code(2)
    const again = Buffer.from(await first.xlsx.writeBuffer())
    const second = await marked(again)
    expect(second.verdict.issues.map((issue) => `${issue.row} ${issue.code}`)).toEqual([
      '5 mobile-invalid',
      '6 no-contact',
    ])
    const result = (await open(second.file)).getWorksheet('名录') as ExcelJS.Worksheet
    expect(colour(result.getCell('B5'))).toBeUndefined()
    expect(noteText(result.getCell('B5'))).toBe('')
    expect(result.getCell('B5').font?.name).toBe('Consolas')
    expect(colour(result.getCell('C5'))).toBe(fills.error)
    expect(result.getCell('E3').value).toBe(errorColumnTitle)
    expect(result.getCell('F3').value).toBeNull()
    expect(String(result.getCell('E5').value).split('\n')).toHaveLength(1)
  })

  it('a marked list reads back as the same list', async () => {
    const file = await xlsx(bad)
    const before = judge((await sheetsOf(file))[0] as Sheet)
    const after = judge((await sheetsOf((await marked(file)).file))[0] as Sheet)
    expect(after).toEqual(before)
  })

  it('makes an .xlsx of a CSV, same rows, nothing run as a formula', async () => {
    const csv = `名称,信用代码,手机\n\n=1+1,${code(1)},138\n乙,00123,13800000001\n`
    const sheet = (await open((await marked(Buffer.from(csv), '名录.csv')).file)).getWorksheet(
      '名录',
    ) as ExcelJS.Worksheet
    expect(sheet.getCell('A3').value).toBe('=1+1')
    expect(colour(sheet.getCell('C3'))).toBe(fills.error)
    expect(sheet.getCell('B4').value).toBe('00123')
    expect(sheet.getCell('B4').numFmt).toBe('@')
    expect(colour(sheet.getCell('B4'))).toBe(fills.error)
    expect(sheet.getCell('D1').value).toBe(errorColumnTitle)
  })

  it('says what is wrong with the file as a whole', async () => {
    const file = await xlsx((sheet) =>
      sheet.addRows([
        ['名称', '手机'],
        ['甲', '13800000001'],
      ]),
    )
    const sheet = (await open((await marked(file)).file)).worksheets[0]
    expect(sheet?.getCell('C1').value).toBe(
      `${errorColumnTitle}\n缺少“统一社会信用代码”列。请补上该列，或在列对应中指定。`,
    )
  })

  it('gives the data back even when the user’s file cannot be rewritten', async () => {
    const file = await rewrite(await xlsx(bad), firstSheet, (xml) =>
      xml.replace('</worksheet>', '<drawing r:id="rId99"/></worksheet>'),
    )
    const sheet = (await open((await marked(file)).file)).getWorksheet('名录') as ExcelJS.Worksheet
    expect(sheet.getColumn(1).width).toBe(20)
    expect(sheet.getCell('B5').value).toBe('91310115MA1H8R7C6D')
    expect(colour(sheet.getCell('B5'))).toBe(fills.error)
  })

  it('marks thousands of rows in seconds', async () => {
    const file = await xlsx((sheet) => {
      sheet.addRow(header)
      for (let n = 0; n < 5000; n += 1) sheet.addRow([`公司${n}`, `坏${n}`, 'x', 'y'])
    })
    const sheet = (await open((await marked(file)).file)).worksheets[0]
    expect(colour(sheet?.getCell('B5001'))).toBe(fills.error)
    expect(String(sheet?.getCell('E5001').value).split('\n')).toHaveLength(3)
  }, 30_000)
})

describe('the template', () => {
  it('is understood by the import: all columns, examples left out, nothing wrong', async () => {
    const sheets = await sheetsOf(await supplierTemplate())
    expect(sheets).toHaveLength(2)
    const sheet = chooseSheet(sheets) as Sheet
    expect(sheet).toBe(sheets[0])
    const verdict = checkSupplierTable(sheet.rows, { known: [], leader: null })
    expect(verdict.headerRow).toBe(2)
    expect(Object.keys(verdict.columns).sort()).toEqual([...columnKeys].sort())
    expect(verdict.summary).toMatchObject({ rows: 2, example: 2, new: 0, error: 0 })
    expect(verdict.issues.map((issue) => issue.code)).toEqual(['example-row', 'example-row'])
  })

  it('a list filled in below the examples goes through', async () => {
    const workbook = await open(await supplierTemplate())
    const sheet = workbook.worksheets[0] as ExcelJS.Worksheet
    sheet.getRow(5).values = [
      '株洲丙电气有限公司',
      code(5),
      '天元区',
      '电缆',
      'C',
      '王工',
      '13800000003',
      '',
      '',
      '',
    ]
    sheet.getRow(6).values = [
      '株洲丁线束有限公司',
      code(6),
      '',
      '',
      '',
      '',
      '13800000004',
      '',
      code(5),
      '50%',
    ]
    expect(sheet.getCell('B40').numFmt).toBe('@')
    const rows = (await sheetsOf(Buffer.from(await workbook.xlsx.writeBuffer())))[0]?.rows ?? []
    const verdict = checkSupplierTable(rows, { known: [], leader: null })
    expect(verdict.summary).toMatchObject({ new: 2, example: 2, error: 0, warnings: 0 })
    expect(verdict.rows[3]).toMatchObject({ buyerUscc: code(5), values: { share: 50 } })
  })
})
