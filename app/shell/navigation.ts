import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs'
import IconBook2 from '@tabler/icons-react/dist/esm/icons/IconBook2.mjs'
import IconBuildingFactory2 from '@tabler/icons-react/dist/esm/icons/IconBuildingFactory2.mjs'
import IconChartBar from '@tabler/icons-react/dist/esm/icons/IconChartBar.mjs'
import IconClipboardCheck from '@tabler/icons-react/dist/esm/icons/IconClipboardCheck.mjs'
import IconCpu from '@tabler/icons-react/dist/esm/icons/IconCpu.mjs'
import IconHierarchy2 from '@tabler/icons-react/dist/esm/icons/IconHierarchy2.mjs'
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs'
import IconTool from '@tabler/icons-react/dist/esm/icons/IconTool.mjs'
import type { WorkspaceKind } from '../context.ts'
import type { words } from '../i18n/locales/zh-CN/shell.ts'

export interface NavigationItem {
  to: string
  word: keyof (typeof words)['nav']
  icon: typeof IconHome
  /** Stands in the phone's tab bar; the others are under "More". */
  tab?: true
}

export const workspaceHome: Record<WorkspaceKind, string> = {
  leader: '/lead',
  supplier: '/supply',
  committee: '/review',
}

/** Pages of each workspace, in the order of work. */
export const navigation: Record<WorkspaceKind, readonly NavigationItem[]> = {
  leader: [
    { to: '/lead', word: 'home', icon: IconHome, tab: true },
    { to: '/lead/suppliers', word: 'suppliers', icon: IconBuildingFactory2, tab: true },
    { to: '/lead/standards', word: 'standards', icon: IconBook2 },
    { to: '/lead/audits', word: 'audits', icon: IconClipboardCheck, tab: true },
    { to: '/lead/actions', word: 'actions', icon: IconTool, tab: true },
    { to: '/lead/digital', word: 'digital', icon: IconCpu },
    { to: '/lead/scores', word: 'scores', icon: IconChartBar },
  ],
  supplier: [
    { to: '/supply', word: 'home', icon: IconHome, tab: true },
    { to: '/supply/audits', word: 'audits', icon: IconClipboardCheck, tab: true },
    { to: '/supply/actions', word: 'actions', icon: IconTool, tab: true },
    { to: '/supply/digital', word: 'digital', icon: IconCpu },
    { to: '/supply/scores', word: 'scores', icon: IconChartBar, tab: true },
    { to: '/supply/suppliers', word: 'mySuppliers', icon: IconBuildingFactory2 },
    { to: '/supply/standards', word: 'standards', icon: IconBook2 },
  ],
  committee: [
    { to: '/review', word: 'home', icon: IconHome, tab: true },
    { to: '/review/tiers', word: 'tiers', icon: IconHierarchy2, tab: true },
    { to: '/review/digital', word: 'digital', icon: IconCpu, tab: true },
    { to: '/review/weakest', word: 'weakest', icon: IconAlertTriangle, tab: true },
    { to: '/review/standards', word: 'standards', icon: IconBook2 },
  ],
}
