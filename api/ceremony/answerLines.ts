import { PassThrough } from 'node:stream'
import type { Context } from 'koa'
import type { Deps } from '../deps.ts'

/**
 * Answers one line of JSON for each outcome as it comes, until `work` is over. Whoever asked may be gone: what they consented
 * to is done, and read again in the queue.
 * @param done what is closed at the end, whatever happened
 */
export function answerLines<O>(
  ctx: Pick<Context, 'set' | 'type' | 'body'>,
  { log }: Pick<Deps, 'log'>,
  { work, done }: { readonly work: (tell: (outcome: O) => void) => Promise<void>; readonly done: () => void },
): void {
  const lines = new PassThrough()
  work((outcome) => void lines.write(`${JSON.stringify(outcome)}\n`))
    .catch((error: unknown) => log.error({ err: error }, 'a ceremony ended before its last signature'))
    .finally(() => {
      done()
      lines.end()
    })
  ctx.type = 'application/x-ndjson'
  ctx.set('Cache-Control', 'no-store')
  ctx.set('X-Accel-Buffering', 'no')
  ctx.body = lines
}
