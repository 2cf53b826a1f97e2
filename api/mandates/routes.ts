import Router from '@koa/router'
import type { Context } from 'koa'
import { signedIn } from '../access/asker.ts'
import {
  bodyPeopleQuery,
  changeMandateBody,
  delegateBody,
  endMandateBody,
  giveMandateBody,
  inviteBody,
  succeedBody,
} from '../contract/mandates.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { evenly } from '../identity/evenTime.ts'
import { linkBase } from '../identity/proofs.ts'
import { consultPeople, ownMandates } from './consulting.ts'
import { changeMandate, endMandate, succeedMandate } from './ending.ts'
import { delegateMandate, giveMandate } from './giving.ts'
import { presentGiven, presentMandate } from './present.ts'

/** Who acts for which body, in which role, from when to when. Whoever is named by an address takes the same time, known or not. */
export function mandateRoutes(deps: Deps): Router {
  const router = new Router()
  const from = (ctx: Context & { params: Readonly<Record<string, string>> }) => ({
    asker: signedIn(ctx),
    linkBase: linkBase(deps.config, ctx),
    id: ctx.params.id ?? '',
  })

  router.get('/api/me/mandates', async (ctx) => {
    const asker = signedIn(ctx)
    const mandates = await ownMandates(deps, asker)
    ctx.body = { mandates: mandates.map((row) => presentMandate(row, asker.actor)) }
  })

  router.get('/api/bodies/:id/people', async (ctx) => {
    const { asker, id } = from(ctx)
    const { limit, ...page } = parse(bodyPeopleQuery, ctx.query)
    const found = await consultPeople(deps, asker, { bodyId: id, ...page, limit: limit + 1 })
    const shown = found.slice(0, limit)
    const next = found.length > limit ? (shown.at(-1)?.id ?? null) : null
    ctx.body = { mandates: shown.map((row) => presentMandate(row, asker.actor)), next }
  })

  router.post('/api/bodies/:id/invitations', async (ctx) => {
    const { id: bodyId, ...asked } = from(ctx)
    const { email, givenName, familyName, givenNameAr, familyNameAr, ...terms } = parse(inviteBody, ctx.state.body)
    const whom = { email, givenName, familyName, givenNameAr, familyNameAr }
    ctx.status = 201
    ctx.body = presentGiven(await evenly(giveMandate(deps, asked, { bodyId, whom, ...terms })), asked.asker.actor)
  })

  router.post('/api/mandates', async (ctx) => {
    const asked = from(ctx)
    const given = await evenly(giveMandate(deps, asked, parse(giveMandateBody, ctx.state.body)))
    ctx.status = 201
    ctx.body = presentGiven(given, asked.asker.actor)
  })

  router.patch('/api/mandates/:id', async (ctx) => {
    const asked = from(ctx)
    ctx.body = presentMandate(
      await changeMandate(deps, asked, parse(changeMandateBody, ctx.state.body)),
      asked.asker.actor,
    )
  })

  router.post('/api/mandates/:id/end', async (ctx) => {
    const asked = from(ctx)
    ctx.body = presentMandate(await endMandate(deps, asked, parse(endMandateBody, ctx.state.body)), asked.asker.actor)
  })

  router.post('/api/mandates/:id/delegate', async (ctx) => {
    const asked = from(ctx)
    const given = await evenly(delegateMandate(deps, asked, parse(delegateBody, ctx.state.body)))
    ctx.status = 201
    ctx.body = presentGiven(given, asked.asker.actor)
  })

  router.post('/api/mandates/:id/succeed', async (ctx) => {
    const asked = from(ctx)
    const given = await evenly(succeedMandate(deps, asked, parse(succeedBody, ctx.state.body)))
    ctx.status = 201
    ctx.body = presentGiven(given, asked.asker.actor)
  })

  return router
}
