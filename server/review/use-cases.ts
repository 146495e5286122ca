import { getHealth } from './get-health.ts'

export const reviewUseCases = [getHealth] as const
