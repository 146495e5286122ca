import type { AppLoadContext } from '@remix-run/node'
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { localPath } from '#core/identity/local-path.ts'
import { callOf } from '#server/adapter/remix.ts'
import { addActionEvidence } from '#server/evidence/add-action-evidence.ts'
import { addAuditEvidence } from '#server/evidence/add-audit-evidence.ts'
import { isInline } from '#server/evidence/inspect-file.ts'
import type { EvidenceView } from '#server/evidence/list-evidence.ts'
import { openEvidence } from '#server/evidence/open-evidence.ts'
import { removeEvidence } from '#server/evidence/remove-evidence.ts'
import type { Runtime } from '#server/runtime/runtime.ts'
import { AppError, isAppError } from '#server/use-case/errors.ts'

type Env = { Variables: { context: AppLoadContext } }
type Upload = (file: { fileName: string; content: Uint8Array }) => Promise<EvidenceView>

/** Room for the other parts of a multipart body. */
const slack = 64 * 1024

/**
 * Evidence files up and down. Every one goes through a use case for its right. A form without JavaScript is sent back
 * to its page (`?returnTo=`), with the code of the error as `upload` if there is one; a script gets JSON.
 */
export function serveFiles(app: Hono<Env>, runtime: Runtime): void {
  const { uploadLimitMb } = runtime.services.config
  const limit = bodyLimit({
    maxSize: uploadLimitMb * 1024 * 1024 + slack,
    onError: (c) => {
      const error = new AppError('file-too-large', { limit: `${uploadLimitMb} MB` })
      const back = returnTo(c, error.code)
      if (back) return c.redirect(back, 303)
      throw error
    },
  })

  app.post('/files/audits/:auditId/evidence', limit, (c) => {
    const { auditId } = c.req.param()
    const questionId = c.req.query('question') || undefined
    return takeFiles(c, (file) =>
      runtime.execute(addAuditEvidence, callOf(c.get('context')), { auditId, questionId, ...file }),
    )
  })

  app.post('/files/actions/:actionId/evidence', limit, (c) => {
    const { actionId } = c.req.param()
    return takeFiles(c, (file) =>
      runtime.execute(addActionEvidence, callOf(c.get('context')), { actionId, ...file }),
    )
  })

  app.post('/files/evidence/:evidenceId/remove', (c) =>
    answer(c, () => runtime.execute(removeEvidence, callOf(c.get('context')), c.req.param())),
  )

  app.get('/files/evidence/:evidenceId', async (c) => {
    const { context } = c.var
    const file = await runtime.execute(openEvidence, callOf(context), c.req.param())
    const body = await runtime.services.storage.open(file.sha256)
    if (!body) throw new AppError('not-found')
    const place = isInline(file.mediaType) && c.req.query('download') === undefined ? 'inline' : 'attachment'
    return new Response(body, {
      headers: {
        'content-type': file.mediaType.startsWith('text/') ? 'text/plain; charset=utf-8' : file.mediaType,
        'content-length': String(file.bytes),
        'content-disposition': `${place}; filename*=UTF-8''${encodeURIComponent(file.fileName).replace(/['()*]/g, escape)}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        // The right to see it is asked each time; the bytes of an id never change.
        'cache-control': 'private, no-cache',
        etag: `"${file.sha256}"`,
      },
    })
  })
}

async function takeFiles(c: Context<Env>, keep: Upload): Promise<Response> {
  return answer(c, async () => {
    const form = await c.req.raw.formData().catch(() => null)
    const files = (form?.getAll('file') ?? []).filter((part): part is File => part instanceof File)
    const chosen = files.filter(({ size, name }) => size > 0 || name !== '')
    if (chosen.length === 0) {
      throw new AppError('file-refused', {
        reason: { zh: '没有选择文件。', en: 'No file was chosen.' },
      })
    }
    const kept: EvidenceView[] = []
    for (const file of chosen) {
      kept.push(await keep({ fileName: file.name, content: new Uint8Array(await file.arrayBuffer()) }))
    }
    return { evidence: kept }
  })
}

/** JSON for a script, the way back for a plain form; errors that concern nobody's form go to the common handler. */
async function answer(c: Context<Env>, deed: () => Promise<object>): Promise<Response> {
  try {
    const done = await deed()
    const back = returnTo(c, null)
    return back ? c.redirect(back, 303) : c.json(done)
  } catch (error) {
    const back = isAppError(error) ? returnTo(c, error.code) : null
    if (back) return c.redirect(back, 303)
    throw error
  }
}

/** The page to go back to, on this server only; null when a script asks. */
function returnTo(c: Context, fault: string | null): string | null {
  if (c.req.header('accept')?.includes('application/json')) return null
  const path = c.req.query('returnTo')
  if (!path) return null
  const url = new URL(localPath(path), 'http://localhost')
  url.searchParams.delete('upload')
  if (fault) url.searchParams.set('upload', fault)
  return url.pathname + url.search + url.hash
}
