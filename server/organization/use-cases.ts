import { getLeadHome } from './get-lead-home.ts'
import { getSupplyHome } from './get-supply-home.ts'

export const organizationUseCases = [getLeadHome, getSupplyHome] as const
