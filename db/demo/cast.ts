import type { SizeClass } from '#core/organization/size-class.ts'
import type { TradeKey } from './trades.ts'

/*
 * The cast: two chains with invented enterprises. Names, codes, people and numbers are made up; whoever bears such a
 * name is not meant.
 */

export type ChainKey = 'rail' | 'ship'

export type ChainPart = {
  key: ChainKey
  code: string
  name: string
  industryCode: string
  regionCode: string
  leader: { key: string; name: string; short: string; region: string; size: SizeClass }
  committee: { key: string; name: string; short: string; region: string }
}

export const chains: readonly ChainPart[] = [
  {
    key: 'rail',
    code: 'ZZ-RAIL',
    name: '株洲先进轨道交通装备产业链',
    industryCode: 'C371',
    regionCode: '430200',
    leader: {
      key: 'leader',
      name: '株洲湘禾轨道车辆有限公司',
      short: '湘禾轨道',
      region: '430204',
      size: 'large',
    },
    committee: {
      key: 'committee',
      name: '株洲先进轨道交通装备产业链党委（示例）',
      short: '株洲轨道产业链党委',
      region: '430200',
    },
  },
  {
    key: 'ship',
    code: 'YJ-SHIP',
    name: '沅江内河船舶产业链',
    industryCode: 'C373',
    regionCode: '430981',
    leader: {
      key: 'shipyard',
      name: '沅江芷澜船舶制造有限公司',
      short: '芷澜船舶',
      region: '430981',
      size: 'medium',
    },
    committee: {
      key: 'ship-committee',
      name: '沅江内河船舶产业链联合党委（示例）',
      short: '沅江船舶联合党委',
      region: '430981',
    },
  },
]

/**
 * A target grade of an audit. `A+` is a clear A, `C0` a C because a star question has 0 points, `-` none, `x` an audit
 * that ran out.
 */
export type Target = 'A+' | 'A' | 'B' | 'C' | 'C0' | '-' | 'x'

export type Supply = {
  chain: ChainKey
  buyer: string
  share: number
  partClass: 'A' | 'B' | 'C'
  soleSource: boolean
}

export type SupplierPart = {
  key: string
  name: string
  short: string
  trade: TradeKey
  region: string
  size: SizeClass
  /** 规上 from the first year, only from this year on, or not. */
  designated: 'all' | 'new' | false
  supplies: Supply[]
  /** First- and second-year audit by the first buyer in each chain. */
  targets: readonly [Target, Target]
}

/** `leader:11A` supplies 11 % as key part; `!` behind it: sole source; several with spaces. */
function supplies(text: string, chain: ChainKey): Supply[] {
  return text.split(' ').map((one) => {
    const [, buyer, share, partClass, sole] = /^([a-z-]+):(\d+)([ABC])(!?)$/.exec(one)!
    return {
      chain,
      buyer: buyer!,
      share: Number(share),
      partClass: partClass as Supply['partClass'],
      soleSource: sole === '!',
    }
  })
}

const sizes = { L: 'large', M: 'medium', S: 'small', X: 'micro' } as const

const part =
  (chain: ChainKey) =>
  (
    key: string,
    name: string,
    short: string,
    trade: TradeKey,
    region: string,
    size: keyof typeof sizes,
    designated: SupplierPart['designated'],
    links: string,
    targets: readonly [Target, Target],
  ): SupplierPart => ({
    key,
    name,
    short,
    trade,
    region,
    size: sizes[size],
    designated,
    supplies: supplies(links, chain),
    targets,
  })
const rail = part('rail')
const ship = part('ship')

/** Tier-1 suppliers that do not show the leader whom they buy from. */
export const reticent: readonly string[] = ['lianxin', 'anzhi']

/** The key casting supplier on which two tier-1 suppliers hang. */
export const bottleneck = 'luyuan'
/** The tier-1 supplier whose quality manager is the demo's supplier. */
export const demoSupplier = 'hengyue'
/** Three enterprises that buy from each other in a circle. */
export const circle = ['jidi', 'tudu', 'gonghang'] as const
export const inTwoChains = 'hanqu'
/** Enrolled, but nobody has an account yet. */
export const notRegistered: readonly string[] = ['tanhe', 'fanxian', 'shali', 'duancen']

