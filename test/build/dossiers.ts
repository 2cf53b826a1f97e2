import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { DossierState, Part } from '../../api/contract/policy/roles.ts'
import type { Database } from '../../api/db/tables.ts'

const FILED_AT = '2026-11-20T08:00:00Z'
const NOW = new Date('2026-11-24T08:00:00Z')

type Under = { readonly code: string; readonly track: 'gp' | 'pp' | null; readonly day?: string }

/** Writes dossiers and who takes part in them straight into a test's database, as its owner. */
export class Dossiers {
  private readonly db: Kysely<Database>

  constructor(db: Kysely<Database>) {
    this.db = db
  }

  /** A dossier of Aïn-Chock whose maker is its owner. */
  async of(owner: string, state: DossierState = 'draft'): Promise<string> {
    const id = randomUUID()
    await this.db
      .insertInto('dossier')
      .values({ id, title: 'Villa Tazi', state, commune_code: '06.141.01.41', created_by: owner, created_at: NOW })
      .execute()
    await this.take(id, { person: owner, part: 'owner' })
    return id
  }

  /** A réfection filed on 20 November 2026 under a number, with a last day. */
  async filed(owner: string, number: string, due = '2026-12-04'): Promise<string> {
    const id = await this.of(owner)
    await sql`update dossier set number = ${number}, filed_at = ${FILED_AT}, due_day = ${due}::date,
      procedure_version_id = (select id from procedure_version where code = 'refection' and valid_to is null limit 1)
      where id = ${id}`.execute(this.db)
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      values (${id}, 1, 'file', 'filed', 'filed', ${FILED_AT}, '2026-11-20', ${owner})`.execute(this.db)
    return id
  }

  /** A dossier of a procedure, filed on a day under the version in force today; its clock is counted at its next move. */
  async under(owner: string, { code, track, day = '2026-11-20' }: Under): Promise<string> {
    const id = await this.of(owner)
    const at = `${day}T08:00:00Z`
    await sql`update dossier set number = ${`061410141-${id.slice(0, 8)}`}, track = ${track}, filed_at = ${at},
      procedure_version_id = (select id from procedure_version where code = ${code} and valid_to is null limit 1)
      where id = ${id}`.execute(this.db)
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      values (${id}, 1, 'file', 'filed', 'filed', ${at}, ${day}, ${owner})`.execute(this.db)
    return id
  }

  /** Somebody, in person or through an office, takes part in a dossier. */
  async take(
    dossier: string,
    { person, body, part }: { readonly person?: string; readonly body?: string; readonly part: Part },
  ): Promise<void> {
    const added = await this.db
      .selectFrom('dossier')
      .select('created_by')
      .where('id', '=', dossier)
      .executeTakeFirstOrThrow()
    await this.db
      .insertInto('dossier_participant')
      .values({
        id: randomUUID(),
        dossier_id: dossier,
        person_id: person ?? null,
        body_id: body ?? null,
        part,
        added_by: added.created_by,
        added_at: NOW,
      })
      .execute()
  }
}
