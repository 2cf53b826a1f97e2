import Router from '@koa/router'
import { currentActor } from '../access/currentActor.ts'
import { LEVELS, type Level, performanceQuery } from '../contract/performance/performance.ts'
import type { Actor } from '../contract/policy/decide.ts'
import { READERS } from '../contract/policy/policy.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { lastQuarter, readFigures } from './queries.ts'

/** How territories keep their deadlines, for everybody; officials see the small figures of their own territory too. */
export function performanceRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): Router {
  const router = new Router({ prefix: '/api/performance' })

  router.get('/:level', async (ctx) => {
    const { period, ...asked } = parse(performanceQuery, ctx.query)
    const today = clock.today()
    const level = levelOf(ctx.params.level)
    const mayTell = tellingTo(currentActor(ctx))
    ctx.body = await readFigures(db, { level, ...asked, period: period ?? lastQuarter(today), today, mayTell })
    ctx.set('Cache-Control', mayTell === NOBODY ? 'public, max-age=5' : 'private, no-cache')
  })

  return router
}

function levelOf(text: string | undefined): Level {
  const level = LEVELS.find((known) => known === text)
  if (!level) throw new Problem('NOT_FOUND')
  return level
}

const NOBODY = () => false

/** Small figures are told to whoever reads the dossiers of that territory, by a mandate that is awake. */
function tellingTo(actor: Actor): (path: readonly string[]) => boolean {
  const seen = new Set(
    actor.secondFactor
      ? actor.mandates
          .filter(({ official, role }) => official && READERS.includes(role))
          .flatMap(({ territories }) => territories)
      : [],
  )
  return seen.size === 0 ? NOBODY : (path) => path.some((unit) => seen.has(unit))
}
