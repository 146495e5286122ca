import { makeUscc } from '#core/organization/uscc.ts'
import { chains, notRegistered, reticent, type SupplierPart, suppliers } from './cast.ts'
import { demoLogins } from './logins.ts'
import { mobileOf, namer, type PersonPart, staff } from './people.ts'
import { chainId, hiddenOf, linksOf, orgId, type Person, type Place, tiersOf } from './place.ts'
import { chance, idOf } from './random.ts'
import { trades } from './trades.ts'

const enterprises = [...chains.map((chain) => ({ ...chain.leader })), ...suppliers]

/** Organizations, chains, members, links and the yearly list of enterprises above designated size. */
export function addOrganizations({ ledger, calendar }: Place): void {
  const joined = calendar.at(calendar.day(-700), 'joined')
  enterprises.forEach(({ key, name, short, region, size }, index) => {
    ledger.add('organization', {
      id: orgId(key),
      kind: 'enterprise',
      name,
      shortName: short,
      uscc: makeUscc({ prefix: '91', regionCode: region, sequence: 20_000 + index * 37 }),
      regionCode: region,
      sizeClass: size,
      createdAt: joined,
    })
  })
  for (const { key, code, name, industryCode, regionCode, leader, committee } of chains) {
    ledger.add('organization', {
      id: orgId(committee.key),
      kind: 'committee',
      name: committee.name,
      shortName: committee.short,
      uscc: null,
      regionCode: committee.region,
      sizeClass: null,
      createdAt: joined,
    })
    ledger.add('chain', {
      id: chainId(key),
      code,
      name,
      leaderOrgId: orgId(leader.key),
      industryCode,
      regionCode,
      createdAt: joined,
    })
    const links = linksOf(key, reticent)
    const tiers = tiersOf(links, leader.key)
    const hidden = hiddenOf(links, leader.key, reticent)
    const member = (organization: string, role: string, category: string | null, status = 'active') =>
      ledger.add('chainMember', {
        chainId: chainId(key),
        orgId: orgId(organization),
        role,
        tier: tiers.get(organization) ?? null,
        productCategory: category,
        status,
        visibleToLeader: !hidden.has(organization),
        joinedAt: status === 'active' ? joined : calendar.at(calendar.day(-9), organization),
      })
    member(leader.key, 'leader', null)
    member(committee.key, 'committee', null)
    for (const supplier of new Set(links.map((link) => link.supplier)))
      member(supplier.key, 'supplier', trades[supplier.trade].category, statusOf(supplier))
    const nameContact = namer(`contacts ${key}`)
    links.forEach(({ supplier, buyer, share, partClass, soleSource, sharedUp }, index) => {
      ledger.add('supplyLink', {
        chainId: chainId(key),
        buyerOrgId: orgId(buyer),
        supplierOrgId: orgId(supplier.key),
        share,
        partClass,
        productCategory: trades[supplier.trade].category,
        processes: processesOf(trades[supplier.trade].process),
        soleSource,
        sharedUp,
        contactName: nameContact(),
        contactMobile: mobileOf((key === 'rail' ? 1000 : 2000) + index),
        contactEmail: `sales@${supplier.key}.example.com`,
        createdAt: joined,
      })
    })
    addDesignated({ ledger, calendar }, key, leader.key, [...new Set(links.map((link) => link.supplier))])
  }
}

/** Special processes as standards name them, read from what a trade does; null where its process is none of them. */
function processesOf(process: string): string[] | null {
  const found = specialProcesses.filter(([word]) => process.includes(word)).map(([, name]) => name)
  return found.length > 0 ? found : null
}
const specialProcesses: [word: string, name: string][] = [
  ['焊', '焊接'],
  ['热处理', '热处理'],
  ['淬火', '热处理'],
  ['调质', '热处理'],
  ['浇注', '铸造'],
  ['粘接', '粘接'],
  ['镀', '表面处理'],
  ['涂覆', '表面处理'],
]

const statusOf = (supplier: SupplierPart) =>
  notRegistered.includes(supplier.key)
    ? supplier.key === notRegistered[0]
      ? 'invited'
      : 'registered'
    : 'active'

/** The statistical register's list for this year and the two before it; the tail of small enterprises is not on it. */
function addDesignated(
  { ledger, calendar }: Pick<Place, 'ledger' | 'calendar'>,
  chain: (typeof chains)[number]['key'],
  leader: string,
  members: readonly SupplierPart[],
): void {
  const thisYear = Number(calendar.today.slice(0, 4))
  for (const year of [thisYear - 2, thisYear - 1, thisYear]) {
    const on = members.filter(
      ({ designated }) => designated === 'all' || (designated === 'new' && year === thisYear),
    )
    for (const key of [leader, ...on.map((one) => one.key)])
      ledger.add('designatedEnterprise', {
        chainId: chainId(chain),
        orgId: orgId(key),
        year,
        source: `${year} 年度规模以上工业企业名录（示例）`,
      })
  }
}

/** Belongs to 木垣内装 and to its sheet metal partner 钣沅钣金: the person who switches between organizations. */
export const twoHats = { login: 'muyuan@example.com', home: 'muyuan', second: 'banyuan' } as const

/** Accounts and memberships; gives who works where. */
export function addPeople(
  { ledger, calendar }: Pick<Place, 'ledger' | 'calendar'>,
  passwordHash: string,
): Place['people'] {
  const nameOf = namer('people')
  const byOrganization = new Map<string, Person[]>()
  const since = calendar.at(calendar.day(-690), 'accounts')
  let index = 0
  const add = (organization: string, part: PersonPart) => {
    const login =
      part.login ??
      (part.key === 'first' ? `${organization}@example.com` : `${organization}.${part.key}@example.com`)
    const person = { id: idOf(`user ${login}`), name: part.name ?? nameOf(), login }
    ledger.add('userAccount', {
      id: person.id,
      login,
      email: login,
      mobile: mobileOf(index++),
      name: person.name,
      passwordHash,
      locale: 'zh',
      createdAt: since,
      passwordChangedAt: since,
    })
    join(person, organization, part.role)
  }
  const join = (person: Person, organization: string, role: string) => {
    ledger.add('membership', { userId: person.id, orgId: orgId(organization), role, createdAt: since })
    byOrganization.set(organization, [...(byOrganization.get(organization) ?? []), person])
  }
  for (const [organization, parts] of Object.entries(staff))
    for (const part of parts) add(organization, withDemoLogin(organization, part))
  for (const { key } of suppliers) {
    if (notRegistered.includes(key)) continue
    add(key, withDemoLogin(key, { key: 'first', role: 'admin' }))
    if (chance(`second person ${key}`).hit(0.5)) add(key, { key: 'shop', role: 'member' })
  }
  join(byOrganization.get(twoHats.home)![0]!, twoHats.second, 'manager')
  return (organization) => byOrganization.get(organization) ?? []
}

function withDemoLogin(organization: string, part: PersonPart): PersonPart {
  const demo = demoLogins.find((one) => one.organization === organization && one.person === part.key)
  return demo ? { ...part, name: demo.name, login: demo.login } : part
}
