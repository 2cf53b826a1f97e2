import { sql } from 'kysely'
import type { ActorTransaction } from '../access/asActor.ts'

/** Until the end of the transaction nobody else decides whether this content stays. */
export const lockContent = (transaction: ActorTransaction, sha256: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`content ${sha256}`}, 0))`.execute(transaction)

/** Until the end of the transaction nobody takes these contents away; others may hold them as well. */
export const holdContents = (transaction: ActorTransaction, sha256s: readonly string[]) =>
  sql`select pg_advisory_xact_lock_shared(hashtextextended('content ' || c, 0))
    from unnest(${[...new Set(sha256s)].toSorted()}::text[]) c`.execute(transaction)
