import { readFileSync } from 'node:fs'
import Router from '@koa/router'
import { asActor } from '../access/asActor.ts'
import { signedIn } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { keptSince } from '../privacy/retentions.ts'
import { engine, watchedState } from './queries.ts'
import { settingParts } from './settings.ts'
import { workParts } from './work.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** The state of this installation, for operators. */
export function stateRoutes(deps: Deps): Router {
  const router = new Router()

  router.get('/api/state', async (ctx) => {
    const { actor } = signedIn(ctx)
    authorise(actor, 'state.consult')
    const at = deps.clock.now()
    const found = await asActor(deps, actor, async (transaction) => ({
      watched: await watchedState(transaction, {
        at,
        today: deps.clock.today(),
        forgetBefore: keptSince('person', at),
        neverCameBefore: keptSince('neverCame', at),
      }),
      engine: await engine(transaction),
    }))
    if (!found.watched) throw new Problem('NOT_FOUND') // the second wall does not know this operator
    const { postgres, postgis } = found.engine
    ctx.body = {
      at: at.toISOString(),
      versions: { rokhas: version, node: process.versions.node, postgres, postgis },
      parts: [...workParts(found.watched, found.engine, deps.config), ...settingParts(found.watched, deps.config)],
    }
  })

  return router
}