const tier1: readonly SupplierPart[] = [
  rail('hengyue', '株洲恒岳转向架配件有限公司', '恒岳转向架', 'bogie', '430204', 'M', 'all', 'leader:11A', [
    'C',
    'B',
  ]),
  rail('zhuoyuan', '株洲卓沅电机制造有限公司', '卓沅电机', 'motor', '430211', 'L', 'all', 'leader:9A', [
    'A',
    'A+',
  ]),
  rail('lianxin', '长沙涟芯电气变流有限公司', '涟芯变流', 'converter', '430121', 'L', 'all', 'leader:10A!', [
    'B',
    'B',
  ]),
  rail('yunti', '株洲云砺齿轮传动有限公司', '云砺传动', 'gearbox', '430202', 'M', 'all', 'leader:8A', [
    'B',
    'B',
  ]),
  rail('anzhi', '湘潭安祗制动装备有限公司', '安祗制动', 'brake', '430300', 'M', 'all', 'leader:8A!', [
    'B',
    'B',
  ]),
  rail('kaihe', '长沙启澄车门系统有限公司', '启澄车门', 'door', '430100', 'M', 'all', 'leader:5A', [
    'C',
    'B',
  ]),
  rail('muyuan', '株洲木垣内装科技有限公司', '木垣内装', 'interior', '430203', 'M', 'all', 'leader:4B', [
    'B',
    'B',
  ]),
  rail('liuxian', '浏阳浏弦特种线缆有限公司', '浏弦线缆', 'cable', '430181', 'M', 'all', 'leader:4B', [
    'B',
    'A',
  ]),
  rail('weijie', '株洲维桁焊接结构有限公司', '维桁焊接', 'weld', '430204', 'M', 'all', 'leader:9A', [
    'C',
    'B',
  ]),
  rail('songruan', '株洲松阮橡胶减振有限公司', '松阮减振', 'rubber', '430211', 'M', 'all', 'leader:5B', [
    'B',
    '-',
  ]),
  rail('gouyuan', '衡阳钩垣车辆配件有限公司', '钩垣配件', 'coupler', '430400', 'M', 'all', 'leader:4A', [
    'B',
    'B',
  ]),
  rail('qingfeng', '长沙清岚空调设备有限公司', '清岚空调', 'hvac', '430121', 'M', 'all', 'leader:4B', [
    'C',
    'B',
  ]),
  rail('zuoan', '醴陵坐谧座椅有限公司', '坐谧座椅', 'seat', '430281', 'S', 'all', 'leader:2C', ['B', '-']),
  rail('boming', '长沙珀明车窗玻璃有限公司', '珀明车窗', 'glass', '430100', 'S', 'all', 'leader:2B', [
    'B',
    '-',
  ]),
  rail('ganyuan', '株洲感沅传感技术有限公司', '感沅传感', 'sensor', '430211', 'S', 'all', 'leader:3B', [
    'B',
    'A',
  ]),
  rail('gongying', '岳阳弓晖受流装备有限公司', '弓晖受流', 'pantograph', '430600', 'M', 'all', 'leader:3A', [
    'B',
    '-',
  ]),
  rail('zhoucheng', '娄底轴澄轴承有限公司', '轴澄轴承', 'bearing', '431300', 'M', 'all', 'leader:4A', [
    'x',
    '-',
  ]),
  rail('jingu', '衡阳劲箍紧固件有限公司', '劲箍紧固件', 'fastener', '430400', 'S', 'all', 'leader:2B', [
    'C',
    '-',
  ]),
]

