import { z } from 'zod'

/** 致命/严重/一般不符合 open a corrective action on signing; 观察项 and 改进机会 do not (domain §3.1, §10). */
export const findingSeverities = ['critical', 'major', 'minor', 'observation', 'opportunity'] as const
export const findingSeverity = z.enum(findingSeverities)
export const statement = z.string().trim().min(2).max(4000)
