import Router from '@koa/router'
import { asActor } from '../../access/asActor.ts'
import { signedIn } from '../../access/asker.ts'
import { bodyById } from '../../bodies/queries.ts'
import { expectedQuery } from '../../contract/avis/expected.ts'
import { keepPhraseBody, phrasesQuery } from '../../contract/avis/phrases.ts'
import { decide } from '../../contract/policy/decide.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { expectedAvis } from './expected.ts'
import { endPhrase, keepPhrase } from './ownPhrases.ts'
import { phrasesFor } from './phrases.ts'

/** What is asked of whoever gives avis: those they owe, and what they may say in them. */
export function phraseRoutes(deps: Deps): Router {
  const router = new Router()

  router.get('/api/expected-avis', async (ctx) => {
    ctx.body = await expectedAvis(deps, signedIn(ctx), parse(expectedQuery, ctx.query))
  })

  router.get('/api/avis-phrases', async (ctx) => {
    const { actor } = signedIn(ctx)
    const today = deps.clock.today()
    const { bodyId, procedure, on = today } = parse(phrasesQuery, ctx.query)
    const body = await bodyById(deps.db, bodyId, today)
    if (!body) throw new Problem('NOT_FOUND')
    const mayKeep = decide(actor, 'phrase.keep', { bodyIds: [bodyId] }).allowed
    const asked = { bodyId, kind: body.kind, procedure, day: on }
    const found = await asActor(deps, actor, (transaction) => phrasesFor(transaction, asked))
    ctx.body = { on, phrases: found.filter(({ own }) => mayKeep || !own), mayKeep }
  })

  router.post('/api/bodies/:id/avis-phrases', async (ctx) => {
    const asker = signedIn(ctx)
    const given = { bodyId: ctx.params.id ?? '', ...parse(keepPhraseBody, ctx.state.body) }
    ctx.status = 201
    ctx.body = await keepPhrase(deps, asker, given)
  })

  router.delete('/api/bodies/:id/avis-phrases/:phraseId', async (ctx) => {
    const { id = '', phraseId = '' } = ctx.params
    ctx.body = await endPhrase(deps, signedIn(ctx), { bodyId: id, id: phraseId })
  })

  return router
}
