import { sql } from 'kysely'
import type { ActorTransaction } from '../access/asActor.ts'

/** Until the end of the transaction nobody else decides whether this content stays. */
export const lockContent = (transaction: ActorTransaction, sha256: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`content ${sha256}`}, 0))`.execute(transaction)
