import Router from '@koa/router'
import { asActor } from '../access/asActor.ts'
import { signedIn } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import { currentActor } from '../access/currentActor.ts'
import { messagesQuery, noticesQuery, preferencesBody, readNoticesBody } from '../contract/notifications.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { readNotices, setPreferences } from './commands.ts'
import { presentMessage, presentNotice, presentPreferences } from './present.ts'
import { messageCounts, messagesAfter, noticesAfter, pageOf, unreadOf, unwantedKinds } from './queries.ts'

/** What the house told a person, what they want to be told, and what became of the messages. */
export function notificationRoutes(deps: Deps): Router {
  const router = new Router()
  const { clock } = deps
  const configured = deps.config.mail !== null

  router.get('/api/me/notices', async (ctx) => {
    const { actor } = signedIn(ctx)
    const { cursor } = parse(noticesQuery, ctx.query)
    ctx.body = await asActor(deps, actor, async (transaction) => {
      const { page, next } = pageOf(await noticesAfter(transaction, actor.personId, cursor))
      return { notices: page.flatMap(presentNotice), unread: await unreadOf(transaction, actor.personId), next }
    })
  })

  router.post('/api/me/notices/read', async (ctx) => {
    const { actor } = signedIn(ctx)
    const asked = parse(readNoticesBody, ctx.state.body)
    ctx.body = await asActor(deps, actor, async (transaction) => {
      await readNotices(transaction, clock.now(), { personId: actor.personId, asked })
      return { unread: await unreadOf(transaction, actor.personId) }
    })
  })

  router.get('/api/me/preferences', async (ctx) => {
    const { actor } = signedIn(ctx)
    const unwanted = await asActor(deps, actor, (transaction) => unwantedKinds(transaction, actor.personId))
    ctx.body = presentPreferences(unwanted, configured)
  })

  router.put('/api/me/preferences', async (ctx) => {
    const { actor } = signedIn(ctx)
    const { preferences } = parse(preferencesBody, ctx.state.body)
    const unwanted = await asActor(deps, actor, async (transaction) => {
      await setPreferences(transaction, actor.personId, preferences)
      return unwantedKinds(transaction, actor.personId)
    })
    ctx.body = presentPreferences(unwanted, configured)
  })

  router.get('/api/messages', async (ctx) => {
    const actor = currentActor(ctx)
    authorise(actor, 'messages.watch')
    const asked = parse(messagesQuery, ctx.query)
    ctx.body = await asActor(deps, actor, async (transaction) => {
      const { page, next } = pageOf(await messagesAfter(transaction, asked))
      return { messages: page.flatMap(presentMessage), counts: await messageCounts(transaction), next }
    })
  })

  return router
}
