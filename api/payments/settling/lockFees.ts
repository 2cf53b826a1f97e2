import { sql } from 'kysely'
import type { ActorTransaction } from '../../access/asActor.ts'

/** Whoever settles what a dossier owes waits here for whoever does already: a debt is paid once, whoever types first. */
export const lockFees = (transaction: ActorTransaction, dossierId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`fees of ${dossierId}`}, 0))`.execute(transaction)
