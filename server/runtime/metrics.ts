import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Counters of one process, served at /metrics. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    useCase: new Histogram({
      name: 'chainq_use_case_seconds',
      help: 'Time a use case takes, by name and outcome',
      labelNames: ['name', 'outcome'] as const,
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5],
      registers: [registry],
    }),
    http: new Histogram({
      name: 'chainq_http_seconds',
      help: 'Time a request takes, by method and status class',
      labelNames: ['method', 'status'] as const,
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5],
      registers: [registry],
    }),
    job: new Counter({
      name: 'chainq_jobs_total',
      help: 'Jobs by name and outcome',
      labelNames: ['name', 'outcome'] as const,
      registers: [registry],
    }),
    livePages: new Gauge({
      name: 'chainq_live_pages',
      help: 'Pages listening for changes',
      registers: [registry],
    }),
  }
}
export type Metrics = ReturnType<typeof createMetrics>
