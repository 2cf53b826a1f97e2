import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import Router from '@koa/router'
import type { Context } from 'koa'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { Gate } from '../../tiles/gate.ts'
import { datedAsked } from '../asked.ts'
import { Items } from '../readItems.ts'
import { type Found, foundFor, openToAll } from '../respond.ts'
import { FILE_KINDS, type FileKind, makeFile } from './makeFile.ts'

/** A file is the work of seconds: one at a time, and a few that wait. */
const MOST = { atOnce: 1, waiting: 4 } as const

const FILE_TYPES: Readonly<Record<FileKind, string>> = {
  gpkg: 'application/geopackage+sqlite3',
  fgb: 'application/flatgeobuf',
}

/**
 * Whole collections as files, each made when it is asked for. Of dossiers there is none: a register leaves a body by an
 * export that one person asks for with a reason and another decides, or as one's own.
 */
export function ogcFileRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/ogc' })
  const items = new Items(deps)
  const gate = new Gate(MOST.atOnce, MOST.waiting)
  router.get('/collections/:id/:file', async (ctx) => {
    const found = foundFor(ctx, ctx.params.id ?? '')
    const kind = FILE_KINDS.find((one) => ctx.params.file === `${found.collection.id}.${one}`)
    if (!kind || found.collection.kind.ofPerson) throw new Problem('NOT_FOUND')
    const days = datedAsked(ctx.querystring)
    if (ctx.method === 'HEAD') return describe(ctx, found, kind)
    const law = await items.law(days)
    if (gate.isFull) throw new Problem('BUSY', { retryAfterS: 10 })
    const folder = `${deps.config.dataFolder}/scratch`
    const path = `${folder}/${randomUUID()}.${kind}`
    await mkdir(folder, { recursive: true })
    const asked = { collection: found.collection, kind, law, path, at: deps.clock.now() }
    try {
      await gate.run(() => items.inTransaction((db) => makeFile(db, asked)))
      await give(ctx, found, { path, kind })
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
  })
  return router
}

async function give(
  ctx: Context,
  found: Found,
  { path, kind }: { readonly path: string; readonly kind: FileKind },
): Promise<void> {
  ctx.length = (await stat(path)).size
  const stream = createReadStream(path)
  stream.once('close', () => void rm(path, { force: true }))
  ctx.body = stream
  describe(ctx, found, kind)
}

/** All of an answer but the file and its length, which only making it would tell (RFC 9110, 9.3.2: it may be left out). */
function describe(ctx: Context, { collection }: Found, kind: FileKind): void {
  openToAll(ctx, collection)
  ctx.status = 200
  ctx.type = FILE_TYPES[kind]
  ctx.set('Accept-Ranges', 'none')
  ctx.attachment(`${collection.id}.${kind}`)
}
