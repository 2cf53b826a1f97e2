import type { Context } from 'koa'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { attachment } from './disposition.ts'
import { readRange } from './range.ts'

type Content = {
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
  readonly fileName: string
}

type Needs = Pick<Deps, 'store' | 'log'>

/**
 * Gives the bytes of a content as a stream, whole or one range of it. What strangers deposited never runs under our
 * name: saved and not shown, its type not guessed, in a sandbox (OWASP ASVS 5.0.0, 5.4.1 and 3.2.1).
 * @throws Problem RANGE_OUTSIDE, CONTENT_UNAVAILABLE
 */
export async function answerContent(ctx: Context, needs: Needs, content: Content): Promise<void> {
  const { sha256, bytes, mediaType, fileName } = content
  const tag = `"${sha256}"`
  ctx.set('ETag', tag)
  ctx.set('Accept-Ranges', 'bytes')
  ctx.set('Cache-Control', 'private, no-cache')
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox")
  ctx.set('Cross-Origin-Resource-Policy', 'same-origin')
  ctx.set('Content-Disposition', attachment(fileName))
  if (
    ctx
      .get('If-None-Match')
      .split(/\s*,\s*/)
      .includes(tag)
  ) {
    ctx.status = 304
    return
  }
  const conditional = ctx.get('If-Range')
  const range = conditional === '' || conditional === tag ? readRange(ctx.get('Range'), bytes) : 'whole'
  if (range === 'outside') {
    ctx.set('Content-Range', `bytes */${bytes}`)
    throw new Problem('RANGE_OUTSIDE')
  }
  ctx.status = range === 'whole' ? 200 : 206
  ctx.type = mediaType
  ctx.length = range === 'whole' ? bytes : range.end - range.start + 1
  if (range !== 'whole') ctx.set('Content-Range', `bytes ${range.start}-${range.end}/${bytes}`)
  if (ctx.method === 'HEAD') return
  ctx.body = await opened(needs, sha256, range === 'whole' ? undefined : range)
  // Koa takes the length of a stream away.
  ctx.length = range === 'whole' ? bytes : range.end - range.start + 1
}

async function opened({ store, log }: Needs, ...[sha256, range]: Parameters<Deps['store']['open']>) {
  try {
    return await store.open(sha256, range)
  } catch (error) {
    log.error({ err: error, sha256 }, 'a content could not be opened')
    throw new Problem('CONTENT_UNAVAILABLE', { retryAfterS: 60 })
  }
}
