import type { Middleware } from 'koa'
import type { Logger } from 'pino'
import { DatabaseAway } from '../db/databaseAway.ts'
import { Problem } from './problem.ts'

/** PostgreSQL holds no text with U+0000 or half a character: what was typed is at fault, not the server. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05'])

/**
 * The database gave up a statement: it lasted as long as one may, mostly behind others (query_canceled), waited for a lock
 * (lock_not_available), or in a circle (deadlock_detected). Everything of it is undone, and it may be asked again.
 */
const KEPT_WAITING = new Set(['57014', '55P03', '40P01'])

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string' && UNSTORABLE_TEXT.has(code))
    return new Problem('INVALID_INPUT', { data: { reason: 'a character that no text may hold' } })
  if (typeof code === 'string' && KEPT_WAITING.has(code)) return new Problem('BUSY', { retryAfterS: 5 })
  if (error instanceof DatabaseAway) return new Problem('DATABASE_UNAVAILABLE', { retryAfterS: 2 })
  return new Problem('INTERNAL') // the message stays in our log
}

/** Turns whatever was thrown into a problem; what nobody expected is logged whole and answered without detail. */
export const problems = (log: Logger): Middleware =>
  async function answerProblems(ctx, next) {
    try {
      await next()
      if (ctx.status === 404 && ctx.body === undefined) throw new Problem('NOT_FOUND')
      if (ctx.status === 405 && ctx.body === undefined) throw new Problem('METHOD_NOT_ALLOWED')
    } catch (error) {
      const problem = asProblem(error)
      const requestId = String(ctx.state.requestId ?? '')
      if (problem.status >= 500) log.error({ err: error, requestId, path: ctx.path }, 'request failed')
      ctx.status = problem.status
      ctx.body = problem.body(requestId)
      ctx.type = 'application/problem+json'
      if (problem.more.retryAfterS) ctx.set('Retry-After', String(problem.more.retryAfterS))
    }
  }
