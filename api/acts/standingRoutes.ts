import Router from '@koa/router'
import type { Context } from 'koa'
import { findActQuery } from '../contract/standing.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { countsOfStanding, giveBack, spend } from '../identity/throttle.ts'
import { type ActSought, standingOf } from './standing.ts'

/** What became of an act, for whoever holds it: only questions about none are counted. */
export function standingRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): Router {
  const router = new Router()

  router.get('/api/acts/standing/:token', async (ctx) => {
    await answer(ctx, { token: ctx.params.token ?? '' })
  })

  router.get('/api/acts/standing', async (ctx) => {
    const { sha256, unit = '', reference = '' } = parse(findActQuery, ctx.query)
    if (sha256 !== undefined) return answer(ctx, { sha256 })
    const [number = 0, year = 0] = reference.split('/').map(Number)
    await answer(ctx, { unit, number, year })
  })

  async function answer(ctx: Context, sought: ActSought): Promise<void> {
    const at = clock.now()
    const counts = countsOfStanding(ctx.ip)
    await spend(db, at, counts)
    const found = await standingOf(db, sought, clock.today())
    if (!found) throw new Problem('ACT_NOT_FOUND')
    await giveBack(db, at, counts)
    ctx.body = found
  }

  return router
}
