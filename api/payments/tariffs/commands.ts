import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import { askedBefore, keepAsked } from '../../access/askedOnce.ts'
import type { Asker } from '../../access/asker.ts'
import { type Allowed, authorise } from '../../access/authorise.ts'
import { outsideBracket } from '../../contract/fees/rates.ts'
import type { TariffEntered } from '../../contract/fees/tariffs.ts'
import { isUuid, uuidv7 } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { kindsOf, subjectOfTariffs } from './present.ts'
import { bodyOwner, communeOwner, type TariffOwner, tariffOwnerOf } from './queries.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Made = { readonly id: string; readonly owner: TariffOwner }

/** The commune or the agency that is named. @throws Problem NOT_FOUND */
export async function ownerNamed(
  db: ActorTransaction,
  { communeCode, bodyId }: { readonly communeCode?: string | undefined; readonly bodyId?: string | undefined },
): Promise<TariffOwner> {
  const owner = communeCode === undefined ? await bodyOwner(db, bodyId ?? '') : await communeOwner(db, communeCode)
  if (!owner) throw new Problem('NOT_FOUND')
  return owner
}

/**
 * Enters what a commune or an agency decided; a later decision takes over from its first day on.
 * @throws Problem the policy's shut door, RATE_OUTSIDE_BRACKET with the article, RATE_NOT_ITS_OWN
 */
export const enterTariff = (deps: Needs, asker: Asker, given: TariffEntered): Promise<Made> =>
  asActor(deps, asker.actor, async (transaction) => {
    const owner = await ownerNamed(transaction, given)
    const question = ['tariff.enter', given] as const
    const before = await askedBefore(transaction, asker, question)
    if (before) return { id: before, owner }
    const allowed = authorise(asker.actor, 'tariff.enter', subjectOfTariffs(owner))
    checkRates(owner, given)
    const at = deps.clock.now()
    const id = await write(transaction, { given, owner, asker, allowed, at })
    await keepAsked(transaction, asker, { question, id, at })
    return { id, owner }
  })

function checkRates(owner: TariffOwner, { rates }: TariffEntered): void {
  for (const [index, { kind, rate }] of rates.entries()) {
    if (!kindsOf(owner).includes(kind)) throw new Problem('RATE_NOT_ITS_OWN', { field: `rates.${index}.kind` })
    const legal = outsideBracket(kind, rate)
    if (!legal) continue
    const data = { kind, rate, from: legal.from, to: legal.to, article: legal.article.fr, articleAr: legal.article.ar }
    throw new Problem('RATE_OUTSIDE_BRACKET', { field: `rates.${index}.rate`, data })
  }
}

type Entering = {
  readonly given: TariffEntered
  readonly owner: TariffOwner
  readonly asker: Asker
  readonly allowed: Allowed
  readonly at: Date
}

async function write(
  transaction: ActorTransaction,
  { given, owner, asker, allowed: { mandateId }, at }: Entering,
): Promise<string> {
  const id = uuidv7(at)
  await transaction
    .insertInto('tariff')
    .values({
      ...{ id, commune_code: owner.commune?.code ?? null, body_id: owner.body?.id ?? null },
      ...{ reference: given.reference, decided_on: given.decidedOn, document_url: given.documentUrl },
      ...{ valid_from: given.validFrom, valid_to: given.validTo, origin: 'entered', source: null },
      ...{ entered_by: asker.actor.personId, mandate_id: mandateId, entered_at: at },
      ...{ withdrawn_by: null, withdrawn_at: null, withdrawal_reason: null },
    })
    .execute()
  await transaction
    .insertInto('tariff_rate')
    .values(given.rates.map(({ kind, rate }) => ({ tariff_id: id, kind, rate })))
    .execute()
  const rates = given.rates.map(({ kind, rate }) => `${kind} ${rate}`).join(', ')
  await record(
    transaction,
    { ...asker, at },
    {
      ...{ action: 'tariff.enter', subject: { kind: 'tariff', id }, mandateId, ...ofBody(owner) },
      detail: { reference: given.reference, from: given.validFrom, rates },
    },
  )
  return id
}

const ofBody = ({ body }: TariffOwner) => (body ? { bodyId: body.id } : {})

/** Withdraws what was entered wrongly; it stays written, and so does what was drawn up under it. @throws Problem TARIFF_WITHDRAWN */
export const withdrawTariff = (
  deps: Needs,
  asker: Asker,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<TariffOwner> =>
  asActor(deps, asker.actor, async (transaction) => {
    const owner = isUuid(id) ? await tariffOwnerOf(transaction, id) : null
    if (!owner) throw new Problem('NOT_FOUND')
    const { mandateId } = authorise(asker.actor, 'tariff.enter', subjectOfTariffs(owner))
    const at = deps.clock.now()
    const { numUpdatedRows } = await transaction
      .updateTable('tariff')
      .set({ withdrawn_by: asker.actor.personId, withdrawn_at: at, withdrawal_reason: reason })
      .where('id', '=', id)
      .where('origin', '=', 'entered')
      .where('withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new Problem('TARIFF_WITHDRAWN')
    const entry = { action: 'tariff.withdraw', subject: { kind: 'tariff', id }, mandateId, ...ofBody(owner) }
    await record(transaction, { ...asker, at }, { ...entry, detail: { reason } })
    return owner
  })
