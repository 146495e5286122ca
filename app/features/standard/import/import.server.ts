import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import type { z } from 'zod'
import { act, callOf, type ErrorBody, errorResponse, load } from '#server/adapter/remix.ts'
import { download } from '#server/list/export-list.ts'
import { exportStandard } from '#server/standard/export-standard.ts'
import { confirmImport } from '#server/standard/import/confirm-import.ts'
import { getImport } from '#server/standard/import/get-import.ts'
import { planImport } from '#server/standard/import/plan-import.ts'
import { uploadImport } from '#server/standard/import/upload-import.ts'
import { AppError, describeError, isAppError } from '#server/use-case/errors.ts'

/** Takes the file and goes to its page; one that cannot be a checklist comes back with the reason. */
export async function uploadFile(args: ActionFunctionArgs, workspace: '/lead' | '/supply') {
  const file = (await args.request.formData()).get('file')
  const { runtime, ...context } = args.context
  try {
    if (!(file instanceof File) || file.size === 0) {
      throw new AppError('file-refused', {
        reason: {
          zh: '没有选择文件，或文件是空的。',
          en: 'No file was chosen, or it is empty.',
        },
      })
    }
    const { importId } = await runtime.execute(uploadImport, context, {
      fileName: file.name.slice(-200) || 'file',
      content: Buffer.from(await file.arrayBuffer()).toString('base64'),
    })
    throw redirect(`${workspace}/standards/import/${importId}`)
  } catch (error) {
    if (!isAppError(error)) throw error
    if (error.code === 'not-signed-in') throw errorResponse(args, error)
    const body: ErrorBody = {
      code: error.code,
      message: describeError(error, context.locale),
      requestId: context.requestId,
    }
    return data({ error: body }, { status: 422 })
  }
}

export async function loadImport(args: LoaderFunctionArgs) {
  return load(args, getImport, { importId: args.params.importId ?? '' })
}

/** Keeps the choices of the page; `confirm` then makes the draft of them, so that none is lost on the way. */
export async function importAction(args: ActionFunctionArgs, workspace: '/lead' | '/supply') {
  const importId = args.params.importId ?? ''
  const form = await args.request.clone().formData()
  const { runtime, ...context } = args.context
  try {
    await runtime.execute(planImport, callOf(args.context), { importId, ...choicesOf(form) })
  } catch (error) {
    if (!isAppError(error)) throw error
    if (error.code === 'not-signed-in') throw errorResponse(args, error)
    const body: ErrorBody = {
      code: error.code,
      message: describeError(error, context.locale),
      requestId: context.requestId,
    }
    return data({ ok: false as const, error: body }, { status: 422 })
  }
  if (form.get('intent') !== 'confirm') return data({ ok: true as const, error: null })
  return act(args, confirmImport, {
    input: { importId },
    redirectTo: ({ draftId }) => `${workspace}/drafts/${draftId}`,
  })
}

type Choices = Omit<z.input<(typeof planImport)['input']>, 'importId'>

/** The form: sheets by their number, columns by theirs; an empty choice of a column says nothing about it. */
function choicesOf(form: FormData): Choices {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const plan = form.getAll('sheet').map((name, i) => {
    const columns: Record<string, string> = {}
    for (const [key, value] of form) {
      const [, sheet, column] = /^column:(\d+):(\d+)$/.exec(key) ?? []
      if (Number(sheet) === i && column !== undefined && value !== '') columns[column] = String(value)
    }
    const header = text(`header:${i}`)
    return {
      name: String(name),
      use: form.get(`use:${i}`) === 'on',
      headerRow: header === null ? null : Number(header),
      columns: columns as Choices['plan'][number]['columns'],
    }
  })
  return {
    plan,
    standardId: text('standardId'),
    templateId: (text('templateId') ?? 'q-system-rail') as Choices['templateId'],
    fillLanguages: form.get('fillLanguages') === 'on',
    code: text('code'),
    title: text('title'),
  }
}

/** `?version=…` or `?draft=…`, and `format=xlsx|yaml`. */
export async function downloadStandard(args: LoaderFunctionArgs): Promise<Response> {
  const { searchParams } = new URL(args.request.url)
  const format = searchParams.get('format') === 'yaml' ? 'yaml' : 'xlsx'
  const draftId = searchParams.get('draft')
  const { fileName, content } = await load(args, exportStandard, {
    of: draftId
      ? { what: 'draft', draftId }
      : { what: 'version', versionId: searchParams.get('version') ?? '' },
    format,
  })
  const type = format === 'yaml' ? 'application/yaml; charset=utf-8' : undefined
  return download(Buffer.from(content, 'base64'), fileName, type)
}
