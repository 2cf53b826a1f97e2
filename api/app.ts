import type { RequestListener } from 'node:http'
import { fileURLToPath } from 'node:url'
import type Router from '@koa/router'
import Koa from 'koa'
import { conformityRoutes } from './conformity/routes.ts'
import type { Deps } from './deps.ts'
import { problems } from './http/errors.ts'
import { healthRoutes } from './http/healthRoutes.ts'
import { jsonBody } from './http/jsonBody.ts'
import { requests } from './http/requests.ts'
import { securityHeaders } from './http/securityHeaders.ts'
import { staticFiles } from './http/staticFiles.ts'

const WEB_BUILD = fileURLToPath(new URL('../dist/web', import.meta.url))

/** The application: no port, no I/O of its own; what the server runs and the tests start. */
export function createApp(deps: Deps): Koa {
  const app = new Koa()
  app.silent = true // errors.ts logs, with the request's id
  app.use(requests(deps.log))
  app.use(problems(deps.log))
  app.use(securityHeaders(deps.config.backgrounds.map(({ url }) => new URL(url).origin)))
  app.use(jsonBody)
  for (const resource of resources(deps)) app.use(resource.routes()).use(resource.allowedMethods())
  app.use(staticFiles(WEB_BUILD))
  return app
}

const resources = (deps: Deps): Router[] => [healthRoutes(deps), conformityRoutes(deps)]

/** The listener a server is given. */
export const createListener = (deps: Deps): RequestListener => createApp(deps).callback()
