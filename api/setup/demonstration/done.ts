import { sql } from 'kysely'
import type { Life } from '../../../seeds/demonstration/lives/life.ts'
import type { DraftDone } from './commands.ts'
import type { Stage } from './stage.ts'

/** How far a life was played. */
export type Done = DraftDone & { readonly moves: number; readonly offices: number }

/**
 * A life's requests bear its name, which the journal keeps: what was played is known from it, whenever it was and
 * whatever became of it since.
 * @param plan the day a build ends on, or `cast`
 */
export const requestOf = (plan: string, rank: number): string => `demonstration ${plan} ${rank}`

/** What is there of some lives of a plan, by their rank. */
export async function doneOf(
  { owner }: Pick<Stage, 'owner'>,
  plan: string,
  lives: readonly Pick<Life, 'rank'>[],
): Promise<Map<number, Done>> {
  const ranks = new Set(lives.map(({ rank }) => rank))
  const { rows } = await sql<Done & { rank: number }>`
    select split_part(j.request_id, ' ', 3)::integer as rank, d.id, d.version, d.moves,
      d.procedure_version_id is not null as "hasProcedure",
      (select count(*) from dossier_participant p where p.dossier_id = d.id and p.body_id is not null) as offices,
      d.follows is not null as "isLinked",
      exists (select from document f where f.dossier_id = d.id) as "hasPieces",
      exists (select from attestation a where a.dossier_id = d.id and a.kind = 'agreement') as "isAgreed"
    from journal_event j join dossier d on d.id = j.dossier_id
    where j.action = 'dossier.open' and j.request_id like ${`demonstration ${plan} %`}`.execute(owner)
  return new Map(rows.filter(({ rank }) => ranks.has(rank)).map(({ rank, ...done }) => [rank, done]))
}

/** The plans of which there is any dossier, oldest first. */
export async function plansThere({ owner }: Pick<Stage, 'owner'>): Promise<string[]> {
  const { rows } = await sql<{ plan: string }>`
    select distinct split_part(j.request_id, ' ', 2) as plan from journal_event j join dossier d on d.id = j.dossier_id
    where j.action = 'dossier.open' and j.request_id like 'demonstration %' order by 1`.execute(owner)
  return rows.map(({ plan }) => plan)
}
