import Router from '@koa/router'
import { signedIn } from '../../access/asker.ts'
import { answerLines } from '../../ceremony/answerLines.ts'
import { type SigningOutcome, signActsBody } from '../../contract/actsSigning.ts'
import type { Deps } from '../../deps.ts'
import { Timestamper } from '../../evidence/timestamper.ts'
import { parse } from '../../http/parse.ts'
import { Problem } from '../../http/problem.ts'
import { linkBase } from '../../identity/proofs.ts'
import { openKey } from '../../keys/openKey.ts'
import type { PaperPress } from '../../papers/press.ts'
import { actsToSign } from './queue.ts'
import { signActs } from './signActs.ts'

/** The signing of acts: those that wait for the asker, and one consent for many of them. */
export function signingRoutes(deps: Deps, press: PaperPress): Router {
  const router = new Router()

  router.get('/api/acts/to-sign', async (ctx) => {
    ctx.body = await actsToSign(deps, signedIn(ctx))
  })

  router.post('/api/acts/sign', async (ctx) => {
    const asker = signedIn(ctx)
    const { keyId, secret, acts } = parse(signActsBody, ctx.state.body)
    const opened = await openKey(deps, asker, { keyId, secret, signatures: acts.length })
    if (!opened.ok) throw new Problem('SIGNING_KEY_REFUSED', { data: { reason: opened.error } })
    const { value: key, held } = opened
    const batch = { acts, key, held, press, stamper: new Timestamper(deps), base: linkBase(deps.config, ctx) }
    answerLines<SigningOutcome>(ctx, deps, {
      work: (tell) => signActs(deps, asker, { ...batch, tell }),
      done: () => key.close(),
    })
  })

  return router
}
