import { getStandard } from './get-standard.ts'
import { listStandards } from './list-standards.ts'
import { publishTemplate } from './publish-template.ts'

export const standardUseCases = [publishTemplate, listStandards, getStandard] as const
