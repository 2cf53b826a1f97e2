import Router from '@koa/router'
import type { Context } from 'koa'
import { asActor } from '../access/asActor.ts'
import { signedIn } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import { currentActor } from '../access/currentActor.ts'
import {
  askNoteBody,
  noteFileQuery,
  noteSettingBody,
  notesQuery,
  refuseNoteBody,
  releaseNoteBody,
} from '../contract/notes.ts'
import type { Deps } from '../deps.ts'
import { answerContent } from '../documents/content/answerContent.ts'
import { parse } from '../http/parse.ts'
import { Problem } from '../http/problem.ts'
import { linkBase } from '../identity/proofs.ts'
import { countsOfNoteSought, countsOfNotes, giveBack, spend } from '../identity/throttle.ts'
import type { PaperPress } from '../papers/press.ts'
import { askNote, noteConditionsOf } from './ask.ts'
import { chooseRelease, refuseNote, releaseNote } from './decide.ts'
import { drawNoteSheet } from './paper/plans.ts'
import { printNote } from './paper/print.ts'
import { presentNote } from './present.ts'
import { agenciesOf, feeOfAgency, type NoteRow, noteByNumber, notesListed, releaseOf } from './queries.ts'

/** Notes de renseignements: asked by anybody, released by the urban agency, read by their number. */
export function noteRoutes(deps: Deps, press: PaperPress): Router {
  const router = new Router({ prefix: '/api/notes' })
  const { db, clock } = deps

  router.post('/conditions', async (ctx) => {
    const asked = parse(askNoteBody, ctx.state.body)
    ctx.body = await noteConditionsOf({ db, clock }, asked)
  })

  router.post('/', async (ctx) => {
    const asked = parse(askNoteBody, ctx.state.body)
    const actor = currentActor(ctx)
    await spend(db, clock.now(), countsOfNotes(actor.personId, ctx.ip))
    const onceKey = ctx.get('Idempotency-Key').slice(0, 200) || null
    const note = await askNote({ db, clock }, { actor, requestId: String(ctx.state.requestId), onceKey }, asked)
    ctx.status = 201
    ctx.set('Location', `/api/notes/${note.number}`)
    ctx.body = await presentNote({ db, clock }, actor, note)
  })

  router.get('/', async (ctx) => {
    const { actor } = signedIn(ctx)
    const { state, before = null } = parse(notesQuery, ctx.query)
    const mine = actor.mandates.filter(({ role, bodyKind }) => role === 'examiner' && bodyKind === 'urban_agency')
    const territories = mine.flatMap((mandate) => mandate.territories)
    const bodies = mine.map(({ bodyId }) => bodyId)
    authorise(actor, 'notes.release', { territory: territories, bodyIds: bodies })
    const today = clock.today()
    ctx.body = await asActor({ db, clock }, actor, async (transaction) => {
      const agencies = await agenciesOf(transaction, bodies)
      return {
        today,
        agencies: await Promise.all(agencies.map((agency) => withSetting(agency))),
        ...(await notesListed(transaction, { bodies, territories, state, before, today })),
      }
    })
  })

  router.put('/setting', async (ctx) => {
    const asker = signedIn(ctx)
    const chosen = parse(noteSettingBody, ctx.state.body)
    ctx.body = await withSetting(await chooseRelease({ db, clock }, asker, chosen))
  })

  router.get('/:number', async (ctx) => {
    ctx.set('Cache-Control', 'private, no-cache')
    ctx.body = await presentNote({ db, clock }, currentActor(ctx), await sought(ctx))
  })

  router.get('/:number/pdf', async (ctx) => {
    const { language } = parse(noteFileQuery, ctx.query)
    const note = await released(ctx)
    const stored = await printNote({ ...deps, press }, { note, language, base: linkBase(deps.config, ctx) })
    const fileName = `note-${note.number}${language === 'both' ? '' : `-${language}`}.pdf`
    await answerContent(ctx, deps, { ...stored, mediaType: 'application/pdf', fileName })
  })

  router.get('/:number/plans/:sheet', async (ctx) => {
    const { sheet } = ctx.params
    if (sheet !== 'situation' && sheet !== 'zoning') throw new Problem('NOT_FOUND')
    const note = await released(ctx)
    ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    ctx.set('Cache-Control', 'private, no-cache')
    ctx.type = 'image/svg+xml'
    ctx.body = drawNoteSheet(note, sheet)
  })

  router.post('/:number/release', async (ctx) => {
    const asker = signedIn(ctx)
    const { receipt = null } = parse(releaseNoteBody, ctx.state.body)
    const note = await releaseNote({ db, clock }, asker, { number: ctx.params.number ?? '', receipt })
    ctx.body = await presentNote({ db, clock }, asker.actor, note)
  })

  router.post('/:number/refusal', async (ctx) => {
    const asker = signedIn(ctx)
    const { reason } = parse(refuseNoteBody, ctx.state.body)
    const note = await refuseNote({ db, clock }, asker, { number: ctx.params.number ?? '', reason })
    ctx.body = await presentNote({ db, clock }, asker.actor, note)
  })

  async function withSetting(agency: { readonly id: string; readonly nameFr: string; readonly nameAr: string }) {
    const [release, fee] = [await releaseOf(db, agency.id), await feeOfAgency(db, agency.id, clock.today())]
    return { ...agency, release, fee }
  }

  /** Only questions about none are counted. @throws Problem NOT_FOUND, TOO_MANY_ATTEMPTS */
  async function sought(ctx: Context & { readonly params: { readonly number?: string } }): Promise<NoteRow> {
    const at = clock.now()
    const counts = countsOfNoteSought(ctx.ip)
    await spend(db, at, counts)
    const note = await noteByNumber(db, ctx.params.number ?? '')
    if (!note) throw new Problem('NOT_FOUND')
    await giveBack(db, at, counts)
    return note
  }

  /** @throws Problem NOTE_NOT_RELEASED, and those of `sought` */
  async function released(ctx: Context & { readonly params: { readonly number?: string } }): Promise<NoteRow> {
    const note = await sought(ctx)
    if (note.state !== 'released') throw new Problem('NOTE_NOT_RELEASED')
    return note
  }

  return router
}
