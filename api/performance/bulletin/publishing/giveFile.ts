import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Context } from 'koa'
import type { BulletinFile } from '../../../contract/performance/bulletins.ts'
import type { Deps } from '../../../deps.ts'
import { asStoreProblem } from '../../../documents/store/storeProblem.ts'

type Needs = Pick<Deps, 'store' | 'log'>

const FOR_EVER = 'public, max-age=31536000, immutable'

/**
 * Gives the bytes of a bulletin's file. Published, they are the same for ever; before, nobody on the way keeps them. A page
 * shows itself, without a script; the rest is saved under its name.
 */
export async function giveFile(
  ctx: Context,
  { store, log }: Needs,
  file: Omit<BulletinFile, 'bytes'>,
  published: boolean,
) {
  const tag = `"${file.sha256}"`
  ctx.set('ETag', tag)
  ctx.set('Cache-Control', published ? FOR_EVER : 'private, no-cache')
  ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  ctx.vary('Accept-Encoding')
  if (ctx.get('If-None-Match') === tag) {
    ctx.status = 304
    return
  }
  const content = await store.open(file.sha256).catch(asStoreProblem)
  ctx.type = file.mediaType
  if (!file.mediaType.startsWith('text/html')) ctx.set('Content-Disposition', `attachment; filename="${file.name}"`)
  if (file.mediaType === 'application/pdf' || ctx.acceptsEncodings('gzip', 'identity') !== 'gzip') {
    ctx.body = content
    return
  }
  ctx.set('Content-Encoding', 'gzip')
  const given = new PassThrough()
  pipeline(content, createGzip({ level: 6 }), given).catch((error: unknown) => {
    log.warn({ err: error, sha256: file.sha256 }, 'a file of a bulletin was not given whole')
    given.destroy()
  })
  ctx.body = given
}
