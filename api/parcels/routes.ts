import Router from '@koa/router'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { readAndFile } from './commands.ts'
import { depositOf } from './deposit.ts'
import { presentCadastre, presentFiled, presentReading } from './present.ts'
import { cadastreParcel, filedBytes, filedParcel } from './queries.ts'
import { ReadingPool } from './reading/pool.ts'

/** Reading what people deposit, giving back what they filed, and the parcels of the cadastre. */
export function parcelRoutes({ db, clock }: Deps): Router {
  const router = new Router()
  const pool = new ReadingPool()

  router.post('/api/parcels/read', async (ctx) => {
    const deposit = await depositOf(ctx)
    const read = await readAndFile({ db, pool, now: clock.now }, deposit)
    ctx.type = 'json'
    ctx.body = presentReading(deposit, read)
  })

  router.get('/api/parcels/filed/:id', async (ctx) => {
    const filed = await filedParcel(db, ctx.params.id ?? '')
    if (!filed) throw new Problem('NOT_FOUND')
    ctx.body = presentFiled(filed)
  })

  router.get('/api/parcels/filed/:id/file', async (ctx) => {
    const file = await filedBytes(db, ctx.params.id ?? '')
    if (!file) throw new Problem('NOT_FOUND')
    ctx.attachment(file.name || 'parcelle')
    // What strangers deposited is never shown by a browser under our name.
    ctx.type = 'application/octet-stream'
    ctx.set('Content-Security-Policy', "default-src 'none'; sandbox")
    ctx.body = file.bytes
  })

  router.get('/api/parcels/:key', async (ctx) => {
    const parcel = await cadastreParcel(db, ctx.params.key ?? '')
    if (!parcel) throw new Problem('NOT_FOUND')
    ctx.body = presentCadastre(parcel)
  })

  return router
}
