import { addMonths, asDay, type Day } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { LinkedGround } from '../../contract/chain.ts'
import type { FollowsRule, ProcedureDefinition, Rule } from '../../contract/procedures/definition.ts'
import { Problem } from '../../http/problem.ts'
import { spendReads } from '../../privacy/readBudget.ts'
import { courseById } from '../course/queries.ts'
import type { DossierRow } from '../queries.ts'
import { journal, type Needs, subject, withDossier } from '../withDossier.ts'
import { chainRows, groundsOf, type LinkRow, sameGroundRows } from './queries.ts'

export type Chain = {
  readonly dossier: DossierRow
  readonly version: number
  readonly follows: FollowsRule | null
  readonly opens: { readonly on: Day | null; readonly rule: Rule } | null
  readonly chain: readonly LinkRow[]
  readonly sameGround: readonly LinkRow[]
  readonly proposed: readonly string[]
  readonly grounds: ReadonlyMap<string, LinkedGround>
  /** The day it was filed, else today. */
  readonly on: Day
}

/** Reads what a dossier goes on from and what is on its ground, and writes that it was read. @throws Problem NOT_FOUND */
export async function consultChain(deps: Needs, asker: Asker, id: string): Promise<Chain> {
  await spendReads(deps, asker, 1)
  return withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { row, allowed, at }) => {
    const entry = { action: 'dossier.chain', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    await journal(transaction, { asker, at }, { ...entry, consultation: true })
    return readChain(transaction, row, deps.clock.today())
  })
}

/** The chain of a dossier the actor may see. */
export async function readChain(transaction: ActorTransaction, dossier: DossierRow, today: Day): Promise<Chain> {
  const course = await courseById(transaction, dossier.id)
  if (!course) throw new Problem('NOT_FOUND')
  const chain = await chainRows(transaction, dossier.id)
  const linked = new Set(chain.map(({ id }) => id))
  const sameGround = (await sameGroundRows(transaction, dossier.id)).filter(({ id }) => !linked.has(id))
  const visible = [...chain, ...sameGround].filter((link) => link.visible).map(({ id }) => id)
  const mine = chain.find(({ id }) => id === dossier.id)
  const former = chain.find(({ id }) => id === mine?.follows)
  const follows = course.definition?.follows ?? null
  return {
    dossier,
    version: course.version,
    follows,
    opens: course.definition && opensAfter(course.definition, former),
    chain,
    sameGround,
    proposed: proposedOf(follows, sameGround),
    grounds: await groundsOf(transaction, visible),
    on: mine?.filedAt ? asDay(mine.filedAt.toISOString().slice(0, 10)) : today,
  }
}

/** What is proposed was delivered under a procedure that this one goes on from; a person says which one it is. */
const proposedOf = (follows: FollowsRule | null, ground: readonly LinkRow[]): string[] =>
  ground
    .filter(
      ({ procedure, deliveredOn }) => deliveredOn !== null && procedure && follows?.procedures.includes(procedure.code),
    )
    .map(({ id }) => id)

function opensAfter({ filing }: ProcedureDefinition, former: LinkRow | undefined): Chain['opens'] {
  if (!filing?.after) return null
  const { procedure, term } = filing.after
  const known = former?.procedure?.code === procedure && former.deliveredOn !== null && term.unit === 'month'
  return { on: known ? addMonths(asDay(former.deliveredOn), term.length) : null, rule: filing.rule }
}
