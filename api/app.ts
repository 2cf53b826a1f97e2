import type { RequestListener } from 'node:http'
import { fileURLToPath } from 'node:url'
import type Router from '@koa/router'
import Koa from 'koa'
import { dossierActRoutes } from './acts/dossierRoutes.ts'
import { actPaperRoutes } from './acts/paperRoutes.ts'
import { actRoutes } from './acts/routes.ts'
import { signingRoutes } from './acts/signing/routes.ts'
import { planRoutes } from './acts/stamping/routes.ts'
import { standingRoutes } from './acts/standingRoutes.ts'
import { backlogRoutes } from './backlog/routes.ts'
import { bodyRoutes } from './bodies/routes.ts'
import { minutesRoutes } from './commission/minutes/routes.ts'
import { dossierSessionRoutes } from './commission/ofDossier/routes.ts'
import { roomRoutes } from './commission/room/routes.ts'
import { commissionRoutes } from './commission/routes.ts'
import { conformityRoutes } from './conformity/routes.ts'
import { counterRoutes } from './counter/routes.ts'
import { calendarRoutes } from './deadlines/calendar/routes.ts'
import type { Deps } from './deps.ts'
import { documentRoutes } from './documents/routes.ts'
import { uploadRoutes } from './documents/uploadRoutes.ts'
import { attestationRoutes } from './dossiers/attestations/routes.ts'
import { outsideRoutes } from './dossiers/avis/outside/routes.ts'
import { phraseRoutes } from './dossiers/avis/phraseRoutes.ts'
import { avisRoutes } from './dossiers/avis/routes.ts'
import { avisSigningRoutes } from './dossiers/avis/signing/routes.ts'
import { chainRoutes } from './dossiers/chain/routes.ts'
import { complementRoutes } from './dossiers/complements/routes.ts'
import { courseRoutes } from './dossiers/course/routes.ts'
import { findingRoutes } from './dossiers/findings/routes.ts'
import { queueRoutes } from './dossiers/queue/routes.ts'
import { receiptRoutes } from './dossiers/receipt/routes.ts'
import { remarkRoutes } from './dossiers/remarks/routes.ts'
import { dossierRoutes } from './dossiers/routes.ts'
import { siteRoutes } from './dossiers/site/routes.ts'
import { trackingRoutes } from './dossiers/tracking/routes.ts'
import { problems } from './http/errors.ts'
import { healthRoutes } from './http/healthRoutes.ts'
import { jsonBody } from './http/jsonBody.ts'
import { requests } from './http/requests.ts'
import { sameSite } from './http/sameSite.ts'
import { securityHeaders } from './http/securityHeaders.ts'
import { staticFiles } from './http/staticFiles.ts'
import { accountRoutes } from './identity/accountRoutes.ts'
import { factorRoutes } from './identity/factors/routes.ts'
import { peopleRoutes } from './identity/peopleRoutes.ts'
import { providerRoutes } from './identity/provider/routes.ts'
import { resumeSession } from './identity/resumeSession.ts'
import { sessionRoutes } from './identity/sessionRoutes.ts'
import { resumeToken } from './identity/tokens/resumeToken.ts'
import { tokenRoutes } from './identity/tokens/routes.ts'
import { jobRoutes } from './jobs/routes.ts'
import { journalRoutes } from './journal/routes.ts'
import { keyRoutes } from './keys/routes.ts'
import { layerRoutes } from './layers/routes.ts'
import { mandateRoutes } from './mandates/routes.ts'
import { noteRoutes } from './notes/routes.ts'
import { notificationRoutes } from './notifications/routes.ts'
import { ogcFileRoutes } from './ogc/download/routes.ts'
import { ogcRoutes } from './ogc/routes.ts'
import { PaperPress } from './papers/press.ts'
import { envelopeRoutes } from './parcels/envelope/routes.ts'
import { parcelRoutes } from './parcels/routes.ts'
import { feeRoutes } from './payments/settling/routes.ts'
import { tariffRoutes } from './payments/tariffs/routes.ts'
import { boardRoutes } from './performance/board/routes.ts'
import { bulletinDraftRoutes } from './performance/bulletin/publishing/draftRoutes.ts'
import { bulletinRoutes } from './performance/bulletin/publishing/routes.ts'
import { forecastRoutes } from './performance/forecast/routes.ts'
import { heatRoutes } from './performance/heat/routes.ts'
import { openDataRoutes } from './performance/openData/routes.ts'
import { rankingRoutes } from './performance/ranking/routes.ts'
import { performanceRoutes } from './performance/routes.ts'
import { statisticsRoutes } from './performance/statistics/routes.ts'
import { planActRoutes } from './plans/acting/routes.ts'
import { publishedPlanRoutes } from './plans/consulting/routes.ts'
import { planDraftRoutes } from './plans/preparing/routes.ts'
import { recheckRoutes } from './plans/rechecking/routes.ts'
import { regulationRoutes } from './plans/regulation/routes.ts'
import { printRoutes } from './print/routes.ts'
import { privacyRoutes } from './privacy/routes.ts'
import { versionRoutes } from './procedures/drafting/routes.ts'
import { activityRoutes } from './procedures/nomenclature/routes.ts'
import { procedureRoutes } from './procedures/routes.ts'
import { servitudeBatchRoutes } from './servitudes/batches/routes.ts'
import { servitudeRoutes } from './servitudes/routes.ts'
import { snapRoutes } from './snap/routes.ts'
import { stateRoutes } from './state/routes.ts'
import { outlineRoutes } from './territory/outlineRoutes.ts'
import { territoryRoutes } from './territory/routes.ts'
import { tileFastPath } from './tiles/fastPath.ts'
import { tileRoutes } from './tiles/routes.ts'
import { TileStore } from './tiles/tileStore.ts'

