import Router from '@koa/router'
import { signedIn } from '../../../access/asker.ts'
import { answerLines } from '../../../ceremony/answerLines.ts'
import { type AvisSigningOutcome, signAvisBody } from '../../../contract/avis/signing.ts'
import type { Deps } from '../../../deps.ts'
import { Timestamper } from '../../../evidence/timestamper.ts'
import { parse } from '../../../http/parse.ts'
import { Problem } from '../../../http/problem.ts'
import { openKey } from '../../../keys/openKey.ts'
import type { PaperPress } from '../../../papers/press.ts'
import { avisToSign } from './queue.ts'
import { signAvis } from './signAvis.ts'

/** The signing of avis: those that wait for the asker's body, and one consent for many of them. */
export function avisSigningRoutes(deps: Deps, press: PaperPress): Router {
  const router = new Router()

  router.get('/api/avis/to-sign', async (ctx) => {
    ctx.body = await avisToSign(deps, signedIn(ctx))
  })

  router.post('/api/avis/sign', async (ctx) => {
    const asker = signedIn(ctx)
    const { keyId, secret, avis } = parse(signAvisBody, ctx.state.body)
    const opened = await openKey(deps, asker, { keyId, secret, signatures: avis.length })
    if (!opened.ok) throw new Problem('SIGNING_KEY_REFUSED', { data: { reason: opened.error } })
    const { value: key, held } = opened
    const batch = { avis, key, held, press, stamper: new Timestamper(deps) }
    answerLines<AvisSigningOutcome>(ctx, deps, {
      work: (tell) => signAvis(deps, asker, { ...batch, tell }),
      done: () => key.close(),
    })
  })

  return router
}
