import type { IncomingMessage } from 'node:http'
import type { Middleware } from 'koa'
import { Problem } from './problem.ts'

/** Outlines come as JSON too; nothing else is longer than a form, and whoever signs in is nobody yet. */
const MOST_OUTLINE_BYTES = 40 * 1024 * 1024
const MOST_FORM_BYTES = 256 * 1024
const takesOutlines = (path: string) => path.startsWith('/api/parcels/') || path.startsWith('/api/conformity/')

/** Reads a whole request body, never more than `most` bytes. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) throw new Problem('BODY_TOO_LARGE', { data: { maxBytes: most } })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Parses a JSON body into ctx.state.body; leaves any other type of content to its route. */
export const jsonBody: Middleware = async (ctx, next) => {
  if (ctx.is('json', '+json')) {
    const most = takesOutlines(ctx.path) ? MOST_OUTLINE_BYTES : MOST_FORM_BYTES
    const text = (await readBody(ctx.req, most)).toString('utf8')
    try {
      ctx.state.body = JSON.parse(text)
    } catch (cause) {
      throw new Problem('BODY_NOT_JSON', { data: { reason: (cause as Error).message.slice(0, 120) } })
    }
  }
  await next()
}
