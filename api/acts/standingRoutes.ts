import Router from '@koa/router'
import type { Context } from 'koa'
import { type ActFound, findActQuery } from '../contract/standing.ts'
import type { Deps } from '../deps.ts'
import { avisStandingOf } from '../dossiers/avis/signing/standing.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { countsOfStanding, giveBack, spend } from '../identity/throttle.ts'
import { type ActSought, standingOf } from './standing.ts'

/** What became of an act, or of an avis of which one has the file, for whoever holds it: only questions about none are counted. */
export function standingRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): Router {
  const router = new Router()

  router.get('/api/acts/standing/:token', async (ctx) => {
    const { act } = await look(ctx, { token: ctx.params.token ?? '' })
    if (!act) throw new Problem('ACT_NOT_FOUND')
    ctx.body = act
  })

  router.get('/api/acts/standing', async (ctx) => {
    const { sha256, unit = '', reference = '' } = parse(findActQuery, ctx.query)
    const [number = 0, year = 0] = reference.split('/').map(Number)
    ctx.body = await look(ctx, sha256 === undefined ? { unit, number, year } : { sha256 })
  })

  async function look({ ip }: Context, sought: ActSought): Promise<ActFound> {
    const at = clock.now()
    const counts = countsOfStanding(ip)
    await spend(db, at, counts)
    const act = await standingOf(db, sought, clock.today())
    const avis = act === null && 'sha256' in sought ? await avisStandingOf(db, sought.sha256) : null
    if (act || avis) await giveBack(db, at, counts)
    return { act, avis }
  }

  return router
}
