/** Severity of a finding and of the corrective action it opens, worst first (domain §3.1: 致命 严重 一般). */
export const severities = ['critical', 'major', 'minor'] as const
export type Severity = (typeof severities)[number]
