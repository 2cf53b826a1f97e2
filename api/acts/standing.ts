import { type Kysely, sql } from 'kysely'
import type { ActKind } from '../contract/actsDrafted.ts'
import type { ActStanding, StandingOfAct } from '../contract/standing.ts'
import type { Database } from '../db/tables.ts'
import { referenceOf, type SigningFacts, signingFacts } from './facts.ts'

/** How an act is found: by its code's token, by its number in the unit that signed it, by the bytes of its file. */
export type ActSought =
  | { readonly token: string }
  | { readonly unit: string; readonly number: number; readonly year: number }
  | { readonly sha256: string }

type Found = Omit<ActStanding, 'reference' | 'signer'> & {
  /** Why it was taken back or given up: for whoever sees the dossier. */
  readonly reason: string | null
  readonly number: number
  readonly year: number
  readonly kind: ActKind
  readonly standing: StandingOfAct
  readonly signing: SigningFacts | null
}

/** What became of an act that was signed, or whose number was given up; null for none, as for one that is not signed yet. */
export async function standingOf(db: Kysely<Database>, sought: ActSought, today: string): Promise<ActStanding | null> {
  const { token = null, unit = null, number = null, year = null, sha256 = null } = widened(sought)
  const { rows } = await sql<{
    found: Found | null
  }>`select act_standing(${token}::text, ${unit}::text, ${year}::integer,
    ${number}::integer, ${sha256}::text, ${today}::date) as found`.execute(db)
  const found = rows[0]?.found
  if (!found) return null
  const { signing, number: given, year: of, signedAt, since, reason: _, ...rest } = found
  return {
    ...rest,
    reference: referenceOf(given, of),
    signedAt: signedAt === null ? null : new Date(signedAt).toISOString(),
    since: since === null ? null : new Date(since).toISOString(),
    signer: signedAt === null ? null : signerOf(signingFacts.parse(signing)),
  }
}

type Widened = {
  readonly token?: string
  readonly unit?: string
  readonly number?: number
  readonly year?: number
  readonly sha256?: string
}
const widened = (sought: ActSought): Widened => sought

const signerOf = ({ by, body }: SigningFacts): NonNullable<ActStanding['signer']> => ({
  ...by,
  bodyFr: body.nameFr,
  bodyAr: body.nameAr,
})