const tier2: readonly SupplierPart[] = [
  rail(
    'luyuan',
    '渌口炉源精密铸造有限公司',
    '炉源铸造',
    'casting',
    '430212',
    'S',
    'all',
    'hengyue:46A! yunti:22A!',
    ['C', 'C0'],
  ),
  rail(
    'duanli',
    '湘潭锻砺锻造有限公司',
    '锻砺锻造',
    'forging',
    '430300',
    'M',
    'all',
    'hengyue:18A gouyuan:18A',
    ['C', 'B'],
  ),
  rail(
    'jiare',
    '株洲佳燃热处理有限公司',
    '佳燃热处理',
    'heat',
    '430202',
    'S',
    'all',
    'hengyue:9A yunti:12A',
    ['C', 'B'],
  ),
  rail('chirun', '株洲齿沣精密齿轮有限公司', '齿沣齿轮', 'machining', '430202', 'S', 'all', 'yunti:26A', [
    'B',
    'B',
  ]),
  rail('xigang', '娄底矽岑冲片有限公司', '矽岑冲片', 'lamination', '431300', 'M', 'all', 'zhuoyuan:24A', [
    'B',
    'A',
  ]),
  rail('tongpei', '长沙铜霈导电材料有限公司', '铜霈导电', 'copper', '430121', 'S', 'all', 'zhuoyuan:12B', [
    'B',
    'B',
  ]),
  rail(
    'jueyuan',
    '醴陵珏瓷绝缘子有限公司',
    '珏瓷绝缘',
    'insulator',
    '430281',
    'M',
    'all',
    'zhuoyuan:14A gongying:16B',
    ['B', 'B'],
  ),
  rail('raocheng', '株洲绕澄线圈有限公司', '绕澄线圈', 'coil', '430211', 'S', 'new', 'zhuoyuan:10B', [
    'B',
    'B',
  ]),
  rail('banyin', '益阳板垠电子电路有限公司', '板垠电路', 'pcb', '430900', 'M', 'all', 'lianxin:18A', [
    'B',
    'B',
  ]),
  rail('sanre', '长沙散沺散热技术有限公司', '散沺散热', 'cooler', '430121', 'S', 'all', 'lianxin:14B', [
    'C',
    'B',
  ]),
  rail('fawen', '湘潭阀汶阀件有限公司', '阀汶阀件', 'valve', '430300', 'S', 'all', 'anzhi:22A', ['B', 'B']),
  rail('mocen', '衡阳摩岑摩擦材料有限公司', '摩岑摩擦', 'friction', '430400', 'S', false, 'anzhi:18A', [
    'C',
    '-',
  ]),
  rail(
    'daogui',
    '株洲导珪型材有限公司',
    '导珪型材',
    'profile',
    '430203',
    'M',
    'all',
    'kaihe:28B boming:20C',
    ['B', 'B'],
  ),
  rail('suofeng', '长沙锁沣五金有限公司', '锁沣五金', 'lock', '430181', 'X', false, 'kaihe:16B', ['C', '-']),
  rail(
    'banyuan',
    '株洲钣沅钣金有限公司',
    '钣沅钣金',
    'sheet',
    '430204',
    'S',
    'new',
    'muyuan:20C qingfeng:15C weijie:12B',
    ['B', 'B'],
  ),
  rail(
    'fuluan',
    '株洲复峦复合材料有限公司',
    '复峦复材',
    'composite',
    '430211',
    'S',
    'all',
    'muyuan:30B zuoan:22C',
    ['B', '-'],
  ),
  rail('tongshu', '衡阳铜枢线材有限公司', '铜枢线材', 'wire', '430400', 'S', 'all', 'liuxian:45B', [
    'B',
    'B',
  ]),
  rail('hucheng', '长沙护澄高分子材料有限公司', '护澄材料', 'compound', '430181', 'S', false, 'liuxian:20C', [
    '-',
    'B',
  ]),
  rail(
    'gangluo',
    '娄底钢珞板材有限公司',
    '钢珞板材',
    'plate',
    '431300',
    'L',
    'all',
    'weijie:35A gouyuan:20B',
    ['A', '-'],
  ),
  rail('hanqu', '株洲焊渠焊接材料有限公司', '焊渠焊材', 'welding', '430202', 'S', 'all', 'weijie:12B', [
    'B',
    'B',
  ]),
  rail(
    'jidi',
    '株洲机砥精密加工有限公司',
    '机砥精密',
    'machining',
    '430204',
    'S',
    false,
    'weijie:14B gouyuan:10B',
    ['C', 'B'],
  ),
  rail(
    'tudu',
    '株洲涂笃表面处理有限公司',
    '涂笃表面',
    'surface',
    '430203',
    'S',
    false,
    'weijie:8B muyuan:6C jingu:10C',
    ['C', '-'],
  ),
  rail('xianglu', '益阳橡漉胶料有限公司', '橡漉胶料', 'mix', '430900', 'S', false, 'songruan:40B', [
    'B',
    '-',
  ]),
  rail(
    'tanling',
    '株洲弹翎弹簧有限公司',
    '弹翎弹簧',
    'spring',
    '430212',
    'S',
    'all',
    'songruan:18A hengyue:8A',
    ['B', '-'],
  ),
  rail('liansun', '长沙连榫连接器有限公司', '连榫连接器', 'connector', '430121', 'S', false, 'ganyuan:26B', [
    '-',
    '-',
  ]),
  rail('gangqiu', '娄底钢虬滚动体有限公司', '钢虬滚动体', 'ball', '431300', 'S', false, 'zhoucheng:24A', [
    'B',
    '-',
  ]),
]

