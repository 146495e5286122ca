import { countTasks } from './count-tasks.ts'
import { getLeadHome } from './get-lead-home.ts'
import { getSupplyHome } from './get-supply-home.ts'

export const organizationUseCases = [countTasks, getLeadHome, getSupplyHome] as const
