import Router from '@koa/router'
import type { Context } from 'koa'
import { type ActStanding, findActQuery } from '../contract/standing.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { countsOfStanding, giveBack, spend } from '../identity/throttle.ts'
import { type ActSought, standingOf } from './standing.ts'

/** What became of an act, for whoever holds it: only questions about none are counted. */
export function standingRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): Router {
  const router = new Router()

  router.get('/api/acts/standing/:token', async (ctx) => {
    const found = await look(ctx, { token: ctx.params.token ?? '' })
    if (!found) throw new Problem('ACT_NOT_FOUND')
    ctx.body = found
  })

  router.get('/api/acts/standing', async (ctx) => {
    const { sha256, unit = '', reference = '' } = parse(findActQuery, ctx.query)
    const [number = 0, year = 0] = reference.split('/').map(Number)
    ctx.body = { act: await look(ctx, sha256 === undefined ? { unit, number, year } : { sha256 }) }
  })

  async function look({ ip }: Context, sought: ActSought): Promise<ActStanding | null> {
    const at = clock.now()
    const counts = countsOfStanding(ip)
    await spend(db, at, counts)
    const found = await standingOf(db, sought, clock.today())
    if (found) await giveBack(db, at, counts)
    return found
  }

  return router
}
