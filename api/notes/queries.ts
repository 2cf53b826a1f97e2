import { type Kysely, sql } from 'kysely'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import type { Day } from '../../spatial/day.ts'
import type { LegalMultiPolygon } from '../../spatial/geometry/types.ts'
import type { ListedNote, NoteFee, NoteLanguage } from '../contract/notes.ts'
import type { Database } from '../db/tables.ts'
import { ratesOn } from '../payments/tariffs/queries.ts'
import type { Agency, NoteFacts } from './facts.ts'

/** A note as whoever holds its number may read it. */
export type NoteRow = {
  readonly id: string
  readonly number: string
  readonly state: 'asked' | 'released' | 'refused'
  readonly srid: LegalSrid
  readonly bodyId: string
  /** The units the ground belongs to, widest first. */
  readonly territory: readonly string[]
  readonly outline: LegalMultiPolygon
  readonly askedAt: string
  readonly due: Day | null
  readonly fee: NoteFee | null
  readonly facts: NoteFacts
  readonly receipt: string | null
  readonly releasedAt: string | null
  readonly refusedAt: string | null
  readonly refusal: string | null
  readonly files: Readonly<Partial<Record<NoteLanguage, { readonly sha256: string; readonly bytes: number }>>>
}

const known = async (db: Kysely<Database>, number: string | null, once: string | null): Promise<NoteRow | null> => {
  const { rows } = await sql<{ note: NoteRow | null }>`
    select note_known(${number}::text, ${once}::text) as note`.execute(db)
  return rows[0]?.note ?? null
}

/** The note of that number, in whichever letters it was typed; null when there is none. */
export const noteByNumber = (db: Kysely<Database>, number: string): Promise<NoteRow | null> => known(db, number, null)

/** The note that the same question under the same key already asked for. */
export const noteAskedOnce = (db: Kysely<Database>, once: string): Promise<NoteRow | null> => known(db, null, once)

/** How an agency releases its notes; one that never chose reads them first. */
export async function releaseOf(db: Kysely<Database>, bodyId: string): Promise<'review' | 'at_once'> {
  const row = await db.selectFrom('note_setting').select('release').where('body_id', '=', bodyId).executeTakeFirst()
  return row?.release ?? 'review'
}

/** What the agency decided to be paid for a note, on a day; null while no decision is known. */
export async function feeOfAgency(db: Kysely<Database>, agency: string, day: Day): Promise<NoteFee | null> {
  // No commune is named: what an agency is paid is its own decision alone.
  const found = (await ratesOn(db, { commune: '', agency, day })).find(({ kind }) => kind === 'agency_note')
  if (!found || found.rate === 0) return null
  return { amount: found.rate, reference: found.tariff.reference, validFrom: found.tariff.validFrom }
}

/** The agencies one examines for. */
export async function agenciesOf(db: Kysely<Database>, bodyIds: readonly string[]): Promise<readonly Agency[]> {
  return db
    .selectFrom('body')
    .select(['id', 'name_fr as nameFr', 'name_ar as nameAr'])
    .where('id', 'in', [...bodyIds])
    .where('kind', '=', 'urban_agency')
    .orderBy('name_fr')
    .execute()
}

const PAGE = 50

type Listing = {
  /** Agencies one examines for, and the units one does it in. */
  readonly bodies: readonly string[]
  readonly territories: readonly string[]
  readonly state: NoteRow['state']
  readonly before: string | null
  readonly today: Day
}

/** Notes of a territory in a state: those asked, the most urgent first; the others, the latest first. */
export async function notesListed(
  db: Kysely<Database>,
  { bodies, territories, state, before, today }: Listing,
): Promise<{ readonly notes: readonly ListedNote[]; readonly next: string | null }> {
  const waiting = state === 'asked'
  const after = before
    ? waiting
      ? sql`and (n.due, n.number) > (select l.due, l.number from note l where l.number = ${before})`
      : sql`and (n.asked_at, n.number) < (select l.asked_at, l.number from note l where l.number = ${before})`
    : sql``
  const { rows } = await sql<ListedNote>`
    select n.number, n.state, to_char(n.due, 'YYYY-MM-DD') as due, n.fee, n.declared,
      to_char(n.asked_at at time zone 'Africa/Casablanca', 'YYYY-MM-DD') as "askedOn",
      jsonb_build_object('code', n.facts#>>'{ground,commune,code}', 'nameFr', n.facts#>>'{ground,commune,nameFr}',
        'nameAr', n.facts#>>'{ground,commune,nameAr}') as commune,
      (n.facts#>>'{ground,parcel,areaM2}')::float8 as "areaM2", nullif(n.facts->'title', 'null') as title,
      (select w.given_name || ' ' || w.family_name from names_of(array[n.asked_by]) w) as "askedBy",
      n.state = 'asked' and n.due < ${today}::date as late
    from note n where n.body_id = any(${bodies}::uuid[]) and n.territory && ${territories}::text[] and n.state = ${state} ${after}
    order by ${waiting ? sql`n.due, n.number` : sql`n.asked_at desc, n.number desc`} limit ${PAGE + 1}`.execute(db)
  const notes = rows.slice(0, PAGE)
  return { notes, next: rows.length > PAGE ? (notes.at(-1)?.number ?? null) : null }
}
