import { type Kysely, sql } from 'kysely'
import type { AvisStanding } from '../../../contract/standing.ts'
import type { Database } from '../../../db/tables.ts'

/** What became of an avis whose signed file has these bytes, or had them before it gained evidence; null for none. */
export async function avisStandingOf(db: Kysely<Database>, sha256: string): Promise<AvisStanding | null> {
  const { rows } = await sql<{ found: AvisStanding | null }>`select avis_standing(${sha256}) as found`.execute(db)
  const found = rows[0]?.found
  if (!found) return null
  const { givenAt, signedAt, since } = found
  return { ...found, givenAt: utc(givenAt), signedAt: utc(signedAt), since: since && utc(since) }
}

/** PostgreSQL writes an instant in its own zone; the API writes it in UTC. */
const utc = (instant: string): string => new Date(instant).toISOString()
