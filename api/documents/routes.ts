import Router from '@koa/router'
import { signedIn } from '../access/asker.ts'
import { assignPieceBody, previewQuery } from '../contract/documents.ts'
import type { Deps } from '../deps.ts'
import { parse } from '../http/parse.ts'
import {
  assignPiece,
  consultDocument,
  consultSheets,
  listDocuments,
  openDocument,
  viewDocument,
  withdrawDocument,
} from './commands.ts'
import { answerContent } from './content/answerContent.ts'
import { FileThreads } from './inspection/fileThreads.ts'
import { versionsOf } from './pieceVersions.ts'
import { previewOnDemand } from './previews/previewOnDemand.ts'

/** Documents of dossiers: what they are, their contents and the pictures of their pages. */
export function documentRoutes(given: Deps): Router {
  const router = new Router()
  const deps = { ...given, threads: new FileThreads(1) }

  router.get('/api/dossiers/:id/documents', async (ctx) => {
    ctx.body = { documents: await listDocuments(deps, signedIn(ctx), ctx.params.id ?? '') }
  })

  router.get('/api/dossiers/:id/pieces/:piece/versions', async (ctx) => {
    const { id = '', piece = '' } = ctx.params
    const documents = await listDocuments(deps, signedIn(ctx), id)
    ctx.body = { piece, versions: versionsOf(documents, piece) }
  })

  router.get('/api/documents/:id', async (ctx) => {
    ctx.body = await consultDocument(deps, signedIn(ctx), ctx.params.id ?? '')
  })

  router.get('/api/documents/:id/sheets', async (ctx) => {
    ctx.body = await consultSheets(deps, signedIn(ctx), ctx.params.id ?? '')
  })

  router.get('/api/documents/:id/content', async (ctx) => {
    await answerContent(ctx, deps, await openDocument(deps, signedIn(ctx), ctx.params.id ?? ''))
  })

  router.get('/api/documents/:id/preview', async (ctx) => {
    const asker = signedIn(ctx)
    const wanted = parse(previewQuery, ctx.query)
    const thumbnail = wanted.width === 200
    const document = await viewDocument(deps, asker, { id: ctx.params.id ?? '', page: wanted.page, thumbnail })
    const picture = await previewOnDemand(deps, asker, { document, wanted })
    await answerContent(ctx, deps, { ...picture, mediaType: 'image/webp', fileName: `page-${wanted.page}.webp` })
  })

  router.put('/api/documents/:id/piece', async (ctx) => {
    const { piece } = parse(assignPieceBody, ctx.state.body)
    ctx.body = await assignPiece(deps, signedIn(ctx), { id: ctx.params.id ?? '', piece })
  })

  router.post('/api/documents/:id/withdraw', async (ctx) => {
    ctx.body = await withdrawDocument(deps, signedIn(ctx), ctx.params.id ?? '')
  })

  return router
}
