/**
 * The queue backends this run can reach: PostgreSQL always, Redis when TEST_REDIS_URL names one. Job tests run on
 * each: `describe.each(queueBackends)('on $name', ({ redisUrl }) => …)`.
 */
export const queueBackends: { name: 'PostgreSQL' | 'Redis'; redisUrl: string | null }[] = [
  { name: 'PostgreSQL', redisUrl: null },
  ...(process.env.TEST_REDIS_URL ? [{ name: 'Redis' as const, redisUrl: process.env.TEST_REDIS_URL }] : []),
]
