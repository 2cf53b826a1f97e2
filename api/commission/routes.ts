import Router from '@koa/router'
import type { Context } from 'koa'
import { asActor } from '../access/asActor.ts'
import { type Asker, signedIn } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import { attendanceBody, inviteObserverBody, replyBody } from '../contract/commission/attendance.ts'
import { passageBody, sittingBody } from '../contract/commission/passage.ts'
import {
  changeSessionBody,
  planMoveBody,
  planSessionBody,
  sessionsQuery,
  setAgendaBody,
} from '../contract/commission/sessions.ts'
import type { Action } from '../contract/policy/policy.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { inviteObserver } from './calling/observers.ts'
import { reachOf } from './calling/reach.ts'
import { invitationsOf, reply } from './calling/replies.ts'
import { setAgenda } from './planning/agenda.ts'
import { movePlan } from './planning/moves.ts'
import { changeSession, planSession } from './planning/plan.ts'
import { readyDossiersFor } from './planning/ready.ts'
import { presentInvitation, presentSession, presentSummary } from './present.ts'
import { readSession } from './readSession.ts'
import { sessionsSeen, unitsWithCommission } from './sessions.ts'
import { attend } from './sitting/attend.ts'
import { holdSession } from './sitting/hold.ts'
import { passItem } from './sitting/pass.ts'
import { type Found, seen, withSession } from './withSession.ts'

/** Sessions of commissions: planned, called, held. */
export function commissionRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/commission' })

  router.get('/units', async (ctx) => {
    const { actor } = signedIn(ctx)
    const kept = actor.mandates.filter(({ role }) => role === 'guichet').flatMap(({ territories }) => territories)
    authorise(actor, 'commission.plan', { territory: kept })
    ctx.body = { units: await asActor(deps, actor, (transaction) => unitsWithCommission(transaction, kept)) }
  })

  router.get('/sessions', async (ctx) => {
    const { actor } = signedIn(ctx)
    const { mine, limit, ...page } = parse(sessionsQuery, ctx.query)
    const bodyIds = mine === 'yes' ? actor.mandates.map(({ bodyId }) => bodyId) : null
    const asked = { ...page, bodyIds, today: deps.clock.today(), limit: limit + 1 }
    const found = await asActor(deps, actor, (transaction) => sessionsSeen(transaction, asked))
    const shown = found.slice(0, limit)
    const last = found.length > limit ? shown.at(-1) : undefined
    const next = last ? `${last.day}_${last.hour}_${last.id}` : null
    ctx.body = { sessions: shown.map(presentSummary), next }
  })

  router.post('/sessions', async (ctx) => {
    ctx.status = 201
    ctx.body = await planSession(deps, signedIn(ctx), parse(planSessionBody, ctx.state.body), answered)
  })

  router.get('/sessions/:id', async (ctx) => {
    const asker = signedIn(ctx)
    const today = deps.clock.today()
    ctx.body = await asActor(deps, asker.actor, async (transaction) => {
      const row = await seen(transaction, ctx.params.id ?? '')
      authorise(asker.actor, 'commission.consult', { territory: await reachOf(transaction, asker.actor, row) })
      return answered({ transaction, asker, row, today })
    })
  })

  router.put('/sessions/:id', (ctx) =>
    write(ctx, 'commission.plan', (found) => changeSession(found, parse(changeSessionBody, ctx.state.body))),
  )
  router.get('/sessions/:id/ready', async (ctx) => {
    ctx.body = await readyDossiersFor(deps, signedIn(ctx), ctx.params.id ?? '')
  })
  router.put('/sessions/:id/agenda', (ctx) =>
    write(ctx, 'commission.plan', (found) => setAgenda(found, parse(setAgendaBody, ctx.state.body))),
  )
  router.post('/sessions/:id/moves', (ctx) =>
    make(ctx, 'commission.plan', (found) => movePlan(found, parse(planMoveBody, ctx.state.body))),
  )
  router.post('/sessions/:id/observers', (ctx) =>
    make(ctx, 'commission.plan', (found) => inviteObserver(found, parse(inviteObserverBody, ctx.state.body))),
  )
  router.post('/sessions/:id/attendance', (ctx) =>
    make(ctx, 'commission.attend', (found) => attend(found, parse(attendanceBody, ctx.state.body))),
  )
  router.post('/sessions/:id/sitting', (ctx) =>
    make(ctx, 'commission.hold', (found) => holdSession(found, parse(sittingBody, ctx.state.body))),
  )
  router.post('/sessions/:id/passage', (ctx) =>
    make(ctx, 'commission.hold', (found) => passItem(found, parse(passageBody, ctx.state.body))),
  )

  router.get('/invitations', async (ctx) => {
    const { actor } = signedIn(ctx)
    const found = await asActor(deps, actor, (transaction) => invitationsOf(transaction, actor, deps.clock.today()))
    ctx.body = { invitations: found.map(presentInvitation) }
  })

  router.post('/invitations/:id/replies', async (ctx) => {
    const wanted = { ...parse(replyBody.omit({ invitedId: true }), ctx.state.body), invitedId: ctx.params.id ?? '' }
    const found = await reply(deps, signedIn(ctx), wanted)
    ctx.status = 201
    ctx.body = { invitations: found.map(presentInvitation) }
  })

  type Asked = Pick<Context, 'state' | 'get' | 'status' | 'body'> & { readonly params: { readonly id?: string } }

  async function write(ctx: Asked, action: Action, work: (found: Found) => Promise<void>): Promise<void> {
    ctx.body = await withSession(deps, { asker: signedIn(ctx), id: ctx.params.id ?? '', action }, work, answered)
  }

  /** What an Idempotency-Key makes once. */
  async function make(ctx: Asked, action: Action, work: (found: Found) => Promise<void>): Promise<void> {
    const id = ctx.params.id ?? ''
    const question = [action, id, ctx.state.body] as const
    ctx.body = await withSession(deps, { asker: signedIn(ctx), id, action, question }, work, answered)
    ctx.status = 201
  }

  return router
}

type Answering = Pick<Found, 'transaction' | 'row' | 'today'> & { readonly asker: Asker }

const answered = async ({ transaction, asker, row, today }: Answering) =>
  presentSession(await readSession(transaction, row), { actor: asker.actor, today })
