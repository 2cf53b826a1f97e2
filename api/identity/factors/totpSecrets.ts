import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import type { Database } from '../../db/tables.ts'
import { seal, unseal } from './seal.ts'
import { openKey } from './secretKey.ts'

/** What `account.totp_sealed` holds: the secret that counts, and the one that waits for the code which confirms it. */
const secrets = z.object({ current: z.string().nullable(), next: z.string().nullable() })
export type TotpSecrets = z.infer<typeof secrets>

const NONE: TotpSecrets = { current: null, next: null }

/** In the name of a person, in one transaction. */
export type Proving = {
  /** It already speaks in the person's name (`sayActor`): row-level security hides their secrets otherwise. */
  readonly transaction: Kysely<Database>
  readonly config: Config
  readonly at: Date
}

/** @throws Problem SECRET_KEY_LOST, SECRET_KEY_UNUSABLE */
export async function readTotpSecrets({ transaction, config }: Proving, personId: string): Promise<TotpSecrets> {
  const account = await transaction
    .selectFrom('account')
    .select('totp_sealed')
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!account?.totp_sealed) return NONE
  return secrets.parse(JSON.parse(unseal(openKey(config), personId, account.totp_sealed)))
}

export const sealTotpSecrets = (config: Config, personId: string, kept: TotpSecrets): Buffer =>
  seal(openKey(config), personId, JSON.stringify(kept))
