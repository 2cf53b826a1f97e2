import type { ActorTransaction } from '../access/asActor.ts'
import { nameOf } from '../access/nameOf.ts'
import { linkTo } from '../identity/proofs.ts'
import { notify } from '../notifications/notify.ts'
import type { BodyOfMandate, MandateRow } from './queries.ts'
import type { Received } from './recipient.ts'
import type { Act, NewMandate } from './withMandate.ts'

type Given = Pick<NewMandate, 'role' | 'from' | 'to'> & {
  readonly body: Pick<BodyOfMandate, 'nameFr' | 'nameAr'>
  readonly delegated: boolean
}

/** Tells whoever received a mandate, by an invitation when they never signed in. */
export async function tellGiven(
  transaction: ActorTransaction,
  act: Act,
  { personId, token }: Received,
  { role, from, to, body, delegated }: Given,
): Promise<void> {
  const ofBody = { bodyFr: body.nameFr, bodyAr: body.nameAr, role }
  if (token) {
    const link = linkTo(act.linkBase, 'invitation', token)
    await notify(transaction, act.at, { personId, kind: 'invitation', data: { ...ofBody, link } })
    return
  }
  const data = { ...ofBody, from, to: to ?? '' }
  if (delegated) {
    const by = await nameOf(transaction, act.asker.actor.personId)
    await notify(transaction, act.at, { personId, kind: 'delegation_given', data: { ...data, by } })
  } else await notify(transaction, act.at, { personId, kind: 'mandate_given', data })
}

export const tellChanged = (transaction: ActorTransaction, { at }: Act, row: MandateRow) =>
  notify(transaction, at, {
    personId: row.person.id,
    kind: 'mandate_changed',
    data: {
      bodyFr: row.body.nameFr,
      bodyAr: row.body.nameAr,
      role: row.role,
      from: row.validFrom,
      to: row.validTo ?? '',
    },
  })

export const tellEnded = (transaction: ActorTransaction, { at }: Act, row: MandateRow, on: string) =>
  notify(transaction, at, {
    personId: row.person.id,
    kind: 'mandate_ended',
    data: { bodyFr: row.body.nameFr, bodyAr: row.body.nameAr, role: row.role, on },
  })
