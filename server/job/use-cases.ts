import { findOverdue } from './find-overdue.ts'
import { recordFailure } from './record-failure.ts'
import { resolveFailure } from './resolve-failure.ts'

export const jobUseCases = [findOverdue, recordFailure, resolveFailure] as const
