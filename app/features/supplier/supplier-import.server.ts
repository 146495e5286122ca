import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { nearestRegion } from '#core/organization/region.ts'
import { act, type ErrorBody, errorResponse, load } from '#server/adapter/remix.ts'
import { download } from '#server/list/export-list.ts'
import { confirmImport } from '#server/supplier/confirm-import.ts'
import { getImport } from '#server/supplier/get-import.ts'
import { markImport } from '#server/supplier/mark-import.ts'
import { previewImport } from '#server/supplier/preview-import.ts'
import { supplierTemplate } from '#server/supplier/workbook/template.ts'
import { AppError, describeError, isAppError } from '#server/use-case/errors.ts'
import { serverT } from '../../i18n/server-t.server.ts'

/** Takes the uploaded list, and goes to its preview; a file that is no list comes back with the reason in words. */
export async function checkUploadedList(args: ActionFunctionArgs, base: string) {
  const file = (await args.request.formData()).get('file')
  const { runtime, ...context } = args.context
  try {
    if (!(file instanceof File) || file.size === 0) {
      const words = {
        zh: '文件是空的，请检查后重新选择。',
        en: 'It is empty. Please check it and choose again.',
      }
      throw new AppError('file-refused', { reason: words[context.locale] })
    }
    const { importId } = await runtime.execute(previewImport, context, {
      fileName: file.name.slice(-200),
      content: Buffer.from(await file.arrayBuffer()).toString('base64'),
    })
    throw redirect(`${base}/import/${importId}`)
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

const mostShown = 500

/** The preview. Problems first: of a long list only the first rows are drawn, all of them are in the marked file. */
export async function loadImport(args: LoaderFunctionArgs) {
  const preview = await load(args, getImport, { importId: args.params.importId! })
  const { locale, actor } = args.context
  const onlyProblems = new URL(args.request.url).searchParams.has('problems')
  const rows = preview.rows.filter((row) => !onlyProblems || row.issues.length > 0)
  return {
    ...preview,
    onlyProblems,
    mayShare: actor.kind === 'supplier',
    hidden: Math.max(0, rows.length - mostShown),
    rows: rows.slice(0, mostShown).map((row) => ({
      ...row,
      region: row.regionCode ? (nearestRegion(row.regionCode)?.name[locale] ?? row.regionCode) : null,
    })),
  }
}

export const confirmUploadedList = (args: ActionFunctionArgs) =>
  act(args, confirmImport, { input: { importId: args.params.importId! } })

export async function downloadMarkedList(args: LoaderFunctionArgs): Promise<Response> {
  const { fileName, content } = await load(args, markImport, { importId: args.params.importId! })
  return download(Buffer.from(content, 'base64'), fileName)
}

/** The empty list to fill in; it holds no data of anybody. */
export async function downloadTemplate({ context }: LoaderFunctionArgs): Promise<Response> {
  return download(await supplierTemplate(), `${serverT(context.locale, 'supplier')('import.title')}.xlsx`)
}
