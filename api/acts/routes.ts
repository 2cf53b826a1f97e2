import Router from '@koa/router'
import type { Deps } from '../deps.ts'
import { readMultipart } from '../http/multipart.ts'
import { Problem } from '../http/problem.ts'
import { readAnchors } from '../signatures/anchors.ts'
import { verifyPdf } from '../signatures/verify.ts'

/** An act and its stamped plans; a whole file is read into memory. */
const MOST_BYTES = 50 * 1024 * 1024
const tooLarge = () => new Problem('BODY_TOO_LARGE', { data: { maxBytes: MOST_BYTES } })

/** The acts: what anybody can check of a signed file. */
export function actRoutes({ clock, config }: Deps): Router {
  const router = new Router()

  router.post('/api/acts/verify', async (ctx) => {
    if (!ctx.is('multipart/form-data')) throw new Problem('UNSUPPORTED_MEDIA_TYPE')
    const { bytes } = await readMultipart(ctx.req, { mostBytes: MOST_BYTES, tooLarge })
    ctx.body = verifyPdf(bytes, { anchors: await readAnchors(config.signatureAnchors), now: clock.now() })
  })

  return router
}
