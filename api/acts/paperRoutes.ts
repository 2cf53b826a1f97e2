import Router from '@koa/router'
import type { Context } from 'koa'
import { type Asker, signedIn } from '../access/asker.ts'
import { isUuid } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { answerContent } from '../documents/content/answerContent.ts'
import { attachment } from '../documents/content/disposition.ts'
import { journal, subject, withDossier } from '../dossiers/withDossier.ts'
import { Problem } from '../http/problem.ts'
import { linkBase } from '../identity/proofs.ts'
import { type PaperPress, PressBusy } from '../papers/press.ts'
import { spendReads } from '../privacy/readBudget.ts'
import { printAct } from './printAct.ts'
import { type ActRow, actById } from './queries.ts'

/** The paper of an act: the signed file, or what it would be, marked as a draft. */
export function actPaperRoutes(deps: Deps, press: PaperPress): Router {
  const router = new Router()

  router.get('/api/dossiers/:id/acts/:actId/paper', async (ctx) => {
    const asker = signedIn(ctx)
    const act = await consultAct(deps, asker, { dossierId: ctx.params.id ?? '', actId: ctx.params.actId ?? '' })
    if (act.file) return answerContent(ctx, deps, { ...act.file, ...described(act) })
    await answerDraft(ctx, press, { act, base: linkBase(deps.config, ctx) })
  })

  return router
}

const described = (act: ActRow) => ({ mediaType: 'application/pdf', fileName: actFileName(act) })

/** What a browser saves it as. */
const actFileName = ({ number, year, state, kind }: ActRow): string =>
  state === 'signed' ? `acte-${number}-${year}.pdf` : `projet-${kind}.pdf`

type Wanted = { readonly dossierId: string; readonly actId: string }

/** Reads an act and writes that it was read. @throws Problem NOT_FOUND */
async function consultAct(deps: Deps, asker: Asker, { dossierId, actId }: Wanted): Promise<ActRow> {
  await spendReads(deps, asker, 1)
  return withDossier(
    deps,
    { asker, id: dossierId, action: 'dossier.consult' },
    async (transaction, { allowed, at }) => {
      const act = isUuid(actId) ? await actById(transaction, actId) : null
      if (!act || act.dossierId !== dossierId) throw new Problem('NOT_FOUND')
      const entry = { action: 'act.consult', subject: subject(dossierId), dossierId, mandateId: allowed.mandateId }
      await journal(transaction, { asker, at }, { ...entry, consultation: true, detail: { act: actId } })
      return act
    },
  )
}

/** Whatever is not signed is shown as a draft, its number not yet on it. */
async function answerDraft(
  ctx: Context,
  press: PaperPress,
  { act, base }: { readonly act: ActRow; readonly base: string },
) {
  const draft = { ...act, number: null, year: null, signing: null }
  const pdf = await printAct(press, draft, base).catch((error: unknown) => {
    if (error instanceof PressBusy) throw new Problem('BUSY', { retryAfterS: 5 })
    throw error
  })
  ctx.type = 'application/pdf'
  ctx.set('Cache-Control', 'private, no-store')
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox")
  ctx.set('Content-Disposition', attachment(actFileName(act)))
  ctx.body = Buffer.from(pdf)
}
