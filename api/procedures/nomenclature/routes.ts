import Router from '@koa/router'
import { activitiesQuery } from '../../contract/activities.ts'
import { parse } from '../../http/parse.ts'
import { searchActivities } from './searchActivities.ts'

/** The nomenclature of activities (NACE rév. 2): nothing of it is anybody's, nothing of it is written. */
export function activityRoutes(): Router {
  const router = new Router()

  router.get('/api/activities', (ctx) => {
    ctx.body = searchActivities(parse(activitiesQuery, ctx.query).q)
  })

  return router
}
