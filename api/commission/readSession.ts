import type { ActorTransaction } from '../access/asActor.ts'
import type { PersonName } from '../contract/people.ts'
import { type InvitedRow, invitedTo } from './calling/invited.ts'
import { peopleFor } from './calling/replies.ts'
import { happenedIn, type NamedHappened } from './happened.ts'
import { type DossierOnAgenda, dossiersById } from './planning/agendaDossiers.ts'
import { type ItemRow, itemsOf } from './planning/items.ts'
import type { SessionRow } from './sessions.ts'
import { type Sitting, sittingAfter } from './sitting/fold.ts'
import { type QuorumRule, quorumRuleOn } from './sitting/quorum.ts'

/** A session with all that is shown of it. */
export type WholeSession = {
  readonly row: SessionRow
  readonly items: readonly (ItemRow & { readonly dossier: DossierOnAgenda })[]
  readonly invited: readonly (InvitedRow & { readonly people: readonly PersonName[] })[]
  readonly events: readonly NamedHappened[]
  readonly sitting: Sitting
  readonly rule: QuorumRule
}

/** Reads it in the actor's name: a dossier they may not see is not on their agenda. */
export async function readSession(transaction: ActorTransaction, row: SessionRow): Promise<WholeSession> {
  const items = await itemsOf(transaction, row.id)
  const dossiers = await dossiersById(
    transaction,
    items.map(({ dossierId }) => dossierId),
  )
  const events = await happenedIn(transaction, row.id)
  return {
    row,
    items: items.flatMap((item) => {
      const dossier = dossiers.find(({ id }) => id === item.dossierId)
      return dossier ? [{ ...item, dossier }] : []
    }),
    invited: await withPeople(transaction, row, await invitedTo(transaction, row.id)),
    events,
    sitting: sittingAfter(events),
    rule: await quorumRuleOn(transaction, row.day),
  }
}

async function withPeople(transaction: ActorTransaction, row: SessionRow, invited: readonly InvitedRow[]) {
  const found: WholeSession['invited'][number][] = []
  for (const one of invited) {
    const own = one.person ? [one.person] : []
    found.push({ ...one, people: one.bodyId ? await peopleFor(transaction, row.id, one.bodyId) : own })
  }
  return found
}
