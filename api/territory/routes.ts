import Router from '@koa/router'
import { communesQuery, divisionsQuery, searchQuery } from '../contract/territory.ts'
import type { Deps } from '../deps.ts'
import { compressedJson } from '../http/compressedJson.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { communeByCode, communesFound, provincesListed, regionsListed, territoriesListed } from './queries.ts'
import { search } from './search.ts'
import { readSheet } from './sheet/readSheet.ts'

/** Names change with a law, places when an operator loads outlines. */
const A_WHILE_S = 300

/** The cursor of a page is the number of communes before it: the list only changes with a census. */
function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^\d{1,5}$/.test(cursor)) throw new Problem('INVALID_INPUT', { field: 'cursor' })
  return Number(cursor)
}

/** What an installation knows of the country: communes, provinces, regions, and the search box. */
export function territoryRoutes({ db, clock }: Pick<Deps, 'db' | 'clock'>): Router {
  const router = new Router()

  router.get('/api/territory/communes', async (ctx) => {
    const { cursor, limit, ...filters } = parse(communesQuery, ctx.query)
    const offset = offsetOf(cursor)
    const found = await communesFound(db, { ...filters, offset, limit: limit + 1 })
    const nextCursor = found.length > limit ? String(offset + limit) : null
    ctx.body = { communes: found.slice(0, limit), nextCursor }
  })

  router.get('/api/territory/communes/:code', async (ctx) => {
    const commune = await communeByCode(db, ctx.params.code ?? '')
    if (!commune) throw new Problem('NOT_FOUND')
    ctx.body = commune
  })

  router.get('/api/territory/communes/:code/sheet', async (ctx) => {
    ctx.body = await readSheet({ db, clock }, ctx.params.code ?? '')
    ctx.set('Cache-Control', 'public, max-age=300')
  })

  router.get('/api/territory/regions', async (ctx) => {
    ctx.body = { regions: await regionsListed(db) }
  })

  router.get('/api/territory/provinces', async (ctx) => {
    const { region } = parse(divisionsQuery, ctx.query)
    ctx.body = { provinces: await provincesListed(db, region) }
  })

  router.get('/api/territory/all', async (ctx) => {
    ctx.set('Cache-Control', `public, max-age=${A_WHILE_S}`)
    await compressedJson(ctx, await territoriesListed(db))
  })

  router.get('/api/search', async (ctx) => {
    const { q } = parse(searchQuery, ctx.query)
    ctx.body = await search(db, q)
  })

  return router
}
