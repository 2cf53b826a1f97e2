import { randomUUID } from 'node:crypto'
import type { Middleware } from 'koa'
import type { Logger } from 'pino'

const GIVEN = /^[\w.-]{8,64}$/

/** Gives each request its id (the proxy's when it sent one), says it back, and writes one line when it ends. */
export const requests = (log: Logger): Middleware =>
  async function followRequest(ctx, next) {
    const given = ctx.get('X-Request-Id')
    const requestId = GIVEN.test(given) ? given : randomUUID()
    const started = performance.now()
    ctx.state.requestId = requestId
    ctx.set('X-Request-Id', requestId)
    await next()
    const ms = Math.round((performance.now() - started) * 10) / 10
    log.info({ requestId, method: ctx.method, path: ctx.path, status: ctx.status, ms }, 'request')
  }
