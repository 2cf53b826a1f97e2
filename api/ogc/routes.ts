import Router from '@koa/router'
import type { Context } from 'koa'
import { currentActor } from '../access/currentActor.ts'
import type { Deps } from '../deps.ts'
import { formatOf, itemAsked, pageAsked, type Query, queryOf } from './asked.ts'
import { type Collection, listedFor } from './collections.ts'
import { systemsOf } from './crs.ts'
import { CONFORMANCE, described, landing, landingPage, queryables } from './describe.ts'
import { JSON_TYPE, OPEN_API, rootOf, SCHEMA } from './links.ts'
import { openApi } from './openApi.ts'
import { Items } from './readItems.ts'
import { foundFor, giveItem, givePage, openToAll } from './respond.ts'

/** OGC API – Features: plans, zones, servitudes, and the dossiers of whoever is signed in. */
export function ogcRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/ogc' })
  const items = new Items(deps)

  router.get('/', (ctx) => {
    giveLanding(ctx)
  })
  router.get('/conformance', (ctx) => {
    plainly(ctx)
    ctx.body = { conformsTo: CONFORMANCE }
  })
  router.get('/api', (ctx) => {
    plainly(ctx)
    ctx.body = openApi(rootOf(ctx), listed(ctx))
    ctx.type = OPEN_API
  })
  router.get('/collections', async (ctx) => {
    plainly(ctx)
    const root = rootOf(ctx)
    const collections = await Promise.all(
      listed(ctx).map(async (collection) => described(root, collection, await items.bounds(collection))),
    )
    const links = [{ href: `${root}/collections`, rel: 'self', type: JSON_TYPE }]
    ctx.body = { links, crs: systemsOf(null).map(({ uri }) => uri), collections }
  })
  router.get('/collections/:id', async (ctx) => {
    const { collection } = foundFor(ctx, ctx.params.id ?? '')
    plainly(ctx)
    openToAll(ctx, collection)
    ctx.body = described(rootOf(ctx), collection, await items.bounds(collection))
  })
  router.get('/collections/:id/queryables', (ctx) => {
    const { collection } = foundFor(ctx, ctx.params.id ?? '')
    plainly(ctx)
    openToAll(ctx, collection)
    ctx.body = queryables(rootOf(ctx), collection)
    ctx.type = SCHEMA
  })
  router.get('/collections/:id/items', async (ctx) => {
    const found = foundFor(ctx, ctx.params.id ?? '')
    const asked = pageAsked(found.collection, ctx.querystring)
    const { collection, asker } = found
    const page = asker
      ? await items.pageFor(asker, collection, { asked, search: ctx.querystring })
      : await items.page(collection, asked)
    await givePage(ctx, found, { page, asked, at: deps.clock.now() })
  })
  router.get('/collections/:id/items/:item', async (ctx) => {
    const found = foundFor(ctx, ctx.params.id ?? '')
    const asked = { ...itemAsked(found.collection, ctx.querystring), id: ctx.params.item ?? '' }
    const { collection, asker } = found
    const feature = asker ? await items.itemFor(asker, collection, asked) : await items.item(collection, asked)
    await giveItem(ctx, found, { feature, crs: asked.crs })
  })
  return router
}

const listed = (ctx: Context): readonly Collection[] =>
  listedFor(currentActor(ctx).state === 'active' && currentActor(ctx).personId !== null)

/** Held to its one parameter, as the standard wants of every resource. */
function plainly(ctx: Context): Query {
  const query = queryOf(ctx.querystring, (name) => name === 'f')
  formatOf(query)
  ctx.set('Access-Control-Allow-Origin', '*')
  return query
}

function giveLanding(ctx: Context): void {
  const query = queryOf(ctx.querystring, (name) => name === 'f')
  const asksPage = query.get('f') === 'html' || (!query.has('f') && ctx.accepts('json', 'html') === 'html')
  ctx.set('Access-Control-Allow-Origin', '*')
  ctx.vary('Accept')
  if (asksPage) {
    ctx.type = 'html'
    ctx.body = landingPage(rootOf(ctx))
    return
  }
  formatOf(query)
  ctx.body = landing(rootOf(ctx))
}
