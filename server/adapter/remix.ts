import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node'
import { z } from 'zod'
import type { Requirement } from '#core/identity/permission.ts'
import type { UseCase } from '#server/use-case/define.ts'
import { AppError, describeError, isAppError, statusOf } from '#server/use-case/errors.ts'
import type { Call } from '#server/use-case/execute.ts'
import { zodWords } from '#server/use-case/zod-words.ts'

type Args = LoaderFunctionArgs | ActionFunctionArgs

export const callOf = (context: AppLoadContext): Call => ({
  actor: context.actor,
  locale: context.locale,
  requestId: context.requestId,
  sessionId: context.sessionId,
  client: context.client,
})

/** What an error boundary gets to show. */
export type ErrorBody = { code: string; message: string; requestId: string }

/** An AppError as the response Remix wants: to sign in when nobody is, else the error page with its words. */
export function errorResponse({ context, request }: Args, error: AppError) {
  if (error.code === 'not-signed-in') {
    const { pathname, search } = new URL(request.url)
    return redirect(`/login?returnTo=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`)
  }
  return data(errorBody({ context }, error), { status: statusOf(error) })
}

function errorBody({ context }: Pick<Args, 'context'>, error: AppError): ErrorBody {
  return { code: error.code, message: describeError(error, context.locale), requestId: context.requestId }
}

/**
 * Runs a use case in a loader (or anywhere on the server side of a route). Throws what Remix shows. A loader's input is
 * the address, so an address that cannot be right (a cut-off id) is a page that does not exist.
 */
export async function load<I extends z.ZodType, O extends z.ZodType, R extends Requirement>(
  args: Args,
  useCase: UseCase<I, O, R>,
  input: z.input<I>,
): Promise<z.output<O>> {
  try {
    return await args.context.runtime.execute(useCase, callOf(args.context), input)
  } catch (error) {
    if (!isAppError(error)) throw error
    throw errorResponse(args, error.code === 'invalid-input' ? new AppError('not-found') : error)
  }
}

export type ActResult<T> =
  | { ok: true; data: T; lastResult: SubmissionResult<string[]> | null }
  | { ok: false; error: ErrorBody; lastResult: SubmissionResult<string[]> | null }

type ActOptions<I extends z.ZodType, T> = {
  /** Values that do not come from the form (the id in the address); they win over the form's. */
  input?: Partial<z.input<I>>
  /** Where to go when it is done; a form without JavaScript always should. */
  redirectTo?: string | ((result: T) => string)
  /** Fields that never come back in the answer: passwords. */
  hide?: string[]
  /** Headers of the answer (cookies). */
  headers?: (result: T) => HeadersInit
}

/**
 * Runs a use case from a submitted form. Wrong entries come back beside their fields (conform's `lastResult`), an
 * error in words; nothing typed is lost. The response's status says the same to programs.
 */
export async function act<I extends z.ZodType, O extends z.ZodType, R extends Requirement>(
  args: ActionFunctionArgs,
  useCase: UseCase<I, O, R>,
  options: ActOptions<I, z.output<O>> = {},
) {
  const { locale } = args.context
  // conform turns form text into the types of the schema ("on" → true, "12" → 12); the use case judges again.
  const submission = parseWithZod(await args.request.formData(), {
    schema: asForm(useCase.input, options.input ?? {}),
    error: zodWords(locale),
  })
  if (submission.status !== 'success') {
    const error = errorBody(args, new AppError('invalid-input'))
    const lastResult = submission.reply({ formErrors: [error.message], hideFields: options.hide })
    return data({ ok: false, error, lastResult } satisfies ActResult<z.output<O>>, { status: 422 })
  }
  try {
    const result = await args.context.runtime.execute(useCase, callOf(args.context), {
      ...submission.value,
      ...options.input,
    } as z.input<I>)
    const to = typeof options.redirectTo === 'function' ? options.redirectTo(result) : options.redirectTo
    const headers = options.headers?.(result)
    if (to) throw redirect(to, { headers })
    return data({ ok: true, data: result, lastResult: null } satisfies ActResult<z.output<O>>, { headers })
  } catch (error) {
    if (!isAppError(error)) throw error
    if (error.code === 'not-signed-in') throw errorResponse(args, error)
    const fieldErrors: Record<string, string[]> = {}
    for (const { path, message } of error.fields) fieldErrors[path] = [...(fieldErrors[path] ?? []), message]
    const body = errorBody(args, error)
    return data(
      {
        ok: false,
        error: body,
        lastResult: submission.reply({ formErrors: [body.message], fieldErrors, hideFields: options.hide }),
      } satisfies ActResult<z.output<O>>,
      { status: statusOf(error) },
    )
  }
}

/** The form's part of the input schema: what the address gives is not asked of the form. */
function asForm(schema: z.ZodType, given: object): z.ZodType<Record<string, unknown>> {
  const object = schema as unknown as z.ZodObject
  if (!('shape' in object)) return z.looseObject({})
  const missing = Object.fromEntries(Object.keys(given).map((key) => [key, true as const]))
  return object.omit(missing as never) as unknown as z.ZodType<Record<string, unknown>>
}
