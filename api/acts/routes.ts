import Router from '@koa/router'
import { MOST_CHECKED_BYTES } from '../contract/acts.ts'
import type { Deps } from '../deps.ts'
import { readMultipart } from '../http/multipart.ts'
import { Problem } from '../http/problem.ts'
import { houseAnchors } from '../signatures/houseAnchors.ts'
import { ActChecker, CheckerBusy } from './checking/checker.ts'

const tooLarge = () => new Problem('BODY_TOO_LARGE', { data: { maxBytes: MOST_CHECKED_BYTES } })

/** The acts: what anybody can check of a signed file. */
export function actRoutes({ clock, config }: Deps): Router {
  const router = new Router()
  const checker = new ActChecker()

  router.post('/api/acts/verify', async (ctx) => {
    if (!ctx.is('multipart/form-data')) throw new Problem('UNSUPPORTED_MEDIA_TYPE')
    const { bytes } = await readMultipart(ctx.req, { mostBytes: MOST_CHECKED_BYTES, tooLarge })
    const trust = { anchors: await houseAnchors(config), now: clock.now() }
    ctx.body = await checker.check(bytes, trust).catch(askAgainWhenBusy)
  })

  return router
}

function askAgainWhenBusy(error: unknown): never {
  throw error instanceof CheckerBusy ? new Problem('BUSY', { retryAfterS: 5 }) : error
}
