import { type Kysely, sql } from 'kysely'
import type { AvisNamed, AvisSigningOutcome } from '../../../contract/avis/signing.ts'
import type { PersonName } from '../../../contract/people.ts'
import type { Database } from '../../../db/tables.ts'

/** Whoever signs, as a paper names them. @throws Error for nobody */
export async function nameOfPerson(db: Kysely<Database>, personId: string): Promise<PersonName> {
  const { rows } = await sql<PersonName>`
    select n.id, n.given_name as "givenName", n.family_name as "familyName", n.given_name_ar as "givenNameAr",
      n.family_name_ar as "familyNameAr" from names_of(array[${personId}::uuid]) n`.execute(db)
  const [found] = rows
  if (!found) throw new Error('whoever signs is nobody')
  return found
}

/** Who signed an avis; null while nobody did, or for one the actor may not see. */
export async function signerOf(
  db: Kysely<Database>,
  { dossierId, bodyId, round, version }: AvisNamed,
): Promise<AvisSigningOutcome['by']> {
  const { rows } = await sql<{ nameFr: string; nameAr: string | null; at: Date }>`
    select n.given_name || ' ' || n.family_name as "nameFr", n.given_name_ar || ' ' || n.family_name_ar as "nameAr",
      s.signed_at as at
    from consulted_body c join avis_signature s on s.consulted_body_id = c.id
      cross join lateral names_of(array[s.person_id]) n
    where c.dossier_id = ${dossierId}::uuid and c.body_id = ${bodyId}::uuid and c.round = ${round}
      and s.version = ${version}`.execute(db)
  const [found] = rows
  return found ? { ...found, at: found.at.toISOString() } : null
}
