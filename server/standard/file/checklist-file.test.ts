import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { processAudit } from '#core/audit/process-audit.fixture.ts'
import type { StandardContent } from '#core/standard/content.ts'
import { exportSheets } from '#core/standard/sheet/export-sheets.ts'
import { faultPlace, faultText } from '#core/standard/sheet/faults.ts'
import { guessPlan, readChecklist, type SheetPlan } from '#core/standard/sheet/read-checklist.ts'
import { loadTemplate, templateIds } from '#db/templates/load-template.ts'
import { readCells } from '#server/workbook/read-cells.ts'
import { writeSheets } from '#server/workbook/write-sheets.ts'
import { checklistLimits } from './limits.ts'
import { readStandardYaml, writeStandardYaml } from './standard-yaml.ts'

async function xlsx(build: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  build(workbook.addWorksheet('检查表'), workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

async function read(
  file: Buffer,
  change: (plan: SheetPlan) => SheetPlan = (plan) => plan,
  options: { base?: StandardContent; replaces?: boolean; fillLanguages?: boolean } = {},
) {
  const cells = await readCells(file, 'list.xlsx', checklistLimits)
  if (!cells.ok) throw new Error(cells.failure)
  const plan = change(guessPlan(cells.sheets))
  const result = readChecklist(cells.sheets, {
    plan,
    base: processAudit,
    replaces: false,
    fillLanguages: false,
    ...options,
  })
  return { ...result, plan, outline: outlineOf(result.content), said: result.faults.map(words) }
}

const outlineOf = (content: StandardContent) =>
  content.elements.flatMap((element) => [
    `# ${element.code} ${element.title.zh}`,
    ...element.questions.map((question) => {
      const sub = element.subElements?.find((one) => one.id === question.subElementId)
      return `${sub ? `[${sub.code} ${sub.title.zh}] ` : ''}${question.code} ${question.text.zh}`
    }),
  ])

const words = (fault: Parameters<typeof faultText>[0]) =>
  `${fault.severity} ${fault.sheet} ${faultPlace(fault)}: ${faultText(fault).zh}`

const failureOf = async (file: Buffer, name = 'list.xlsx') => {
  const result = await readCells(file, name, checklistLimits)
  return result.ok ? null : result.failure
}

describe('what was exported comes back', () => {
  test.each(templateIds)('%s', async (id) => {
    const { content } = loadTemplate(id)
    for (const locale of ['zh', 'en'] as const) {
      const result = await read(await writeSheets(exportSheets(content, locale)))
      expect(result.faults).toEqual([])
      expect(result.content).toEqual(content)
    }
    expect(readStandardYaml(writeStandardYaml(content))).toEqual({ ok: true, content })
  })

  test('texts with line breaks, formulas, escapes, other scripts and spaces at their ends', async () => {
    const hard = [
      '=1+1',
      "'quoted",
      ' 前后 ',
      'a\r\nb\tc',
      '_x000D_ & _x0041_',
      '焊😀接',
      '<b>&amp;</b>',
      '+86',
      '1',
      'TRUE',
      '\u0007bell',
      '2025-03-31',
      '0123',
    ]
    const questions = processAudit.elements[0]!.questions.slice(0, 1)
    const content: StandardContent = {
      ...processAudit,
      title: { zh: '=标题 "1"', en: '#N/A' },
      elements: [
        {
          ...processAudit.elements[0]!,
          questions: hard.map((text, i) => ({
            ...questions[0]!,
            id: `q-${i}`,
            code: `${i}.10`,
            text: { zh: text, en: text },
            guidance: { zh: text, en: 'x' },
          })),
        },
      ],
    }
    const result = await read(await writeSheets(exportSheets(content, 'zh')))
    expect(result.faults).toEqual([])
    expect(result.content).toEqual(content)
    expect(readStandardYaml(writeStandardYaml(content))).toEqual({ ok: true, content })
  })
})

describe('checklists as quality staff keep them', () => {
  test('a title, form lines, section rows over questions, a sum and signatures at the end', async () => {
    const file = await xlsx((sheet) => {
      sheet.addRow(['供应商过程审核检查表'])
      sheet.mergeCells('A1:F1')
      sheet.addRow(['供应商名称：', '', '', '审核日期：'])
      sheet.addRow(['序号', '检查内容', '评分标准', '分值', '得分', '备注'])
      sheet.addRow(['一、合同评审'])
      sheet.mergeCells('A4:F4')
      sheet.addRow([1, '是否评审顾客要求？', '有记录', 5])
      sheet.addRow([2, '变更是否重新评审？*', '有记录', 10])
      sheet.addRow(['二、采购'])
      sheet.mergeCells('A7:F7')
      sheet.addRow(['1*', '供应商是否经批准？', '名录', 5])
      sheet.addRow(['合计', '', '', 20])
      sheet.addRow(['审核员签字：'])
    })
    const { outline, said, content, title } = await read(file)
    expect(title).toBe('供应商过程审核检查表')
    expect(outline).toEqual([
      '# 1 合同评审',
      '1.1 是否评审顾客要求？',
      '1.2 变更是否重新评审？*',
      '# 2 采购',
      '2.1 供应商是否经批准？',
    ])
    expect(
      content.elements.flatMap((e) => e.questions.map((q) => [q.weight, q.star, q.guidance?.zh])),
    ).toEqual([
      [5, false, '有记录'],
      [10, false, '有记录'],
      [5, true, '名录'],
    ])
    expect(said.filter((text) => text.startsWith('error'))).toEqual([])
    expect(said[0]).toContain('没有英文')
    expect(said).toContain('note 检查表 A5: 编号 1 在别处用过，已改为 1.1。')
    expect(said).toContain('note 检查表 9: 跳过这一行：“合计”不是问题。')
  })

  test('elements and sub-elements merged down the first columns, one question over several rows of hints', async () => {
    const file = await xlsx((sheet) => {
      sheet.addRow(['过程要素', '子要素', '条款', '审核问题', '评价要点', '星号项'])
      sheet.addRow(['P6 生产', '6.1 投入', '6.1.1', '是否按要求交接？', '移交记录', '★'])
      sheet.addRow(['', '', '', '', '首件确认', ''])
      sheet.addRow(['', '', '6.1.2', '来料是否可追溯？', '批次标识', ''])
      sheet.addRow(['', '6.2 过程', '6.2.1', '参数是否受控？', '控制计划', ''])
      sheet.addRow(['P7 顾客', '', '7.1', '投诉是否处理？', '8D', 'N'])
      sheet.mergeCells('A2:A5')
      sheet.mergeCells('B2:B4')
      sheet.mergeCells('C2:C3')
      sheet.mergeCells('D2:D3')
      sheet.mergeCells('F2:F3')
    })
    const { outline, content, said } = await read(file)
    expect(outline).toEqual([
      '# P6 生产',
      '[6.1 投入] 6.1.1 是否按要求交接？',
      '[6.1 投入] 6.1.2 来料是否可追溯？',
      '[6.2 过程] 6.2.1 参数是否受控？',
      '# P7 顾客',
      '7.1 投诉是否处理？',
    ])
    expect(content.elements[0]!.questions.map((q) => [q.guidance?.zh, q.star])).toEqual([
      ['移交记录\n首件确认', true],
      ['批次标识', false],
      ['控制计划', false],
    ])
    expect(said.filter((text) => text.startsWith('error'))).toEqual([])
  })

  test('numbered headings without merges: what the next code begins with is a heading', async () => {
    const file = await xlsx((sheet) => {
      sheet.addRow(['编号', '要求'])
      for (const row of [
        ['4', '组织环境'],
        ['4.1', '理解组织'],
        ['4.1.1', '是否识别内外部因素？'],
        ['4.1.2', '是否定期评审？'],
        ['5', '领导作用'],
        ['5.1', '最高管理者是否参与？'],
      ])
        sheet.addRow(row)
    })
    const { outline } = await read(file)
    expect(outline).toEqual([
      '# 4 组织环境',
      '[4.1 理解组织] 4.1.1 是否识别内外部因素？',
      '[4.1 理解组织] 4.1.2 是否定期评审？',
      '# 5 领导作用',
      '5.1 最高管理者是否参与？',
    ])
  })

  test('a sheet for each module, an English column, a header over two rows', async () => {
    const file = await xlsx((_, workbook) => {
      workbook.removeWorksheet('检查表')
      for (const name of ['变更管理', '首件检验']) {
        const sheet = workbook.addWorksheet(name)
        sheet.addRow(['No.', '问题 Question', '', '频次', '评分'])
        sheet.addRow(['', '中文', '英文', '', '权重', '可选分值'])
        sheet.mergeCells('A1:A2')
        sheet.mergeCells('B1:C1')
        sheet.mergeCells('D1:D2')
        sheet.mergeCells('E1:F1')
        sheet.addRow([
          `${name === '变更管理' ? 'C' : 'F'}1`,
          `${name}有无程序？`,
          'Is there a procedure?',
          '每半年',
          2,
          '0/5/10',
        ])
        sheet.addRow([
          `${name === '变更管理' ? 'C' : 'F'}2`,
          `${name}有无记录？`,
          'Are there records?',
          '2年',
          1,
          '是/否',
        ])
      }
    })
    const { outline, content, said } = await read(file)
    expect(outline).toEqual([
      '# 1 变更管理',
      'C1 变更管理有无程序？',
      'C2 变更管理有无记录？',
      '# 2 首件检验',
      'F1 首件检验有无程序？',
      'F2 首件检验有无记录？',
    ])
    expect(
      content.elements[0]!.questions.map((q) => [q.text.en, q.everyMonths, q.weight, q.scale?.allowed]),
    ).toEqual([
      ['Is there a procedure?', 6, 2, [0, 5, 10]],
      ['Are there records?', 24, 1, [0, 1]],
    ])
    expect(said.filter((text) => text.startsWith('error'))).toEqual([])
  })

  test('a list over a standard of one’s own keeps ids and what it has no column for', async () => {
    const { content: base } = loadTemplate('process-audit-2023')
    const [first, second] = base.elements[0]!.questions
    const file = await xlsx((sheet) => {
      sheet.addRow(['要素编号', '要素', '条款号', '问题', '权重'])
      sheet.addRow([base.elements[0]!.code, base.elements[0]!.title.zh, first!.code, '改过的问题？', 3])
      sheet.addRow([base.elements[0]!.code, base.elements[0]!.title.zh, second!.code, second!.text.zh, 1])
      sheet.addRow([base.elements[0]!.code, base.elements[0]!.title.zh, '2.99', '新问题？', 1])
    })
    const { content } = await read(file, undefined, { base, replaces: true })
    const [a, b, c] = content.elements[0]!.questions
    expect(content.elements[0]!.id).toBe(base.elements[0]!.id)
    expect(a).toEqual({ ...first, text: { zh: '改过的问题？', en: '' }, weight: 3 })
    expect(b).toEqual(second)
    expect([c!.id, c!.weight, c!.star]).toEqual(['2.99', 1, false])
  })

  test('missing English may be filled with the Chinese', async () => {
    const file = await xlsx((sheet) => {
      sheet.addRow(['问题', '证据'])
      sheet.addRow(['有无程序？', '程序文件'])
    })
    const { content, said } = await read(file, undefined, { fillLanguages: true })
    expect(content.elements[0]!.questions[0]).toMatchObject({
      text: { zh: '有无程序？', en: '有无程序？' },
      evidence: { zh: '程序文件', en: '程序文件' },
    })
    expect(said.some((text) => text.includes('没有英文'))).toBe(false)
  })
})

describe('wrong workbooks end in words and nothing else', () => {
  test('no header: the sheet is named, and a header may be chosen', async () => {
    const file = await xlsx((sheet) => {
      sheet.addRow(['甲', '乙', '丙'])
      sheet.addRow(['Q1', '有无程序？', 2])
    })
    const { said, content } = await read(file)
    expect(said).toEqual(['error 检查表 : 没有找到表头。请指定表头所在的行，并说明各列是什么。'])
    expect(content.elements).toEqual([])
    const chosen = await read(file, ([plan]) => [
      { ...plan!, headerRow: 1, columns: { 0: 'code', 1: 'textZh', 2: 'weight' } },
    ])
    expect(chosen.outline).toEqual(['# 1 检查表', 'Q1 有无程序？'])
  })

  test('a header merged over columns that hold different things', async () => {
    const file = await xlsx((sheet) => {
      sheet.addRow(['编号', '检查内容及要求', '', ''])
      sheet.mergeCells('B1:D1')
      sheet.addRow(['1', '有无程序？', '程序文件', 5])
    })
    const { said } = await read(file)
    expect(said.filter((text) => text.startsWith('error'))).toEqual([
      'error 检查表 C1: 表头“检查内容及要求”是合并单元格(B1:D1)，无法判断下面各列分别是什么。请为这些列逐一指定，或在文件中拆分后重新上传。',
      'error 检查表 D1: 表头“检查内容及要求”是合并单元格(B1:D1)，无法判断下面各列分别是什么。请为这些列逐一指定，或在文件中拆分后重新上传。',
    ])
    const chosen = await read(file, ([plan]) => [
      { ...plan!, columns: { ...plan!.columns, 2: 'evidenceZh', 3: 'ignore' } },
    ])
    expect(chosen.said.filter((text) => text.startsWith('error'))).toEqual([])
    expect(chosen.content.elements[0]!.questions[0]!.evidence?.zh).toBe('程序文件')
  })

  test('values of the wrong type, each with its sheet, row and column', async () => {
    const file = await xlsx((sheet) => {
      sheet.addRow(['编号', '问题', '权重', '星号', '最低分', '周期', '可选分值', '件类', '整改期限'])
      sheet.addRow(['1', '甲？', '很高', '也许', '及格', '有时', '好/坏', 'D', 400])
      sheet.addRow(['1', '乙？', 2.5, '', 3])
      sheet.addRow(['3', '', 1])
      sheet.addRow(['4', '长'.repeat(4001), 1])
    })
    const { said } = await read(file)
    expect(said.filter((text) => text.startsWith('error'))).toEqual([
      'error 检查表 C2: “很高”须是 0 到 1000 的整数。',
      'error 检查表 D2: “也许”不是“是”或“否”。',
      'error 检查表 E2: “及格”不是数字。',
      'error 检查表 F2: “有时”看不出是多少个月。请写月数(1–120)，或每月、每季度、半年、每年。',
      'error 检查表 G2: “好/坏”看不出是哪些分值。请由低到高写，例如 0/4/6/8/10，或写 是/否。',
      'error 检查表 H2: “D”不是 A(关键)、B(重要)或 C(一般)。',
      'error 检查表 I2: “400”须是 1 到 365 的整数。',
      'error 检查表 A3: 编号 1 与 检查表 A2 重复。',
      'error 检查表 C3: “2.5”须是 0 到 1000 的整数。',
      'error 检查表 E3: 3 不在可选分值 0/4/6/8/10 中。',
      'error 检查表 A4: 这一行有编号，但没有问题内容。',
      'error 检查表 B5: 太长：4001 个字符，最多 4000 个。',
    ])
  })

  test('formulas count by their result; without one, or with an error, they are named', async () => {
    const file = await xlsx((sheet) => {
      sheet.addRow(['编号', '问题', '权重'])
      sheet.addRow(['1', { formula: 'A1&"?"', result: '有无程序？' }, { formula: '1+1', result: 2 }])
      sheet.addRow(['2', { formula: '[other.xlsx]A!B1' }, 1])
      sheet.addRow(['3', { formula: 'VLOOKUP(1,A1,2)', result: { error: '#N/A' } }, 1])
    })
    const { said, content } = await read(file)
    expect(content.elements[0]!.questions[0]).toMatchObject({ text: { zh: '有无程序？' }, weight: 2 })
    expect(said.filter((text) => text.startsWith('error'))).toEqual([
      'error 检查表 B3: 这是没有计算结果的公式。请用 Excel 或 WPS 打开并保存后重新上传，或改为数值。',
      'error 检查表 B4: 公式结果是错误值 #N/A。请在文件中更正。',
    ])
  })

  test('a settings sheet with faults names them at their rows', async () => {
    const sheets = exportSheets(processAudit, 'zh').map((sheet, i) =>
      i === 0
        ? sheet
        : {
            ...sheet,
            rows: [
              ...sheet.rows.map((row) =>
                row.cells[0] === 'grading.bands.2.min'
                  ? { ...row, cells: [...row.cells.slice(0, 3), 95] }
                  : row.cells[0] === 'scale.max'
                    ? { ...row, cells: [...row.cells.slice(0, 3), '十'] }
                    : row,
              ),
              { heading: 0 as const, cells: ['grading.colour', '', '文字', 'red'] },
              { heading: 0 as const, cells: ['__proto__.x', '', '文字', 'red'] },
            ],
          },
    )
    const { said } = await read(await writeSheets(sheets))
    const errors = said.filter((text) => text.startsWith('error'))
    expect(errors.length).toBeGreaterThanOrEqual(4)
    for (const part of [
      '设置项 grading.bands.2.min 不正确',
      '设置项 scale.max 不正确',
      'grading.colour',
      '没有设置项 __proto__.x',
    ])
      expect(errors.some((text) => text.includes(part) && /设置 [A-D]?\d+: /.test(text))).toBe(true)
  })

  test('100,000 empty rows cost nothing', async () => {
    const file = await xlsx((sheet) => {
      sheet.addRow(['编号', '问题'])
      sheet.addRow(['1', '有无程序？'])
      for (let row = 3; row <= 100_003; row += 1) sheet.getCell(`A${row}`).numFmt = '@'
      sheet.getCell('A100004').value = ' '
    })
    const { outline, said } = await read(file)
    expect(outline).toEqual(['# 1 检查表', '1.1 有无程序？'])
    expect(said.filter((text) => text.startsWith('error'))).toEqual([])
  }, 60_000)

  test('100,000 rows with content, an empty list, a workbook without rows', async () => {
    const many = await xlsx((sheet) => {
      for (let row = 1; row <= 100_000; row += 1) sheet.addRow([row])
    })
    expect(await failureOf(many)).toBe('too-many-rows')
    expect(await failureOf(await xlsx(() => undefined))).toBe('empty')
    const headerOnly = await xlsx((sheet) => sheet.addRow(['编号', '问题']))
    expect((await read(headerOnly)).said).toEqual(['error 检查表 : 表头下没有问题。'])
  }, 60_000)

  test('not a workbook, a damaged one, an old one, one with a password', async () => {
    expect(await failureOf(Buffer.from('%PDF-1.7'))).toBe('not-a-workbook')
    expect(await failureOf(Buffer.from('<html><table></table></html>'))).toBe('not-a-workbook')
    expect(await failureOf(Buffer.alloc(0))).toBe('empty')
    const word = new JSZip()
    word.file('word/document.xml', '<x/>')
    expect(await failureOf(await word.generateAsync({ type: 'nodebuffer' }))).toBe('not-a-workbook')
    const good = await xlsx((sheet) => sheet.addRow(['编号', '问题']))
    expect(await failureOf(good.subarray(0, good.length - 200))).toBe('damaged')
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    expect(await failureOf(ole)).toBe('legacy-xls')
  })

  test('a zip bomb is refused by what its directory says, and held to it when the directory lies', async () => {
    const zip = new JSZip()
    const good = await JSZip.loadAsync(await xlsx((sheet) => sheet.addRow(['编号', '问题'])))
    for (const [name, entry] of Object.entries(good.files)) zip.file(name, await entry.async('nodebuffer'))
    zip.file('xl/sharedStrings.xml', Buffer.alloc(80 * 1024 * 1024, 32))
    const bomb = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024)
    expect(await failureOf(bomb)).toBe('too-large')
    const packed = deflateRawSync(Buffer.alloc(80 * 1024 * 1024, 32))
    const at = bomb.indexOf(packed.subarray(0, 64))
    expect(at).toBeGreaterThan(0)
    const lying = Buffer.from(bomb)
    for (let i = 0; i + 4 < lying.length; i += 1)
      if (lying.readUInt32LE(i) === 80 * 1024 * 1024) lying.writeUInt32LE(1000, i)
    expect(await failureOf(lying)).toBe('damaged')
  }, 60_000)
})

describe('YAML', () => {
  test('faults are named by line', () => {
    const text = writeStandardYaml(processAudit)
    const broken = readStandardYaml(text.replace('weight: 1\n', 'weight: high\n'))
    expect(broken).toMatchObject({
      ok: false,
      faults: [{ line: expect.any(Number), path: expect.stringContaining('weight') }],
    })
    expect(readStandardYaml('standard: [')).toMatchObject({ ok: false, faults: [{ line: 1 }] })
    expect(readStandardYaml('just text')).toMatchObject({ ok: false })
    const aliases = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefghij'.split('').map((k, i) => `${k}: &${k} [${`*${'abcdefghij'[i]},`.repeat(10)}]`),
    ].join('\n')
    expect(readStandardYaml(aliases)).toMatchObject({ ok: false })
  })
})
