import type { Kysely } from 'kysely'
import type { Reserve } from '../../contract/avis/reserves.ts'
import type { Database } from '../../db/tables.ts'
import { outsideRequests } from './outside/queries.ts'
import { consultedBodies } from './queries.ts'
import { reservesIn } from './reserves.ts'

/**
 * The reserves a dossier carries, for the paper of its act: all but those that were lifted, each with who asks it and its
 * article. Of the last round in which anybody was asked.
 */
export async function consolidatedReserves(db: Kysely<Database>, dossierId: string): Promise<readonly Reserve[]> {
  const bodies = await consultedBodies(db, dossierId)
  const outside = await outsideRequests(db, dossierId)
  const round = Math.max(0, ...bodies.map((one) => one.round))
  return reservesIn({ round, bodies, outside }).filter(({ state }) => state !== 'lifted')
}
