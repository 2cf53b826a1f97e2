import type { IncomingHttpHeaders } from 'node:http'
import type { Middleware } from 'koa'
import { Problem } from './problem.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send, before anybody is looked up (OWASP CSRF cheat sheet: Fetch Metadata
 * with Origin as fall-back). What says neither, such as curl, carries no cookie of a browser's and passes.
 * @param publicUrl the address people type, when one is configured
 */
export function sameSite(publicUrl: string | null): Middleware {
  return async (ctx, next) => {
    if (!SAFE.has(ctx.method) && comesFromElsewhere(ctx.headers, ctx.host, publicUrl)) throw new Problem('CROSS_SITE')
    await next()
  }
}

/**
 * Whether a browser sent this from a page of another site; a WebSocket's handshake is asked the same.
 * @param host what the caller calls us, as far as a proxy of ours says
 */
export function comesFromElsewhere(headers: IncomingHttpHeaders, host: string, publicUrl: string | null): boolean {
  const site = headers['sec-fetch-site'] // written by the browser itself: no page can
  if (site === 'cross-site') return true
  if (site === 'same-origin') return false
  const { origin } = headers
  if (!origin || (publicUrl !== null && origin === new URL(publicUrl).origin)) return false
  // A proxy may speak plainly to us: the host decides. `null` and what is no address at all are nobody's host.
  return !URL.canParse(origin) || new URL(origin).host !== host
}
