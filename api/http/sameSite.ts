import type { Context, Middleware } from 'koa'
import { Problem } from './problem.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send, before anybody is looked up (OWASP CSRF cheat sheet: Fetch Metadata
 * with Origin as fall-back). What says neither, such as curl, carries no cookie of a browser's and passes.
 * @param publicUrl the address people type, when one is configured
 */
export function sameSite(publicUrl: string | null): Middleware {
  const ours = publicUrl === null ? null : new URL(publicUrl).origin
  return async (ctx, next) => {
    if (!SAFE.has(ctx.method) && comesFromElsewhere(ctx, ours)) throw new Problem('CROSS_SITE')
    await next()
  }
}

function comesFromElsewhere(ctx: Context, ours: string | null): boolean {
  const site = ctx.get('Sec-Fetch-Site') // written by the browser itself: no page can
  if (site === 'cross-site') return true
  if (site === 'same-origin') return false
  const origin = ctx.get('Origin')
  if (origin === '' || origin === ours) return false
  // A proxy may speak plainly to us: the host decides. `null` and what is no address at all are nobody's host.
  return !URL.canParse(origin) || new URL(origin).host !== ctx.host
}
