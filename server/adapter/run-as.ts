import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Requirement } from '#core/identity/permission.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import type { UseCase } from '#server/use-case/define.ts'

/** For whom a job or a script works: one chain, or none (work across chains sees ids only). */
export type RunAs = { chainId: string | null; requestId?: string; now?: Date }

/** Runs a use case as the worker. Throws AppError only. */
export function runAs<I extends z.ZodType, O extends z.ZodType, R extends Requirement>(
  runtime: Runtime,
  useCase: UseCase<I, O, R>,
  { chainId, requestId = `job-${randomUUID()}`, now }: RunAs,
  input: z.input<I>,
): Promise<z.output<O>> {
  return runtime.execute(useCase, { actor: { kind: 'worker', chainId }, locale: 'zh', requestId, now }, input)
}
