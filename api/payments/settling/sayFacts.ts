import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { Allowed } from '../../access/authorise.ts'
import type { FactChecked, FactSaid } from '../../contract/fees/facts.ts'
import { journal, type Needs, subject, withDossier } from '../../dossiers/withDossier.ts'
import { Problem } from '../../http/problem.ts'
import { type Fees, lastSaid, readFees } from './readFees.ts'

type Saying<F> = { readonly id: string; readonly seen: number; readonly facts: readonly F[] }

/** Says what the project is for its taxes, beyond its description. @throws Problem FACT_NOT_ASKED, CHANGED_MEANWHILE */
export const declareFees = (deps: Needs, asker: Asker, { id, seen, facts }: Saying<FactSaid>): Promise<Fees> =>
  withDossier(deps, { asker, id, action: 'fees.declare' }, async (transaction, { row, allowed, at }) => {
    const fees = await readFees(transaction, row, deps.clock.today())
    checkStep(fees)
    await write(transaction, fees, { side: 'declared', seen, facts, asker, allowed, at })
    return readFees(transaction, row, deps.clock.today())
  })

/**
 * Says what was found instead, with a reason for each that differs from what was declared; both are shown.
 * @throws Problem CHECK_UNEXPLAINED, FACT_NOT_ASKED, CHANGED_MEANWHILE
 */
export const checkFees = (deps: Needs, asker: Asker, { id, seen, facts }: Saying<FactChecked>): Promise<Fees> =>
  withDossier(deps, { asker, id, action: 'fees.check' }, async (transaction, { row, allowed, at }) => {
    const fees = await readFees(transaction, row, deps.clock.today())
    checkStep(fees)
    const declared = { ...fees.ofProject, ...lastSaid(fees.said, 'declared') }
    for (const [index, { fact, value, reason }] of facts.entries())
      if (declared[fact] !== undefined && declared[fact] !== value && reason === undefined)
        throw new Problem('CHECK_UNEXPLAINED', { field: `facts.${index}.reason`, data: { fact } })
    await write(transaction, fees, { side: 'checked', seen, facts, asker, allowed, at })
    return readFees(transaction, row, deps.clock.today())
  })

/** Once everything is paid the facts are those that were paid on. @throws Problem NOT_AT_THIS_STEP */
function checkStep({ row: { step } }: Fees): void {
  if (step === 'to_sign') throw new Problem('NOT_AT_THIS_STEP', { data: { step } })
}

type Writing = {
  readonly side: 'declared' | 'checked'
  readonly seen: number
  readonly facts: readonly FactChecked[]
  readonly asker: Asker
  readonly allowed: Allowed
  readonly at: Date
}

async function write(
  transaction: ActorTransaction,
  { row: { id }, asked, said }: Fees,
  { side, seen, facts, asker, allowed: { mandateId }, at }: Writing,
): Promise<void> {
  const stray = facts.findIndex(({ fact }) => !asked.includes(fact))
  if (stray >= 0) throw new Problem('FACT_NOT_ASKED', { field: `facts.${stray}.fact` })
  if (seen !== said.length) throw new Problem('CHANGED_MEANWHILE')
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('fee_fact')
    .values(
      facts.map(({ fact, value, reason }, index) => ({
        ...{ dossier_id: id, nth: seen + index + 1, side, fact, value: JSON.stringify(value), reason: reason ?? null },
        ...{ person_id: asker.actor.personId, mandate_id: mandateId, at },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== BigInt(facts.length)) throw new Problem('CHANGED_MEANWHILE')
  const detail = { facts: facts.map(({ fact, value }) => `${fact} ${value}`).join(', ') }
  const entry = {
    action: `fees.${side === 'declared' ? 'declare' : 'check'}`,
    subject: subject(id),
    dossierId: id,
    mandateId,
  }
  await journal(transaction, { asker, at }, { ...entry, detail })
}
