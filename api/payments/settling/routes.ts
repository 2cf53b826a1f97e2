import Router from '@koa/router'
import { asActor } from '../../access/asActor.ts'
import { type Asker, signedIn } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import { checkFeesBody, declareFeesBody } from '../../contract/fees/facts.ts'
import {
  drawUpBody,
  type FeeRegister,
  receiptBody,
  registerQuery,
  reverseReceiptBody,
  statementQuery,
} from '../../contract/fees/statements.ts'
import type { Deps } from '../../deps.ts'
import { parse } from '../../http/parse.ts'
import { PaperPress } from '../../papers/press.ts'
import { printStatement } from '../paper/printStatement.ts'
import { communeTerritory } from '../tariffs/queries.ts'
import { consultFees } from './consultFees.ts'
import { drawUp } from './drawUp.ts'
import { presentFees } from './present.ts'
import { recordReceipt, reverseReceipt } from './receipts.ts'
import { readRegister, registerCsv } from './register.ts'
import { checkFees, declareFees } from './sayFacts.ts'

/** What a dossier owes before delivery, and how it is settled. */
export function feeRoutes(deps: Deps): Router {
  const router = new Router({ prefix: '/api' })
  const press = new PaperPress()

  router.get('/dossiers/:id/fees', async (ctx) => {
    const asker = signedIn(ctx)
    ctx.body = presentFees(await consultFees(deps, asker, ctx.params.id ?? ''), asker.actor)
  })

  router.put('/dossiers/:id/fees/declaration', async (ctx) => {
    const asker = signedIn(ctx)
    const said = { id: ctx.params.id ?? '', ...parse(declareFeesBody, ctx.state.body) }
    ctx.body = presentFees(await declareFees(deps, asker, said), asker.actor)
  })

  router.put('/dossiers/:id/fees/check', async (ctx) => {
    const asker = signedIn(ctx)
    const said = { id: ctx.params.id ?? '', ...parse(checkFeesBody, ctx.state.body) }
    ctx.body = presentFees(await checkFees(deps, asker, said), asker.actor)
  })

  router.post('/dossiers/:id/fees/statements', async (ctx) => {
    const asker = signedIn(ctx)
    const wanted = { id: ctx.params.id ?? '', ...parse(drawUpBody, ctx.state.body) }
    ctx.status = 201
    ctx.body = presentFees(await drawUp(deps, asker, wanted), asker.actor)
  })

  router.post('/dossiers/:id/fees/receipts', async (ctx) => {
    const asker = signedIn(ctx)
    const given = { id: ctx.params.id ?? '', ...parse(receiptBody, ctx.state.body) }
    ctx.status = 201
    ctx.body = presentFees(await recordReceipt(deps, asker, given), asker.actor)
  })

  router.post('/dossiers/:id/fees/receipts/:receiptId/reversal', async (ctx) => {
    const asker = signedIn(ctx)
    const { id = '', receiptId = '' } = ctx.params
    const reversal = { id, receiptId, ...parse(reverseReceiptBody, ctx.state.body) }
    ctx.status = 201
    ctx.body = presentFees(await reverseReceipt(deps, asker, reversal), asker.actor)
  })

  router.get('/dossiers/:id/fees/statement', async (ctx) => {
    const wanted = { id: ctx.params.id ?? '', ...parse(statementQuery, ctx.query) }
    const { pdf, fileName } = await printStatement({ ...deps, press }, signedIn(ctx), wanted)
    ctx.attachment(fileName)
    ctx.type = 'application/pdf'
    ctx.body = Buffer.from(pdf)
  })

  router.get('/fee-register', async (ctx) => {
    ctx.body = await registerOf(deps, signedIn(ctx), parse(registerQuery, ctx.query))
  })

  router.get('/fee-register/csv', async (ctx) => {
    const asked = parse(registerQuery, ctx.query)
    const register = await registerOf(deps, signedIn(ctx), asked)
    ctx.attachment(`registre-${asked.communeCode}-${asked.from}-${asked.to}.csv`)
    ctx.type = 'text/csv; charset=utf-8'
    ctx.body = registerCsv(register)
  })

  return router
}

type RegisterAsked = { readonly communeCode: string; readonly from: string; readonly to: string }

/** @throws Problem NOT_FOUND, and the policy's shut door */
const registerOf = (deps: Deps, { actor }: Asker, { communeCode, from, to }: RegisterAsked): Promise<FeeRegister> =>
  asActor(deps, actor, async (transaction) => {
    const territory = await communeTerritory(transaction, communeCode)
    authorise(actor, 'fees.register', { territory })
    return readRegister(transaction, { code: communeCode, from, to })
  })
