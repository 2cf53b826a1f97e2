import { sql } from 'kysely'
import type { BACKLOG_STATES } from '../../../contract/backlog.ts'
import type { Stage } from '../stage.ts'

/** A register of the country that was read, and how far it is brought in. */
export type RegisterDone = {
  /** The day the history ends on. */
  readonly day: string
  readonly communeCode: string
  readonly id: string
  readonly state: (typeof BACKLOG_STATES)[number]
}

/** A register's requests bear the country's name, which the journal keeps: what was brought in is known from it. */
export const requestOf = (day: string, communeCode: string): string => `demonstration-country ${day} ${communeCode}`
export const REQUESTS = 'demonstration-country %'

export async function registersDone({ owner }: Pick<Stage, 'owner'>): Promise<readonly RegisterDone[]> {
  const { rows } = await sql<RegisterDone>`
    select split_part(j.request_id, ' ', 2) as day, b.commune_code as "communeCode", b.id, b.state
    from journal_event j join backlog b on b.id::text = j.subject_id
    where j.action = 'backlog.read' and j.request_id like ${REQUESTS}`.execute(owner)
  return rows
}
