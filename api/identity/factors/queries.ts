import type { Kysely } from 'kysely'
import type { PasskeyShown } from '../../contract/factors.ts'
import type { Database } from '../../db/tables.ts'

export type Factors = { readonly passkeys: number; readonly totp: boolean }

/** What proves a person besides their password; recovery codes only stand in for these. */
export async function factorsOf(db: Kysely<Database>, personId: string): Promise<Factors> {
  const { passkeys } = await db
    .selectFrom('passkey')
    .select((passkey) => passkey.fn.countAll<string>().as('passkeys'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  const account = await db
    .selectFrom('account')
    .select('totp_confirmed_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return { passkeys: Number(passkeys), totp: Boolean(account?.totp_confirmed_at) }
}

export const countFactors = ({ passkeys, totp }: Factors): number => passkeys + (totp ? 1 : 0)

/** A person's passkeys, the oldest first. */
export async function passkeysOf(db: Kysely<Database>, personId: string): Promise<PasskeyShown[]> {
  const rows = await db
    .selectFrom('passkey')
    .select(['credential_id', 'label', 'created_at', 'last_used_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
  return rows.map(({ credential_id, label, created_at, last_used_at }) => ({
    id: credential_id,
    label,
    createdAt: created_at.toISOString(),
    lastUsedAt: last_used_at?.toISOString() ?? null,
  }))
}

/** The address a person signs in with, which their authenticator shows beside the house's name. */
export async function emailOf(db: Kysely<Database>, personId: string): Promise<string> {
  const account = await db
    .selectFrom('account')
    .select('email')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return account.email
}
