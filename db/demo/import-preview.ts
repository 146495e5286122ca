import { makeUscc } from '#core/organization/uscc.ts'
import { checkSupplierTable } from '#core/supplier/import.ts'
import { type ColumnKey, columnTitles } from '#core/supplier/import-columns.ts'
import { chains, reticent, supplierOf } from './cast.ts'
import { chainId, hiddenOf, linksOf, orgId, type Place } from './place.ts'
import { idOf } from './random.ts'

const order = [
  'name',
  'uscc',
  'region',
  'productCategory',
  'contactName',
  'contactMobile',
  'contactEmail',
  'buyer',
  'partClass',
  'share',
] as const satisfies readonly ColumnKey[]
const header = order.map((key) => columnTitles[key].zh)

/** A supplier list that the lead uploaded yesterday and has yet to confirm: sound rows, and rows with faults. */
export function addImportPreview({ ledger, calendar, people }: Place): void {
  const code = (regionCode: string, sequence: number) => makeUscc({ prefix: '91', regionCode, sequence })
  const wrong = code('430300', 31_100)
  const spoiled = wrong.slice(0, 17) + (wrong.endsWith('7') ? '8' : '7')
  const lines = [
    header,
    [
      '株洲铆砚铆接件有限公司',
      code('430211', 31_000),
      '株洲市天元区',
      '紧固件',
      '易知行',
      '13800003001',
      'sales@maoyan.example.com',
      '',
      'B',
      '2',
    ],
    [
      '长沙滤泊过滤器材有限公司',
      code('430121', 31_010),
      '长沙县',
      '空调机组',
      '龚云帆',
      '13800003002',
      'sales@lvbo.example.com',
      supplierOf('qingfeng').name,
      'C',
      '12',
    ],
    [
      '湘潭垫岚密封件有限公司',
      spoiled,
      '湘潭市',
      '密封件',
      '乔清和',
      '13800003003',
      'sales@dianlan.example.com',
      '',
      'B',
      '1',
    ],
    [
      '衡阳扣泠弹性扣件有限公司',
      code('430400', 31_020),
      '衡阳市',
      '紧固件',
      '文景行',
      '1380000',
      'sales@kouling.example.com',
      '',
      'C',
      '1',
    ],
  ]
  const csv = `\uFEFF${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`
  const links = linksOf('rail', reticent)
  const hidden = hiddenOf(links, 'leader', reticent)
  const names = new Map(ledger.rows('organization').map((o) => [o.id as string, o]))
  const known = [...new Set(links.map((link) => link.supplier.key))]
    .filter((key) => !hidden.has(key))
    .map((key) => names.get(orgId(key))!)
    .map(({ name, uscc }) => ({ name: name as string, uscc: uscc as string }))
  const leader = names.get(orgId('leader'))!
  const verdict = checkSupplierTable(
    lines.map((cells, index) => ({ number: index + 1, cells })),
    { known, leader: { name: chains[0]!.leader.name, uscc: leader.uscc as string } },
  )
  const { summary } = verdict
  ledger.add('supplierImport', {
    chainId: chainId('rail'),
    id: idOf('supplier import'),
    issuerOrgId: orgId('leader'),
    fileName: '新增供应商名单.csv',
    file: `\\x${Buffer.from(csv, 'utf8').toString('hex')}`,
    verdict,
    rowCount: summary.rows,
    goodCount: summary.new + summary.known + summary.link,
    errorCount: summary.error,
    status: 'preview',
    createdBy: people('leader')[0]!.id,
    createdAt: calendar.at(calendar.day(-1), 'import'),
    importedAt: null,
    importedCount: null,
  })
}
