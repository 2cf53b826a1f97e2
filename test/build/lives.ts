import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { STATE_OF, type Step } from '../../api/contract/procedures/steps.ts'
import type { Transition } from '../../api/contract/procedures/transitions.ts'
import type { Database } from '../../api/db/tables.ts'

/** The day, what happened, and the step it led to. */
export type Happened = readonly [day: string, event: Transition, step: Step]

export type Life = {
  readonly commune: string
  readonly code?: string
  readonly track?: 'gp' | 'pp' | null
  readonly due?: string | null
  readonly events: readonly Happened[]
}

/** Writes what happened to dossiers straight into a test's database, each event at eight o’clock UTC of its day. */
export class Lives {
  private readonly db: Kysely<Database>
  private readonly person: string

  constructor(db: Kysely<Database>, person: string) {
    this.db = db
    this.person = person
  }

  async write({ commune, code = 'construire', track = 'pp', due = null, events }: Life): Promise<string> {
    const id = randomUUID()
    const at = new Date(`${events[0]?.[0]}T08:00:00Z`)
    await this.db
      .insertInto('dossier')
      .values({ id, title: 'Villa', commune_code: commune, created_by: this.person, created_at: at })
      .execute()
    await sql`update dossier set track = ${track}, procedure_version_id =
      (select id from procedure_version where code = ${code} and valid_to is null limit 1) where id = ${id}`.execute(
      this.db,
    )
    for (const [index, happened] of events.entries()) await this.happen(id, index + 1, happened)
    if (due !== null) await this.due(id, due)
    return id
  }

  async happen(id: string, move: number, [day, event, step]: Happened): Promise<void> {
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      values (${id}, ${move}, ${event}, ${step}, ${STATE_OF[step]}, ${`${day}T08:00:00Z`}, ${day}, ${this.person})`.execute(
      this.db,
    )
  }

  async due(id: string, day: string): Promise<void> {
    await sql`insert into dossier_deadline (dossier_id, stage, holder, from_day, assumed, due_day, days, unit, days_left, skipped, rule)
      values (${id}, 'total', 'president', null, false, ${day}, null, 'working', 0, '[]', '{}')
      on conflict (dossier_id, stage) do update set due_day = excluded.due_day`.execute(this.db)
  }
}
