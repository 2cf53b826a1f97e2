import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../db/tables.ts'
import { Problem } from '../../http/problem.ts'
import { tokenHash } from '../sessionCookie.ts'

const CHALLENGE_MINUTES = 5
const CHALLENGE_BYTES = 32

export const CHALLENGE_MS = CHALLENGE_MINUTES * 60_000

const clientData = z.object({ challenge: z.string().min(16).max(200) })

/** Keeps the digest of a new challenge for five minutes; `personId` null when nobody is known yet. */
export async function newChallenge(
  db: Kysely<Database>,
  personId: string | null,
  at: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = new Uint8Array(randomBytes(CHALLENGE_BYTES))
  const hash = tokenHash(Buffer.from(challenge).toString('base64url'))
  const expires_at = new Date(at.getTime() + CHALLENGE_MS)
  await db
    .insertInto('pending_proof')
    .values({ hash, purpose: 'passkey', person_id: personId, data: '{}', created_at: at, expires_at })
    .execute()
  return challenge
}

/**
 * The challenge a browser answered, used up whatever becomes of the answer: give it a connection of its own, not the
 * transaction that a refusal rolls back.
 * @throws Problem PASSKEY_CHALLENGE when it was never given to `personId`, was used before or is too old
 */
export async function spendChallenge(
  db: Kysely<Database>,
  clientDataJson: string,
  { personId, at }: { readonly personId: string | null; readonly at: Date },
): Promise<string> {
  const challenge = challengeIn(clientDataJson)
  const { rows } = await sql<{ hash: Buffer | null; person_id: string | null }>`
    select hash, person_id from use_proof(${tokenHash(challenge)}, 'passkey', ${at})`.execute(db)
  const [proof] = rows
  if (!proof?.hash || proof.person_id !== personId) throw new Problem('PASSKEY_CHALLENGE')
  return challenge
}

function challengeIn(clientDataJson: string): string {
  try {
    return clientData.parse(JSON.parse(Buffer.from(clientDataJson, 'base64url').toString('utf8'))).challenge
  } catch (cause) {
    throw Object.assign(new Problem('PASSKEY_REFUSED'), { cause })
  }
}
