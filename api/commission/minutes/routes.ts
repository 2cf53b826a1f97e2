import Router from '@koa/router'
import type { Context } from 'koa'
import { asActor } from '../../access/asActor.ts'
import { type Asker, signedIn } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import {
  correctMinutesBody,
  minutesPaperQuery,
  moveMinutesBody,
  refuseMinutesBody,
  signMinutesBody,
} from '../../contract/commission/minutes.ts'
import type { Action } from '../../contract/policy/policy.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { PaperPress } from '../../papers/press.ts'
import { reachOf } from '../calling/reach.ts'
import { type Found, seen, withSession } from '../withSession.ts'
import { correctMinutes } from './correct.ts'
import { moveMinutes } from './move.ts'
import { minutesPaper } from './paper.ts'
import { presentMinutes, readMinutes } from './readMinutes.ts'
import { refuseMinutes } from './sign.ts'
import { signWithKey } from './signWithKey.ts'

/** The minutes of sessions: drafted, corrected beside their facts, signed by each body, sealed. */
export function minutesRoutes(given: Deps): Router {
  const router = new Router({ prefix: '/api/commission/sessions/:id' })
  const deps = { ...given, press: new PaperPress() }

  router.get('/minutes', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = await asActor(deps, asker.actor, async (transaction) => {
      const row = await seen(transaction, ctx.params.id ?? '')
      authorise(asker.actor, 'minutes.consult', { territory: await reachOf(transaction, asker.actor, row) })
      return answered({ transaction, asker, row })
    })
  })

  router.get('/minutes.pdf', async (ctx) => {
    const { language } = parse(minutesPaperQuery, ctx.query)
    const { pdf, fileName } = await minutesPaper(deps, signedIn(ctx), { id: ctx.params.id ?? '', language })
    ctx.type = 'application/pdf'
    ctx.set('Cache-Control', 'private, no-cache')
    ctx.set('Content-Disposition', `attachment; filename="${fileName}"`)
    ctx.body = pdf
  })

  router.put('/minutes/notes', async (ctx) => {
    const work = (found: Found) => correctMinutes(found, parse(correctMinutesBody, ctx.state.body))
    ctx.body = await withSession(deps, asking(ctx, 'minutes.correct'), work, answered)
  })
  router.post('/minutes/moves', (ctx) =>
    make(ctx, 'minutes.correct', (found) => moveMinutes(found, deps, parse(moveMinutesBody, ctx.state.body))),
  )
  router.post('/minutes/signatures', async (ctx) => {
    const wanted = parse(signMinutesBody, ctx.state.body)
    ctx.body = await signWithKey(deps, asking(ctx, 'minutes.sign'), wanted, answered)
    ctx.status = 201
  })
  router.post('/minutes/refusals', (ctx) =>
    make(ctx, 'minutes.sign', (found) => refuseMinutes(found, parse(refuseMinutesBody, ctx.state.body))),
  )

  type Asked = Pick<Context, 'state' | 'get' | 'status' | 'body'> & { readonly params: { readonly id?: string } }

  const asking = (ctx: Asked, action: Action) => ({ asker: signedIn(ctx), id: ctx.params.id ?? '', action })

  async function make(ctx: Asked, action: Action, work: (found: Found) => Promise<void>): Promise<void> {
    const wanted = asking(ctx, action)
    const question = [action, wanted.id, ctx.state.body] as const
    ctx.body = await withSession(deps, { ...wanted, question }, work, answered)
    ctx.status = 201
  }

  return router
}

type Answering = Pick<Found, 'transaction' | 'row'> & { readonly asker: Asker }

const answered = async ({ transaction, asker, row }: Answering) =>
  presentMinutes(await readMinutes(transaction, row), asker.actor, await reachOf(transaction, asker.actor, row))
