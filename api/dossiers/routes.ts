import Router from '@koa/router'
import { asActor } from '../access/asActor.ts'
import { signedIn } from '../access/asker.ts'
import {
  addParticipantBody,
  changeDossierBody,
  dossiersQuery,
  endParticipantQuery,
  nearQuery,
  openDossierBody,
  replaceParticipantBody,
} from '../contract/dossiers.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import { linkBase } from '../identity/proofs.ts'
import { consultDossier, renameDossier } from './commands.ts'
import { endParticipant, replaceParticipant } from './endParticipant.ts'
import { openDossier } from './openDossier.ts'
import { addParticipant } from './participants.ts'
import { presentDossier, presentSummary } from './present.ts'
import { dossiersSeen, sitesNear } from './queries.ts'

const MOST_SITES = 500

/** Dossiers as drafts: opened, shared, consulted. Filing and what follows belong to the procedure. */
export function dossierRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/dossiers' })

  router.post('/', async (ctx) => {
    const asker = signedIn(ctx)
    const opened = await openDossier(deps, asker, parse(openDossierBody, ctx.state.body))
    ctx.status = 201
    ctx.set('Location', `/api/dossiers/${opened.row.id}`)
    ctx.body = presentDossier(opened, asker.actor)
  })

  router.get('/', async (ctx) => {
    const { actor } = signedIn(ctx)
    const { limit, ...page } = parse(dossiersQuery, ctx.query)
    const found = await asActor(deps, actor, (transaction) => dossiersSeen(transaction, { ...page, limit: limit + 1 }))
    const shown = found.slice(0, limit)
    ctx.body = { dossiers: shown.map(presentSummary), next: found.length > limit ? (shown.at(-1)?.id ?? null) : null }
  })

  router.get('/near', async (ctx) => {
    const { actor } = signedIn(ctx)
    const box = parse(nearQuery, ctx.query)
    const sites = await sitesNear(deps.db, { actor, today: deps.clock.today(), box, most: MOST_SITES + 1 })
    ctx.body = { sites: sites.slice(0, MOST_SITES), more: sites.length > MOST_SITES }
  })

  router.get('/:id', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = presentDossier(await consultDossier(deps, asker, ctx.params.id ?? ''), asker.actor)
  })

  router.patch('/:id', async (ctx) => {
    const asker = signedIn(ctx)
    const change = { id: ctx.params.id ?? '', ...parse(changeDossierBody, ctx.state.body) }
    ctx.body = presentDossier(await renameDossier(deps, asker, change), asker.actor)
  })

  router.post('/:id/participants', async (ctx) => {
    const asker = signedIn(ctx)
    const whom = { id: ctx.params.id ?? '', ...parse(addParticipantBody, ctx.state.body) }
    ctx.status = 201
    const from = { asker, linkBase: linkBase(deps.config, ctx) }
    ctx.body = presentDossier(await addParticipant(deps, from, whom), asker.actor)
  })

  router.delete('/:id/participants/:participantId', async (ctx) => {
    const { id = '', participantId = '' } = ctx.params
    await endParticipant(deps, signedIn(ctx), { id, participantId, ...parse(endParticipantQuery, ctx.query) })
    ctx.body = {}
  })

  router.post('/:id/participants/:participantId/replacement', async (ctx) => {
    const asker = signedIn(ctx)
    const { id = '', participantId = '' } = ctx.params
    const wanted = { id, participantId, ...parse(replaceParticipantBody, ctx.state.body) }
    const from = { asker, linkBase: linkBase(deps.config, ctx) }
    ctx.status = 201
    ctx.body = { participantId: await replaceParticipant(deps, from, wanted) }
  })

  return router
}
