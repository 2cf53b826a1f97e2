import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'koa'

const compress = promisify(gzip)

/**
 * Answers much JSON in a few bytes. Only for answers that hold no secret: compressed beside what a caller wrote, one
 * could be guessed by the length (BREACH).
 */
export async function compressedJson(ctx: Context, value: unknown): Promise<void> {
  const text = JSON.stringify(value)
  ctx.type = 'json'
  ctx.vary('Accept-Encoding')
  if (ctx.acceptsEncodings('gzip', 'identity') !== 'gzip') {
    ctx.body = text
    return
  }
  ctx.set('Content-Encoding', 'gzip')
  ctx.body = await compress(text)
}
