import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { STATE_OF, type Step } from '../../api/contract/procedures/steps.ts'
import type { Database } from '../../api/db/tables.ts'

export type Queued = {
  readonly title?: string
  readonly commune?: string | undefined
  readonly step?: Step | undefined
  readonly code?: string
  readonly track?: 'gp' | 'pp' | null
  readonly due?: string | null
  readonly filedAt?: string
  readonly number?: string
  readonly titleNumber?: string
  /** The least corner of a site of 20 m by 12 m, metres of the zone of Nord Maroc. */
  readonly site?: readonly [x: number, y: number] | null
}

/** Dossiers as they stand in a queue, written by the database's owner. */
export class QueuedDossiers {
  private readonly db: Kysely<Database>
  private readonly owner: string
  private count = 0

  constructor(db: Kysely<Database>, owner: string) {
    this.db = db
    this.owner = owner
  }

  async add({
    title = 'Villa R+1',
    commune = '06.141.01.41',
    step = 'filed',
    code = 'refection',
    track = null,
    due = null,
    filedAt = '2026-11-10T09:00:00Z',
    number = `061410141-2026-${String(++this.count).padStart(5, '0')}`,
    titleNumber,
    site = null,
  }: Queued = {}): Promise<string> {
    const id = randomUUID()
    const project = JSON.stringify(titleNumber ? { titleNumber } : {})
    await sql`insert into dossier (id, title, commune_code, created_by, created_at, territory, procedure_version_id, step,
        state, step_since, filed_at, number, due_day, track, project)
      select ${id}::uuid, ${title}, ${commune}, ${this.owner}::uuid, ${filedAt}, '{}', v.id, ${step}, ${STATE_OF[step]},
        ${filedAt}, ${filedAt}, ${number}, ${due}::date, ${track}, ${project}::jsonb
      from procedure_version v where v.code = ${code} and v.valid_to is null and v.state = 'published'`.execute(this.db)
    if (site) await this.place(id, site)
    return id
  }

  /** The event of its filing, so that it can be moved from there. */
  async filedBy(id: string, person: string): Promise<void> {
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      select id, 1, 'file', 'filed', 'filed', filed_at, filed_at::date, ${person} from dossier where id = ${id}`.execute(
      this.db,
    )
  }

  /** So many more of a commune, at every urgency about a day, their sites on a field of the plane. */
  async many(count: number, { today, corner }: { readonly today: string; readonly corner: readonly [number, number] }) {
    const [x, y] = corner
    await sql`
      with made as (
        insert into dossier (id, title, state, step, step_since, number, commune_code, created_by, created_at, territory,
          filed_at, due_day, procedure_version_id, track)
        select gen_random_uuid(), (array['Villa R+1', 'Immeuble R+4', 'Réfection de façade', 'Clôture', 'Surélévation'])[1 + i % 5] || ', lot ' || i,
          case when i % 3 = 0 then 'examined' else 'filed' end,
          case when i % 3 = 0 then 'opined' when i % 3 = 1 then 'filed' else 'consulted' end, now(),
          '061410141-2019-' || lpad(i::text, 5, '0'), '06.141.01.41', ${this.owner}::uuid, now(), '{}',
          ${today}::date - i % 60, case when i % 9 = 0 then null else ${today}::date + i % 47 - 6 end, v.id,
          case when i % 2 = 0 then 'pp' else 'gp' end
        from generate_series(1, ${count}::integer) i, procedure_version v
        where v.code = 'construire' and v.valid_to is null and v.state = 'published' returning id, number)
      insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
      select id, 26191, 'filed', '{}', g, display_3857(g)
      from (select id, right(number, 5)::integer as i from made) d
      cross join lateral (select ${x}::float8 + (i * 7919) % 2400 as x, ${y}::float8 + (i * 104729) % 1800 as y) at
      cross join lateral (select ST_Multi(ST_MakeEnvelope(x, y, x + 18, y + 14, 26191)) as g) drawn`.execute(this.db)
  }

  /** A person who owns it, by both writings of their name. */
  async ownedBy(id: string, person: string): Promise<void> {
    await sql`insert into dossier_participant (id, dossier_id, person_id, part, added_by, added_at)
      values (${randomUUID()}, ${id}, ${person}, 'owner', ${this.owner}, now())`.execute(this.db)
  }

  private async place(id: string, [x, y]: readonly [number, number]): Promise<void> {
    await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
      select ${id}, 26191, 'filed', '{}', g, display_3857(g)
      from (select ST_Multi(ST_MakeEnvelope(${x}::float8, ${y}::float8, ${x + 20}::float8, ${y + 12}::float8, 26191)) as g) made`.execute(
      this.db,
    )
  }
}
