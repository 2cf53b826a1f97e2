import Router from '@koa/router'
import { sql } from 'kysely'
import type { Deps } from '../deps.ts'
import { openApi } from './openapi.ts'

/** Alive, ready, and what the browser needs to know of this installation. */
export function healthRoutes({ db, config }: Deps): Router {
  const router = new Router()
  router.get('/api/health', async (ctx) => {
    const { rows } = await sql<{ postgres: string; postgis: string }>`
      select current_setting('server_version') as postgres, PostGIS_Lib_Version() as postgis`.execute(db)
    ctx.body = { status: 'ok', database: rows[0] }
  })
  router.get('/api/health/live', (ctx) => {
    ctx.body = { status: 'ok' }
  })
  router.get('/api/openapi.json', (ctx) => {
    ctx.body = openApi()
  })
  router.get('/api/configuration', (ctx) => {
    ctx.body = { demonstration: config.demonstration, backgrounds: config.backgrounds }
  })
  return router
}
