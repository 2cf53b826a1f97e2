import Router from '@koa/router'
import { signedIn } from '../../access/asker.ts'
import { attachParcelBody, conformityHistoryQuery } from '../../contract/site.ts'
import { drawSiteBody } from '../../contract/traces.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { presentDossier } from '../present.ts'
import { attachParcel } from './attachParcel.ts'
import { drawSite } from './drawSite.ts'
import { consultHistory } from './history.ts'
import { presentDifference, presentReportOf } from './present.ts'

/** The ground of a dossier, and what was found on it. */
export function siteRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/dossiers/:id' })

  router.put('/parcel', async (ctx) => {
    const asker = signedIn(ctx)
    const wanted = { id: ctx.params.id ?? '', ...parse(attachParcelBody, ctx.state.body) }
    const { dossier, difference, warnings } = await attachParcel(deps, asker, wanted)
    ctx.body = {
      dossier: presentDossier(dossier, asker.actor),
      difference: difference && presentDifference(difference),
      warnings,
    }
  })

  router.put('/site', async (ctx) => {
    const asker = signedIn(ctx)
    const drawn = await drawSite(deps, asker, ctx.params.id ?? '', parse(drawSiteBody, ctx.state.body))
    ctx.body = presentDossier(drawn, asker.actor)
  })

  router.get('/conformity', async (ctx) => {
    const asker = signedIn(ctx)
    const page = { id: ctx.params.id ?? '', ...parse(conformityHistoryQuery, ctx.query) }
    const { reports, next } = await consultHistory(deps, asker, page)
    ctx.body = { reports: reports.map(presentReportOf), next }
  })

  return router
}
