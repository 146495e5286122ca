import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import type { Runtime } from '#server/runtime/runtime.ts'
import type { AnyUseCase } from '#server/use-case/define.ts'
import { describeError, errorTable, isAppError } from '#server/use-case/errors.ts'
import type { Call } from '#server/use-case/execute.ts'

export type ApiContext = { runtime: Runtime; call: Call }

const t = initTRPC.context<ApiContext>().create({
  errorFormatter({ shape, error, ctx }) {
    const cause = error.cause
    if (!isAppError(cause)) return shape
    return {
      ...shape,
      message: describeError(cause, ctx?.call.locale ?? 'zh'),
      data: { ...shape.data, reason: cause.code, fields: cause.fields, stack: undefined },
    }
  },
})

const procedure = t.procedure

const isExposed = (useCase: AnyUseCase) => useCase.exposed !== false

/** tRPC router of the given use cases; `audit.submit` becomes procedure `audit.submit`. Nothing is added here. */
export function expose(useCases: readonly AnyUseCase[]) {
  const procedures = Object.fromEntries(
    useCases.filter(isExposed).map((useCase) => {
      const call = async ({ ctx, input }: { ctx: ApiContext; input: unknown }) => {
        try {
          return await ctx.runtime.execute(useCase, ctx.call, input)
        } catch (error) {
          if (!isAppError(error)) throw error
          throw new TRPCError({ code: errorTable[error.code].trpc, message: error.code, cause: error })
        }
      }
      // The use case checks the input itself, in the caller's language; here it passes as it came.
      const open = procedure.input(z.unknown()).output(useCase.output as z.ZodType)
      return [useCase.name, useCase.kind === 'read' ? open.query(call) : open.mutation(call)] as const
    }),
  )
  return t.router(nest(procedures))
}

/** `{'audit.submit': p}` → `{audit: {submit: p}}`. */
function nest<T>(flat: Record<string, T>): Record<string, Record<string, T>> {
  const tree: Record<string, Record<string, T>> = {}
  for (const [name, value] of Object.entries(flat)) {
    const [feature = '', verb = ''] = name.split('.')
    tree[feature] ??= {}
    tree[feature][verb] = value
  }
  return tree
}

/** The OpenAPI 3.1 document of the same definitions, as they are served under /api/trpc. */
export function describeApi(useCases: readonly AnyUseCase[], baseUrl: string): object {
  const schema = (type: z.ZodType, io: 'input' | 'output') => {
    const { $schema: _, ...rest } = z.toJSONSchema(type, { io, unrepresentable: 'any' })
    return rest
  }
  const envelope = (type: z.ZodType) => ({
    type: 'object',
    required: ['result'],
    properties: {
      result: { type: 'object', required: ['data'], properties: { data: schema(type, 'output') } },
    },
  })
  const problem = {
    description: 'What is wrong and what to do',
    content: { 'application/json': { schema: { type: 'object' } } },
  }
  const paths = Object.fromEntries(
    useCases.filter(isExposed).map((useCase) => {
      const shared = {
        operationId: useCase.name,
        tags: [useCase.name.split('.')[0]],
        description: `Permission: ${useCase.permission}`,
        responses: {
          200: { description: 'Done', content: { 'application/json': { schema: envelope(useCase.output) } } },
          401: problem,
          403: problem,
          404: problem,
          409: problem,
          422: problem,
        },
      }
      const operation =
        useCase.kind === 'read'
          ? {
              get: {
                ...shared,
                parameters: [
                  {
                    name: 'input',
                    in: 'query',
                    description: 'JSON',
                    content: { 'application/json': { schema: schema(useCase.input, 'input') } },
                  },
                ],
              },
            }
          : {
              post: {
                ...shared,
                requestBody: {
                  required: true,
                  content: { 'application/json': { schema: schema(useCase.input, 'input') } },
                },
              },
            }
      return [`/api/trpc/${useCase.name}`, operation]
    }),
  )
  return {
    openapi: '3.1.0',
    info: { title: 'ChainQ 链质', version: '1' },
    servers: [{ url: baseUrl }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'chainq' } } },
    security: [{ session: [] }],
    paths,
  }
}
