import Router from '@koa/router'
import { signedIn } from '../../access/asker.ts'
import { askAttestationBody, attestBody } from '../../contract/attestations.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { askAttestation } from './askAttestation.ts'
import { attest, withdrawAttestation } from './attest.ts'

/** Who stands for what in a draft. What was attested is read with the course. */
export function attestationRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api/dossiers/:id/attestations' })

  router.post('/', async (ctx) => {
    const wanted = { id: ctx.params.id ?? '', ...parse(attestBody, ctx.state.body) }
    const attestations = await attest(deps, signedIn(ctx), wanted)
    ctx.status = 201
    ctx.body = { attestations }
  })

  router.post('/requests', async (ctx) => {
    const wanted = { id: ctx.params.id ?? '', ...parse(askAttestationBody, ctx.state.body) }
    const attestations = await askAttestation(deps, signedIn(ctx), wanted)
    ctx.status = 201
    ctx.body = { attestations }
  })

  router.delete('/:attestationId', async (ctx) => {
    const { id = '', attestationId = '' } = ctx.params
    ctx.body = { attestations: await withdrawAttestation(deps, signedIn(ctx), { id, attestationId }) }
  })

  return router
}
