import { type Kysely, sql } from 'kysely'
import { personNamed } from '../../access/personNamed.ts'
import type { Capacity, ReplyAnswer } from '../../contract/commission/words.ts'
import type { PersonName } from '../../contract/people.ts'
import type { BodyKind } from '../../contract/policy/roles.ts'
import type { Database } from '../../db/tables.ts'

export type ReplyRow = {
  readonly answer: ReplyAnswer
  readonly sent: PersonName | null
  readonly comment: string | null
  readonly by: PersonName | null
  /** ISO 8601. */
  readonly at: string
}

export type InvitedRow = {
  readonly id: string
  readonly capacity: Capacity
  readonly bodyId: string | null
  readonly personId: string | null
  readonly body: {
    readonly id: string
    readonly kind: BodyKind
    readonly nameFr: string
    readonly nameAr: string
  } | null
  readonly person: PersonName | null
  readonly name: string | null
  readonly quality: string | null
  readonly dossiers: string[]
  /** The units over which a body answers here: those of the session, and of the dossiers it is called for. */
  readonly reach: string[]
  readonly invitedAt: Date
  readonly reply: ReplyRow | null
}

/** The last reply since the session was called or moved: what was said of another day counts no more. */
export const LAST_REPLY = sql<ReplyRow | null>`(select json_build_object('answer', r.answer, 'comment', r.comment,
    'at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'sent', ${personNamed('r.sent_person_id')},
    'by', ${personNamed('r.person_id')})
  from session_reply r join commission_session s on s.id = i.session_id
  where r.invited_id = i.id and r.sequence = s.sequence order by r.id desc limit 1)`

/** Everybody who is called to a session now, members first, in the order they were called. */
export async function invitedTo(db: Kysely<Database>, sessionId: string): Promise<InvitedRow[]> {
  const { rows } = await sql<InvitedRow>`
    select i.id, i.capacity, i.body_id as "bodyId", i.person_id as "personId", i.name, i.quality, i.dossiers,
      called_reach(i.session_id, i.body_id) as reach,
      i.invited_at as "invitedAt", ${personNamed('i.person_id')} as person, ${LAST_REPLY} as reply,
      case when b.id is not null then json_build_object('id', b.id, 'kind', b.kind, 'nameFr', b.name_fr, 'nameAr', b.name_ar)
        end as body
    from session_invited i left join body b on b.id = i.body_id
    where i.session_id = ${sessionId}::uuid and i.withdrawn_at is null
    order by array_position(array['member', 'designer', 'observer'], i.capacity), b.name_fr, i.id`.execute(db)
  return rows
}