const WEB_BUILD = fileURLToPath(new URL('../dist/web', import.meta.url))

/** The application: no port, no I/O of its own; what the server runs and the tests start. */
export function createApp(deps: Deps, tiles = new TileStore(deps)): Koa {
  const app = new Koa()
  app.proxy = deps.config.proxy
  app.maxIpsCount = 1 // what our own proxy added; callers write whatever they like before it
  app.silent = true // errors.ts logs, with the request's id
  app.use(requests(deps.log))
  app.use(problems(deps.log))
  app.use(securityHeaders(deps.config.backgrounds.map(({ url }) => new URL(url).origin)))
  app.use(sameSite(deps.config.publicUrl))
  app.use(resumeSession(deps))
  app.use(resumeToken(deps))
  app.use(jsonBody)
  for (const resource of resources(deps, tiles)) app.use(resource.routes()).use(resource.allowedMethods())
  app.use(staticFiles(WEB_BUILD))
  return app
}

const resources = (deps: Deps, tiles: TileStore, press = new PaperPress()): Router[] => [
  healthRoutes(deps),
  sessionRoutes(deps),
  accountRoutes(deps),
  peopleRoutes(deps),
  envelopeRoutes(deps),
  parcelRoutes(deps),
  outlineRoutes(deps),
  recheckRoutes(deps),
  territoryRoutes(deps),
  conformityRoutes(deps),
  bodyRoutes(deps),
  rankingRoutes(deps),
  openDataRoutes(deps),
  statisticsRoutes(deps),
  bulletinRoutes(deps),
  bulletinDraftRoutes(deps),
  mandateRoutes(deps),
  keyRoutes(deps),
  courseRoutes(deps),
  siteRoutes(deps),
  actRoutes(deps),
  dossierActRoutes(deps),
  standingRoutes(deps),
  planRoutes(deps),
  actPaperRoutes(deps, press),
  signingRoutes(deps, press),
  attestationRoutes(deps),
  counterRoutes(deps),
  roomRoutes(deps),
  backlogRoutes(deps),
  complementRoutes(deps),
  remarkRoutes(deps),
  findingRoutes(deps),
  chainRoutes(deps),
  avisRoutes(deps),
  avisSigningRoutes(deps, press),
  phraseRoutes(deps),
  commissionRoutes(deps),
  outsideRoutes(deps),
  minutesRoutes(deps),
  dossierSessionRoutes(deps),
  queueRoutes(deps),
  boardRoutes(deps),
  trackingRoutes(deps),
  receiptRoutes(deps),
  tariffRoutes(deps),
  feeRoutes(deps),
  dossierRoutes(deps),
  documentRoutes(deps),
  uploadRoutes(deps),
  snapRoutes(deps),
  factorRoutes(deps),
  tokenRoutes(deps),
  providerRoutes(deps),
  noteRoutes(deps, press),
  notificationRoutes(deps),
  jobRoutes(deps),
  planActRoutes(deps),
  planDraftRoutes(deps),
  publishedPlanRoutes(deps),
  privacyRoutes(deps),
  procedureRoutes(deps),
  forecastRoutes(deps),
  performanceRoutes(deps),
  versionRoutes(deps),
  calendarRoutes(deps),
  activityRoutes(),
  stateRoutes(deps),
  heatRoutes(deps),
  journalRoutes(deps),
  printRoutes(deps, press),
  layerRoutes(deps),
  ogcRoutes(deps),
  ogcFileRoutes(deps),
  regulationRoutes(deps),
  servitudeRoutes(deps),
  servitudeBatchRoutes(deps),
  tileRoutes(tiles),
]

/** The listener a server is given: tiles first, the application for everything else. */
export const createListener = (deps: Deps, tiles = new TileStore(deps)): RequestListener =>
  tileFastPath(tiles, createApp(deps, tiles).callback())
