import Router from '@koa/router'
import { snapQuery } from '../contract/snap.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { linesToSnap } from './queries.ts'

/** What an outline being drawn may hold to. */
export function snapRoutes({ db }: Deps): Router {
  const router = new Router()
  router.get('/api/snap', async (ctx) => {
    ctx.body = await linesToSnap(db, parse(snapQuery, ctx.query))
  })
  return router
}
