import { type Kysely, sql } from 'kysely'
import { personNamed } from '../../access/personNamed.ts'
import type { AttestationKind } from '../../contract/attestations.ts'
import type { PersonName } from '../../contract/people.ts'
import type { Database } from '../../db/tables.ts'
import type { Shape } from './canonicalShape.ts'
import type { Covered } from './coverage.ts'

export type AttestationRow = {
  readonly id: string
  readonly kind: AttestationKind
  readonly personId: string
  readonly by: PersonName | null
  readonly office: { readonly nameFr: string; readonly nameAr: string } | null
  readonly at: Date
  readonly sha256: string
  readonly covered: Covered
  readonly withdrawnAt: Date | null
  /** Its author's part has ended, and nobody said that what they had done stays. */
  readonly left: boolean
}

/** Every attestation of a dossier, newest first: none is ever erased. */
export const attestationRows = (db: Kysely<Database>, dossierId: string): Promise<AttestationRow[]> =>
  db
    .selectFrom('attestation as a')
    .innerJoin('dossier_participant as p', 'p.id', 'a.participant_id')
    .leftJoin('body as b', 'b.id', 'p.body_id')
    .select(['a.id', 'a.kind', 'a.person_id as personId', 'a.at', 'a.sha256', 'a.covered'])
    .select('a.withdrawn_at as withdrawnAt')
    .select(sql<boolean>`p.ended_at is not null and not p.work_done`.as('left'))
    .select(
      sql<AttestationRow['office']>`case when b.id is not null then
        json_build_object('nameFr', b.name_fr, 'nameAr', b.name_ar) end`.as('office'),
    )
    .select(personNamed('a.person_id').as('by'))
    .where('a.dossier_id', '=', dossierId)
    .orderBy('a.at', 'desc')
    .orderBy('a.id', 'desc')
    .execute()

/** The legal geometry of a dossier as attestations hash it; null while it has none. */
export async function attestedSite(
  db: Kysely<Database>,
  dossierId: string,
): Promise<{ readonly srid: number; readonly shape: Shape } | null> {
  const site = await db
    .selectFrom('dossier_site as s')
    .select(['s.srid', sql<Shape>`ST_AsGeoJSON(s.geom, 4, 0)::json`.as('shape')])
    .where('s.dossier_id', '=', dossierId)
    .executeTakeFirst()
  return site ?? null
}

/** Contents of the pieces of a dossier that are not withdrawn, each with when it came. */
export const attestedPieces = (db: Kysely<Database>, dossierId: string) =>
  db
    .selectFrom('document')
    .select(['piece', 'sha256'])
    .where('dossier_id', '=', dossierId)
    .where('withdrawn_at', 'is', null)
    .where('piece', 'is not', null)
    .execute()

/** When each piece of a dossier last changed: a document came for it, or was withdrawn. */
export async function piecesChangedAt(db: Kysely<Database>, dossierId: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await db
    .selectFrom('document')
    .select('piece')
    .select(sql<Date>`max(greatest(deposited_at, withdrawn_at))`.as('at'))
    .where('dossier_id', '=', dossierId)
    .where('piece', 'is not', null)
    .groupBy('piece')
    .execute()
  return new Map(rows.flatMap(({ piece, at }) => (piece === null ? [] : [[piece, at] as const])))
}

export type LastDone = { readonly action: string; readonly kind: string | null; readonly at: Date }

/** What changes a site or the facts, and who was asked to attest, as the journal tells it: the last of each. */
export const lastDone = (db: Kysely<Database>, dossierId: string): Promise<LastDone[]> =>
  db
    .selectFrom('journal_event')
    .select(['action', sql<string | null>`detail ->> 'kind'`.as('kind')])
    .select((eb) => eb.fn.max('at').as('at'))
    .where('dossier_id', '=', dossierId)
    .where('action', 'in', [...SITE_CHANGES, ...FACTS_CHANGES, ASKED])
    .groupBy(['action', sql`detail ->> 'kind'`])
    .execute()

export const SITE_CHANGES: readonly string[] = ['dossier.locate', 'dossier.open']
export const FACTS_CHANGES: readonly string[] = ['dossier.describe', 'dossier.procedure']
export const ASKED = 'attestation.ask'
