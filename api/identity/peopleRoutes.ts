import Router from '@koa/router'
import { signedIn } from '../access/asker.ts'
import { changeMeBody, confirmProfessionBody, lockBody, peopleQuery } from '../contract/people.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { lockAccount, resetAccount, unlockAccount } from './accountState.ts'
import {
  changeMe,
  confirmProfession,
  consultPerson,
  endSessionsOf,
  endSessionsOfBody,
  searchPeople,
  withPerson,
} from './peopleCommands.ts'
import { presentFound, presentMe, presentSheet } from './presentPerson.ts'
import { linkBase } from './proofs.ts'

const MOST_FOUND = 20

/** Oneself, and others for support and the administrators of bodies. */
export function peopleRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api' })

  router.get('/me', async (ctx) => {
    const asker = signedIn(ctx)
    const asked = { asker, id: asker.actor.personId, action: 'person.consult' } as const
    ctx.body = presentMe(await withPerson(deps, asked, async (_, { person }) => person))
  })

  router.patch('/me', async (ctx) => {
    ctx.body = presentMe(await changeMe(deps, signedIn(ctx), parse(changeMeBody, ctx.state.body)))
  })

  router.get('/people', async (ctx) => {
    const asker = signedIn(ctx)
    const found = await searchPeople(deps, asker, parse(peopleQuery, ctx.query).q, MOST_FOUND)
    const people = found.slice(0, MOST_FOUND).map((person) => presentFound(person, asker.actor))
    ctx.body = { people, more: found.length > MOST_FOUND }
  })

  router.get('/people/:id', async (ctx) => {
    const asker = signedIn(ctx)
    const { person, sessions } = await consultPerson(deps, { asker, id: ctx.params.id ?? '', action: 'person.consult' })
    ctx.body = presentSheet(person, asker.actor, sessions.length)
  })

  router.post('/people/:id/profession', async (ctx) => {
    const { version } = parse(confirmProfessionBody, ctx.state.body)
    await confirmProfession(deps, signedIn(ctx), { id: ctx.params.id ?? '', version })
    ctx.body = {}
  })

  accountsOfPeople(router, deps)
  sessionsOfPeople(router, deps)
  return router
}

function accountsOfPeople(router: Router, deps: Deps): void {
  router.post('/people/:id/lock', async (ctx) => {
    const asked = { asker: signedIn(ctx), id: ctx.params.id ?? '', action: 'account.lock' } as const
    const { reason } = parse(lockBody, ctx.state.body)
    await withPerson(deps, asked, (transaction, { person, allowed, context }) =>
      lockAccount(transaction, context, { personId: person.id, reason, ...allowed }),
    )
    ctx.body = {}
  })

  router.post('/people/:id/unlock', async (ctx) => {
    const asked = { asker: signedIn(ctx), id: ctx.params.id ?? '', action: 'account.lock' } as const
    await withPerson(deps, asked, (transaction, { person, allowed, context }) =>
      unlockAccount(transaction, context, { personId: person.id, ...allowed }),
    )
    ctx.body = {}
  })

  router.post('/people/:id/reset', async (ctx) => {
    const asked = { asker: signedIn(ctx), id: ctx.params.id ?? '', action: 'account.reset' } as const
    const base = linkBase(deps.config, ctx)
    await withPerson(deps, asked, (transaction, { person, allowed, context }) =>
      resetAccount(transaction, context, { personId: person.id, linkBase: base, ...allowed }),
    )
    ctx.body = {}
  })
}

function sessionsOfPeople(router: Router, deps: Deps): void {
  router.get('/people/:id/sessions', async (ctx) => {
    const asked = { asker: signedIn(ctx), id: ctx.params.id ?? '', action: 'session.consult' } as const
    ctx.body = { sessions: (await consultPerson(deps, asked)).sessions }
  })

  router.delete('/people/:id/sessions', async (ctx) => {
    ctx.body = { ended: await endSessionsOf(deps, signedIn(ctx), ctx.params.id ?? '') }
  })

  router.delete('/bodies/:id/sessions', async (ctx) => {
    ctx.body = { ended: await endSessionsOfBody(deps, signedIn(ctx), ctx.params.id ?? '') }
  })
}
