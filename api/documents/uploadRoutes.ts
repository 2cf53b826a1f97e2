import type { IncomingMessage } from 'node:http'
import Router from '@koa/router'
import type { Context, Middleware } from 'koa'
import { signedIn } from '../access/asker.ts'
import { UPLOADS } from '../contract/documents.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { FileThreads } from './inspection/fileThreads.ts'
import { STALLED_PART_MS } from './limits.ts'
import {
  beginUpload,
  forgetUpload,
  ownUpload,
  ownUploads,
  receivePart,
  type UploadDeps,
  whereIsUpload,
} from './uploads/commands.ts'
import { UploadLocks } from './uploads/locks.ts'
import { readCreation } from './uploads/metadata.ts'
import { presentUpload, type UploadRow } from './uploads/queries.ts'
import { Staging } from './uploads/staging.ts'

/**
 * Resumable uploads: tus 1.0.0, core with creation, termination and expiration. Spoken here and not by `@tus/server`,
 * because that one answers refusals as plain text, tells 423 to nobody (the second device cuts the first one off),
 * counts expiry on its own clock, and cannot acknowledge a part in the transaction that row-level security watches.
 */
export function uploadRoutes(given: Deps): Router {
  const router = new Router()
  const staging = new Staging(given.config.dataFolder)
  const deps: UploadDeps = { ...given, staging, locks: new UploadLocks(), threads: new FileThreads() }

  router.get('/api/me/uploads', async (ctx) => {
    ctx.body = { uploads: (await ownUploads(deps, signedIn(ctx))).map(presentUpload) }
  })

  router.get(`${UPLOADS.path}/:id`, async (ctx) => {
    if (ctx.method === 'HEAD') return answerWhere(ctx, deps)
    ctx.body = presentUpload(await ownUpload(deps, signedIn(ctx), ctx.params.id ?? ''))
  })

  router.options(UPLOADS.path, (ctx) => {
    ctx.status = 204
    ctx.set('Tus-Resumable', UPLOADS.tusVersion)
    ctx.set('Tus-Version', UPLOADS.tusVersion)
    ctx.set('Tus-Extension', UPLOADS.extensions)
    ctx.set('Tus-Max-Size', String(deps.config.largestDocument))
  })

  router.post(UPLOADS.path, speaksTus, async (ctx) => {
    const row = await beginUpload(
      deps,
      signedIn(ctx),
      readCreation((name) => ctx.get(name)),
    )
    ctx.status = 201
    ctx.set('Location', `${UPLOADS.path}/${row.id}`)
    say(ctx, row)
    ctx.body = ''
  })

  router.patch(`${UPLOADS.path}/:id`, speaksTus, async (ctx) => {
    say(ctx, await receivePart(deps, signedIn(ctx), partOf(ctx)))
    ctx.status = 204
  })

  router.delete(`${UPLOADS.path}/:id`, speaksTus, async (ctx) => {
    await forgetUpload(deps, signedIn(ctx), ctx.params.id ?? '')
    ctx.status = 204
  })

  return router
}

const speaksTus: Middleware = async (ctx, next) => {
  ctx.set('Tus-Resumable', UPLOADS.tusVersion)
  if (ctx.get('Tus-Resumable') !== UPLOADS.tusVersion) {
    ctx.set('Tus-Version', UPLOADS.tusVersion)
    throw new Problem('TUS_VERSION')
  }
  await next()
}

async function answerWhere(ctx: Context, deps: UploadDeps): Promise<void> {
  await speaksTus(ctx, async () => {
    const row = await whereIsUpload(deps, signedIn(ctx), String(ctx.params.id))
    say(ctx, row)
    ctx.set('Upload-Length', String(row.bytes))
    ctx.set('Cache-Control', 'no-store')
    ctx.status = 200
    ctx.body = ''
  })
}

/** How far the upload is, until when it waits, and what it became. */
function say(ctx: Context, row: UploadRow): void {
  ctx.set('Upload-Offset', String(row.received))
  if (row.document_id === null) ctx.set('Upload-Expires', row.expires_at.toUTCString())
  else ctx.set('Upload-Document', row.document_id)
  if (row.already_there) ctx.set('Upload-Already-There', 'true')
}

function partOf(ctx: Context) {
  if (!ctx.is('application/offset+octet-stream')) throw new Problem('UNSUPPORTED_MEDIA_TYPE')
  const offset = ctx.get('Upload-Offset')
  if (!/^\d{1,15}$/.test(offset))
    throw new Problem('INVALID_INPUT', { field: 'Upload-Offset', data: { reason: 'a whole number is needed' } })
  return { id: String(ctx.params.id), offset: Number(offset), length: ctx.length ?? null, content: bytesOf(ctx.req) }
}

/** The body of a request, given up when its sender falls silent: the upload is not held for a device that is gone. */
async function* bytesOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  const silent = () => request.destroy()
  let timer = setTimeout(silent, STALLED_PART_MS)
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      clearTimeout(timer)
      yield chunk
      timer = setTimeout(silent, STALLED_PART_MS)
    }
  } finally {
    clearTimeout(timer)
    // The rest is read and forgotten: a connection cut short would lose our answer.
    request.resume()
  }
}