const tier3: readonly SupplierPart[] = [
  rail('tieyan', '娄底铁砚生铁有限公司', '铁砚生铁', 'pigiron', '431300', 'M', 'all', 'luyuan:38B', [
    'C',
    '-',
  ]),
  rail('shali', '岳阳砂砾造型材料有限公司', '砂砾造型', 'sand', '430600', 'S', false, 'luyuan:14C', [
    '-',
    '-',
  ]),
  rail('mozhi', '株洲模沚模具有限公司', '模沚模具', 'die', '430202', 'S', false, 'luyuan:12B duanli:8C', [
    'B',
    '-',
  ]),
  rail('gangding', '湘潭钢汀特钢有限公司', '钢汀特钢', 'ingot', '430300', 'L', 'all', 'duanli:42A', [
    'B',
    'B',
  ]),
  rail('gonghang', '株洲工桁工装有限公司', '工桁工装', 'fixture', '430204', 'X', false, 'tudu:25C', [
    'C',
    '-',
  ]),
  rail(
    'dianpo',
    '长沙电珀铜业有限公司',
    '电珀铜业',
    'cathode',
    '430121',
    'M',
    'all',
    'tongpei:40B tongshu:38B',
    ['B', 'B'],
  ),
  rail(
    'qihan',
    '长沙漆瀚绝缘漆有限公司',
    '漆瀚绝缘漆',
    'varnish',
    '430181',
    'S',
    false,
    'jueyuan:20B raocheng:16B',
    ['B', '-'],
  ),
  rail('ciben', '醴陵瓷坌瓷土有限公司', '瓷坌瓷土', 'clay', '430281', 'X', false, 'jueyuan:30C', ['-', '-']),
  rail('huazhi', '益阳化沚化学品有限公司', '化沚化学', 'chemical', '430900', 'X', false, 'tudu:22C', [
    '-',
    '-',
  ]),
  rail('lvting', '娄底铝汀铝业有限公司', '铝汀铝业', 'billet', '431300', 'M', 'all', 'daogui:45B', [
    'B',
    '-',
  ]),
  rail('fanxian', '长沙纤湄纤维有限公司', '纤湄纤维', 'fibre', '430100', 'S', false, 'fuluan:36B', [
    '-',
    '-',
  ]),
  rail('shutian', '岳阳树沺树脂有限公司', '树沺树脂', 'resin', '430600', 'S', false, 'fuluan:24B', [
    'C',
    '-',
  ]),
  rail('tanhe', '衡阳炭禾炭黑有限公司', '炭禾炭黑', 'black', '430400', 'S', false, 'xianglu:28C', ['-', '-']),
  rail('fujue', '益阳覆珏覆铜板有限公司', '覆珏覆铜板', 'laminate', '430900', 'S', false, 'banyin:30B', [
    'B',
    '-',
  ]),
  rail('huanggang', '衡阳簧玎特钢有限公司', '簧玎特钢', 'bar', '430400', 'S', false, 'tanling:44A', [
    'B',
    '-',
  ]),
  rail('duancen', '长沙端岑端子有限公司', '端岑端子', 'terminal', '430181', 'X', false, 'liansun:30C', [
    '-',
    '-',
  ]),
]

const shipSuppliers: readonly SupplierPart[] = [
  ship('tingwei', '沅江艇桅舾装有限公司', '艇桅舾装', 'outfit', '430981', 'S', 'all', 'shipyard:18A', [
    'C',
    'B',
  ]),
  ship('luoxu', '益阳螺湑推进器有限公司', '螺湑推进', 'propeller', '430900', 'S', 'all', 'shipyard:14A!', [
    'B',
    'B',
  ]),
  ship('maodian', '沅江锚淀锚链有限公司', '锚淀锚链', 'anchor', '430981', 'S', 'all', 'shipyard:9B', [
    'B',
    '-',
  ]),
  ship('lanwei', '益阳缆苇绳缆有限公司', '缆苇绳缆', 'rope', '430900', 'S', false, 'shipyard:5C', ['-', '-']),
  ship('qizhu', '岳阳漆渚涂料有限公司', '漆渚涂料', 'paint', '430600', 'S', 'all', 'shipyard:8B', ['B', '-']),
]

/** Every supplier once; the two of the circle and the one in two chains get their further links here. */
export const suppliers: readonly SupplierPart[] = [...tier1, ...tier2, ...tier3, ...shipSuppliers].map(
  (one) => ({
    ...one,
    supplies: [
      ...one.supplies,
      // The circle: 机砥 has its parts coated by 涂笃, 涂笃 its racks made by 工桁, 工桁 its plates machined by 机砥.
      ...(one.key === 'tudu' ? supplies('jidi:30B', 'rail') : []),
      ...(one.key === 'jidi' ? supplies('gonghang:40C', 'rail') : []),
      ...(one.key === inTwoChains ? supplies('shipyard:11B', 'ship') : []),
    ],
  }),
)

export const supplierOf = (key: string): SupplierPart => suppliers.find((one) => one.key === key)!
