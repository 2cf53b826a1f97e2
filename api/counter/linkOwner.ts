import { sql } from 'kysely'
import type { Asker } from '../access/asker.ts'
import { nameOf } from '../access/nameOf.ts'
import { uuidv7 } from '../db/uuid.ts'
import { personByEmail } from '../dossiers/queries.ts'
import { journal, type Needs, type ReadDossier, readWhole, subject, withDossier } from '../dossiers/withDossier.ts'
import { Problem } from '../http/problem.ts'
import { countsOfSeeking, giveBack, spend } from '../identity/throttle.ts'
import { notify } from '../notifications/notify.ts'

type Linking = { readonly id: string; readonly personEmail: string }

/**
 * Hands a dossier typed at the counter to its owner's own account, which the clerk sees to be theirs: the card recorded
 * with the dossier and the one declared in the account are one.
 * @throws Problem PARTICIPANT_UNKNOWN, IDENTITY_DIFFERS, OWNER_HAS_ACCOUNT, TOO_MANY_ATTEMPTS, the policy's shut door
 */
export async function linkOwner(deps: Needs, asker: Asker, { id, personEmail }: Linking): Promise<ReadDossier> {
  const counts = countsOfSeeking(asker.actor.personId)
  await spend(deps.db, deps.clock.now(), counts)
  const wanted = { asker, id, action: 'counter.link' } as const
  const linked = await withDossier(deps, wanted, async (transaction, { row, at, allowed: { mandateId } }) => {
    const personId = await personByEmail(transaction, personEmail)
    if (!personId) throw new Problem('PARTICIPANT_UNKNOWN', { field: 'personEmail' })
    const { rows } = await sql<{ outcome: 'linked' | 'nobody_recorded' | 'identity_differs' | null }>`
      select link_recorded_owner(${id}::uuid, ${personId}::uuid, ${uuidv7(at)}::uuid, ${at}::timestamptz) as outcome`.execute(
      transaction,
    )
    const outcome = rows[0]?.outcome
    if (outcome === 'nobody_recorded') throw new Problem('OWNER_HAS_ACCOUNT')
    if (outcome === 'identity_differs') throw new Problem('IDENTITY_DIFFERS', { field: 'personEmail' })
    if (outcome !== 'linked') throw new Problem('NOT_WITHIN_REACH', { data: { action: 'counter.link' } })
    const entry = { action: 'counter.link', subject: subject(id), dossierId: id, mandateId, concernedId: personId }
    await journal(transaction, { asker, at }, entry)
    const by = await nameOf(transaction, asker.actor.personId)
    const data = { title: row.title, by, part: 'owner' }
    await notify(transaction, at, { personId, kind: 'participant_added', data, path: `/dossiers/${id}` })
    return readWhole(transaction, id)
  })
  await giveBack(deps.db, deps.clock.now(), counts)
  return linked
}
