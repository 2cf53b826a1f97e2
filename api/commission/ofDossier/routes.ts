import Router from '@koa/router'
import { signedIn } from '../../access/asker.ts'
import { minutesPaperQuery } from '../../contract/commission/minutes.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { PaperPress } from '../../papers/press.ts'
import { consultSessions } from './consult.ts'
import { printExtract } from './extract/printExtract.ts'

/** What the page of a dossier says of the sessions it is or was on. */
export function dossierSessionRoutes(given: Deps): Router {
  const router = new Router({ prefix: '/api/dossiers/:id/sessions' })
  const deps = { ...given, press: new PaperPress() }

  router.get('/', async (ctx) => {
    ctx.body = { sessions: await consultSessions(deps, signedIn(ctx), ctx.params.id ?? '') }
  })

  router.get('/:sessionId/extract', async (ctx) => {
    const { id = '', sessionId = '' } = ctx.params
    const { language = 'both' } = parse(minutesPaperQuery, ctx.query)
    const { pdf, fileName } = await printExtract(deps, signedIn(ctx), { id, sessionId, language })
    ctx.attachment(fileName)
    ctx.type = 'application/pdf'
    ctx.body = Buffer.from(pdf)
  })

  return router
}
