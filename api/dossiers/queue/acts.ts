import { sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { BulkAct } from '../../contract/desk.ts'
import { isUuid } from '../../db/uuid.ts'
import { Problem } from '../../http/problem.ts'
import { moveIn } from '../course/moveDossier.ts'
import { type DossierRow, dossierById } from '../queries.ts'
import { journal, subject, subjectOf } from '../withDossier.ts'

export type Acting = { readonly asker: Asker; readonly at: Date; readonly today: Day }
type Target = { readonly id: string; readonly seen: number }

/**
 * Does one thing to one dossier, in the caller's transaction. What is so already is left so, and done.
 * @throws Problem NOT_FOUND, the policy's shut door, what refuses a move, LABEL_UNKNOWN, NOT_A_COLLEAGUE
 */
export async function act(
  transaction: ActorTransaction,
  acting: Acting,
  { target, what }: { readonly target: Target; readonly what: BulkAct },
): Promise<void> {
  const row = isUuid(target.id) ? await dossierById(transaction, target.id) : null
  if (!row) throw new Problem('NOT_FOUND')
  switch (what.kind) {
    case 'move':
      return moveIn(
        transaction,
        { id: row.id, transition: what.transition, seen: target.seen },
        { ...acting, row, byHand: true },
      )
    case 'label':
      return label(transaction, acting, { row, ...what })
    case 'assign':
      return assign(transaction, acting, { row, ...what })
  }
}

type Labelling = { readonly row: DossierRow; readonly labelId: string; readonly on: boolean }

async function label(transaction: ActorTransaction, acting: Acting, { row, labelId, on }: Labelling): Promise<void> {
  const { asker, at } = acting
  const { mandateId } = authorise(asker.actor, 'dossier.label', subjectOf(row))
  const named = await transaction
    .selectFrom('dossier_label')
    .select(['name_fr', 'body_id'])
    .where('id', '=', labelId)
    .executeTakeFirst()
  if (!named) throw new Problem('LABEL_UNKNOWN')
  const key = { dossier_id: row.id, label_id: labelId }
  const changed = on
    ? await transaction
        .insertInto('dossier_labelled')
        .values({ ...key, labelled_by: asker.actor.personId, labelled_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .returning('label_id')
        .execute()
    : await transaction
        .deleteFrom('dossier_labelled')
        .where('dossier_id', '=', row.id)
        .where('label_id', '=', labelId)
        .returning('label_id')
        .execute()
  if (changed.length === 0) return
  await journal(transaction, acting, {
    ...{ action: on ? 'dossier.label' : 'dossier.unlabel', subject: subject(row.id), dossierId: row.id, mandateId },
    ...{ bodyId: named.body_id, detail: { label: named.name_fr } },
  })
}

type Assigning = { readonly row: DossierRow; readonly bodyId: string; readonly personId: string | null }

async function assign(
  transaction: ActorTransaction,
  acting: Acting,
  { row, bodyId, personId }: Assigning,
): Promise<void> {
  const { asker, at } = acting
  const { mandateId } = authorise(asker.actor, 'dossier.assign', subjectOf(row))
  const changed =
    personId === null
      ? await unassign(transaction, row.id, bodyId)
      : await give(transaction, acting, { row, bodyId, personId })
  if (!changed) return
  await journal(
    transaction,
    { asker, at },
    {
      ...{ action: personId ? 'dossier.assign' : 'dossier.unassign', subject: subject(row.id), dossierId: row.id },
      ...{ mandateId, bodyId, ...(personId ? { concernedId: personId } : {}) },
    },
  )
}

async function unassign(transaction: ActorTransaction, dossierId: string, bodyId: string): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('dossier_assignment')
    .where('dossier_id', '=', dossierId)
    .where('body_id', '=', bodyId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** To somebody who acts for the body today, by somebody who does. */
async function give(
  transaction: ActorTransaction,
  { asker, at }: Acting,
  { row, bodyId, personId }: Assigning & { readonly personId: string },
): Promise<boolean> {
  const { rows } = await sql<{ acts: boolean }>`select acts_for(${personId}::uuid, ${bodyId}::uuid) as acts`.execute(
    transaction,
  )
  if (!rows[0]?.acts) throw new Problem('NOT_A_COLLEAGUE', { field: 'personId' })
  const given = { person_id: personId, assigned_by: asker.actor.personId, assigned_at: at }
  const written = await transaction
    .insertInto('dossier_assignment')
    .values({ dossier_id: row.id, body_id: bodyId, ...given })
    .onConflict((conflict) =>
      conflict
        .columns(['dossier_id', 'body_id'])
        .doUpdateSet(given)
        .where('dossier_assignment.person_id', '<>', personId),
    )
    .returning('dossier_id')
    .execute()
  return written.length > 0
}
