import { sql } from 'kysely'
import type { ActorTransaction } from '../../access/asActor.ts'
import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import { decide, type Subject } from '../../contract/policy/decide.ts'
import type { Seat } from '../../contract/room/events.ts'
import type { Seated } from '../../contract/room/messages.ts'
import { isUuid } from '../../db/uuid.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { reachOf } from '../calling/reach.ts'
import type { Sitting } from './Peer.ts'

type SessionRow = {
  readonly live: boolean
  readonly withRoom: boolean
  readonly territory: readonly string[]
  /** Bodies that are members of this session. */
  readonly bodies: readonly string[]
  /** The dossiers the asker is called for in person; null when they are not. */
  readonly called: readonly string[] | null
}

/** A session as the asker may see it; what row-level security hides is not there. */
async function sessionRow(transaction: ActorTransaction, sessionId: string, personId: string) {
  const { rows } = await sql<SessionRow>`
    select s.state in ('convened', 'open') as live, s.with_room as "withRoom", s.territory,
      array(select i.body_id from session_invited i where i.session_id = s.id and i.capacity = 'member'
        and i.withdrawn_at is null) as bodies,
      (select i.dossiers from session_invited i where i.session_id = s.id and i.capacity = 'designer'
        and i.person_id = ${personId}::uuid and i.withdrawn_at is null) as called
    from commission_session s where s.id = ${sessionId}::uuid`.execute(transaction)
  return rows[0]
}

/** Where a body that is called answers, beyond the place of the session. */
type Reaching = { readonly reach: readonly string[] }
type Chosen = { readonly seat: Seat; readonly bodyId: string | null }

/**
 * The seat somebody has: those who lead by their mandate over the place, members by a body that is called, the designer for
 * their own dossiers; officials of the place look on.
 * @throws Problem named after the door that is shut
 */
function seatOf({ actor }: Asker, { reach, ...place }: Subject & Reaching): Chosen {
  const subject = { ...place, territory: reach }
  const bodyOf = (mandateId: string | null) => actor.mandates.find(({ id }) => id === mandateId)
  const lead = decide(actor, 'room.lead', place)
  if (lead.allowed) {
    const mandate = bodyOf(lead.mandateId)
    return { seat: mandate?.role === 'guichet' ? 'secretary' : 'chair', bodyId: mandate?.bodyId ?? null }
  }
  const draw = decide(actor, 'room.draw', subject)
  if (draw.allowed) return { seat: 'member', bodyId: bodyOf(draw.mandateId)?.bodyId ?? null }
  const enter = authorise(actor, 'room.enter', subject)
  if (enter.mandateId === null) return { seat: 'designer', bodyId: null }
  return { seat: 'observer', bodyId: bodyOf(enter.mandateId)?.bodyId ?? null }
}

async function seatedAs(transaction: ActorTransaction, personId: string, { seat, bodyId }: Chosen): Promise<Seated> {
  const { rows } = await sql<Pick<Seated, 'person' | 'body'>>`
    select json_build_object('id', n.id, 'givenName', n.given_name, 'familyName', n.family_name,
        'givenNameAr', n.given_name_ar, 'familyNameAr', n.family_name_ar) as person,
      (select json_build_object('id', b.id, 'kind', b.kind, 'nameFr', b.name_fr, 'nameAr', b.name_ar)
        from body b where b.id = ${bodyId}::uuid) as body
    from names_of(array[${personId}::uuid]) n`.execute(transaction)
  const [row] = rows
  if (!row) throw new Problem('NOT_FOUND')
  return { ...row, seat }
}

/**
 * Where somebody sits in the room of a session.
 * @throws Problem NOT_FOUND, or what the policy refuses with; NO_ROOM for a session that is held in one place only,
 * ROOM_SHUT before it is convened and once it is over
 */
export function sittingOf(deps: Pick<Deps, 'db' | 'clock'>, asker: Asker, sessionId: string): Promise<Sitting> {
  const { personId } = asker.actor
  return asActor(deps, asker.actor, async (transaction) => {
    const session = isUuid(sessionId) ? await sessionRow(transaction, sessionId, personId) : undefined
    if (!session) throw new Problem('NOT_FOUND')
    const { territory, bodies, called } = session
    const reach = await reachOf(transaction, asker.actor, { id: sessionId, territory })
    const chosen = seatOf(asker, { territory, reach, bodyIds: bodies, ...(called && { personId }) })
    if (!session.withRoom) throw new Problem('NO_ROOM')
    if (!session.live) throw new Problem('ROOM_SHUT')
    return { asker, seated: await seatedAs(transaction, personId, chosen), dossiers: called ?? [] }
  })
}
