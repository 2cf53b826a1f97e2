import type { Readable } from 'node:stream'
import type { Context } from 'koa'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import type { ByteRange } from '../store/blobStore.ts'
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
  const { sha256, bytes } = content
  const tag = `"${sha256}"`
  const range = rangeAsked(ctx, tag, bytes)
  const body = isFresh(ctx, tag) || ctx.method === 'HEAD' ? null : await opened(needs, sha256, range)
  describe(ctx, tag, content)
  if (isFresh(ctx, tag)) {
    ctx.status = 304
    return
  }
  ctx.status = range ? 206 : 200
  ctx.type = content.mediaType
  if (range) ctx.set('Content-Range', `bytes ${range.start}-${range.end}/${bytes}`)
  if (body) ctx.body = body
  // Koa takes the length of a stream away.
  ctx.length = range ? range.end - range.start + 1 : bytes
}

/** Said once the content is at hand: a refusal must not be saved under the name of a document. */
function describe(ctx: Context, tag: string, { fileName }: Content): void {
  ctx.set('ETag', tag)
  ctx.set('Accept-Ranges', 'bytes')
  ctx.set('Cache-Control', 'private, no-cache')
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox")
  ctx.set('Cross-Origin-Resource-Policy', 'same-origin')
  ctx.set('Content-Disposition', attachment(fileName))
}

const isFresh = (ctx: Context, tag: string) =>
  ctx
    .get('If-None-Match')
    .split(/\s*,\s*/)
    .includes(tag)

/** The part that is wanted, undefined for the whole; a condition on another content asks for the whole of this one. */
function rangeAsked(ctx: Context, tag: string, bytes: number): ByteRange | undefined {
  const conditional = ctx.get('If-Range')
  const range = conditional === '' || conditional === tag ? readRange(ctx.get('Range'), bytes) : 'whole'
  if (range === 'whole') return undefined
  if (range !== 'outside') return range
  ctx.set('Content-Range', `bytes */${bytes}`)
  throw new Problem('RANGE_OUTSIDE')
}

async function opened({ store, log }: Needs, sha256: string, range: ByteRange | undefined): Promise<Readable> {
  try {
    return await store.open(sha256, range)
  } catch (error) {
    log.error({ err: error, sha256 }, 'a content could not be opened')
    throw new Problem('CONTENT_UNAVAILABLE', { retryAfterS: 60 })
  }
}
