import { type Kysely, sql } from 'kysely'
import type { MinutesFacts } from '../../contract/commission/minutes.ts'
import type { DossierSession } from '../../contract/commission/ofDossier.ts'
import type { SessionEvent } from '../../contract/commission/words.ts'
import type { Database } from '../../db/tables.ts'

export type DossierSessionRow = Omit<DossierSession, 'passage' | 'outcome' | 'reason' | 'sealedOn' | 'opens'> & {
  readonly itemId: string
  readonly territory: string[]
  readonly events: readonly {
    readonly event: SessionEvent
    /** ISO 8601. */
    readonly at: string
    readonly detail: Readonly<Record<string, unknown>>
  }[]
  readonly sealedAt: Date | null
}

/** The sessions a dossier is or was on, the last day first, with what this actor may know of each. */
export async function sessionsOf(db: Kysely<Database>, dossierId: string): Promise<DossierSessionRow[]> {
  const { rows } = await sql<DossierSessionRow>`
    select o.session_id as id, o.item_id as "itemId", o.rank, o.state, o.day::text as day, to_char(o.hour, 'HH24:MI') as hour,
      o.minutes, o.place, o.with_room as "withRoom", o.territory, o.events, o.sealed_at as "sealedAt",
      o.taken_off as "takenOff",
      (select coalesce(json_agg(json_build_object('answer', e -> 'answer', 'mine', e -> 'mine',
          'office', nullif(e -> 'office', 'null'::jsonb), 'person', case when e -> 'person' ->> 'id' is not null then json_build_object(
          'id', e -> 'person' -> 'id', 'givenName', e -> 'person' -> 'given_name', 'familyName', e -> 'person' -> 'family_name',
          'givenNameAr', e -> 'person' -> 'given_name_ar', 'familyNameAr', e -> 'person' -> 'family_name_ar') end) order by nth), '[]')
        from jsonb_array_elements(o.designers) with ordinality d(e, nth)) as designers,
      json_build_object('code', o.unit_code, 'kind', case when c.code is null then 'province' else 'commune' end,
        'nameFr', coalesce(c.name_fr, p.name_fr), 'nameAr', coalesce(c.name_ar, p.name_ar)) as unit
    from sessions_of_dossier(${dossierId}::uuid) o
      left join commune c on c.code = o.unit_code left join province p on p.code = o.unit_code`.execute(db)
  return rows
}

/** What sealed minutes say of one dossier alone. */
export type Extract = {
  readonly facts: MinutesFacts
  /** ISO 8601. */
  readonly sealedAt: string
  /** Of the sealed file. */
  readonly sha256: string
  readonly signatures: readonly {
    readonly nameFr: string
    readonly nameAr: string
    readonly kind: 'signed' | 'refused' | 'unsigned'
    readonly day: string
  }[]
}

/** Null before the minutes are sealed, for a session the dossier was not on, and for whoever may not read the dossier. */
export async function extractOf(
  db: Kysely<Database>,
  { dossierId, sessionId }: { readonly dossierId: string; readonly sessionId: string },
): Promise<Extract | null> {
  const { rows } = await sql<{ extract: Extract | null }>`
    select minutes_extract(${dossierId}::uuid, ${sessionId}::uuid) as extract`.execute(db)
  return rows[0]?.extract ?? null
}
