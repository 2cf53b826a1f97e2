import Router from '@koa/router'
import { asActor } from '../../access/asActor.ts'
import { signedIn } from '../../access/asker.ts'
import { currentActor } from '../../access/currentActor.ts'
import { enterTariffBody, type TariffsAnswer, tariffsQuery, withdrawTariffBody } from '../../contract/fees/tariffs.ts'
import type { Actor } from '../../contract/policy/decide.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { enterTariff, ownerNamed, withdrawTariff } from './commands.ts'
import { presentTariffs } from './present.ts'
import { ratesOn, type TariffOwner, tariffsOf } from './queries.ts'

/** What communes and agencies decided their rates to be: read by anybody, entered by those who decide. */
export function tariffRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/tariffs' })

  router.get('/', async (ctx) => {
    const named = parse(tariffsQuery, ctx.query)
    const actor = currentActor(ctx)
    const owner = await asActor(deps, actor, (transaction) => ownerNamed(transaction, named))
    ctx.body = await answerOf(deps, owner, actor)
  })

  router.post('/', async (ctx) => {
    const asker = signedIn(ctx)
    const { id, owner } = await enterTariff(deps, asker, parse(enterTariffBody, ctx.state.body))
    ctx.status = 201
    ctx.body = { id, ...(await answerOf(deps, owner, asker.actor)) }
  })

  router.post('/:id/withdraw', async (ctx) => {
    const asker = signedIn(ctx)
    const withdrawn = { id: ctx.params.id ?? '', ...parse(withdrawTariffBody, ctx.state.body) }
    ctx.body = await answerOf(deps, await withdrawTariff(deps, asker, withdrawn), asker.actor)
  })

  return router
}

const answerOf = (deps: Deps, owner: TariffOwner, actor: Actor): Promise<TariffsAnswer> =>
  asActor(deps, actor, async (transaction) => {
    const today = deps.clock.today()
    const asked = { commune: owner.commune?.code ?? '', agency: owner.body?.id ?? null, day: today }
    const [rows, rates] = await Promise.all([tariffsOf(transaction, owner), ratesOn(transaction, asked)])
    return presentTariffs({ owner, rows, rates, today }, actor)
  })
