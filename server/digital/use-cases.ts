import { getChainRates } from './chain-rates.ts'
import { copyDesignated } from './copy-designated.ts'
import { getReport } from './get-report.ts'
import { listEnterprises } from './list-enterprises.ts'
import { listReports } from './list-reports.ts'
import { remindReport } from './remind-report.ts'
import { reportFacts } from './report-facts.ts'
import { setDesignated } from './set-designated.ts'

export const digitalUseCases = [
  reportFacts,
  getReport,
  listReports,
  getChainRates,
  listEnterprises,
  setDesignated,
  copyDesignated,
  remindReport,
] as const
