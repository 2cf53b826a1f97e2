import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Opinion } from '../../api/contract/avis/opinions.ts'
import type { Database } from '../../api/db/tables.ts'
import type { People } from './people.ts'
import { type Queued, QueuedDossiers } from './queued.ts'

export const AIN_CHOCK = '06.141.01.41'
export const CASABLANCA = '06.141'
export const AGADIR = '09.001.01.01'

/** Dossiers of Aïn-Chock around Tuesday 24 November 2026, with a holiday on the Thursday after. */
export async function boardDesk(db: Kysely<Database>, people: People) {
  const owner = await people.person()
  const queued = new QueuedDossiers(db, owner)
  let nth = 70_000
  /** Numbers that the demonstration's own dossiers do not have. */
  const add = (given: Queued) => queued.add({ number: `061410141-2026-${++nth}`, ...given })
  await sql`insert into holiday (id, day, name_fr, name_ar, act, sureness, entered_at)
    values (${randomUUID()}, '2026-11-26', 'Jour de fête', 'يوم عيد', 'Décret d’essai', 'sourced', now())`.execute(db)
  const agency = await people.acting('urban_agency', 'member', [CASABLANCA])
  const rescue = await people.acting('civil_protection', 'member', [CASABLANCA])
  const ids = {
    late: await add({ code: 'construire', track: 'gp', step: 'consulted', due: '2026-11-20' }),
    today: await add({ code: 'construire', track: 'pp', due: '2026-11-24' }),
    in3: await add({ due: '2026-11-30' }),
    in5: await add({ code: 'construire', track: 'pp', step: 'opined', due: '2026-12-01' }),
    in10: await add({ code: 'construire', track: 'gp', step: 'to_settle', due: '2026-12-09' }),
    unpaid: await add({ code: 'construire', track: 'gp', step: 'to_settle', due: '2026-11-19' }),
    standing: await add({ step: 'completing' }),
    later: await add({ due: '2026-12-10' }),
    elsewhere: await add({ commune: AGADIR, due: '2026-11-02' }),
  }
  await add({ step: 'granted', due: '2026-11-01' })
  await consulted(db, { dossier: ids.late, body: agency.body })
  await consulted(db, { dossier: ids.late, body: rescue.body, by: { ...rescue, opinion: 'favourable' } })
  await sql`insert into fee_statement (dossier_id, version, day, facts, lines, creditors, person_id, at)
    values (${ids.unpaid}, 1, '2026-11-18', '{}', '[]', '[]', ${owner}, now())`.execute(db)
  return { owner, agency, rescue, ids }
}

type Consulted = {
  readonly dossier: string
  readonly body: string
  readonly by?: { readonly person: string; readonly mandate: string; readonly opinion: Opinion }
}

/** A body that was asked for its avis, and what it said. */
export async function consulted(db: Kysely<Database>, { dossier, body, by }: Consulted): Promise<void> {
  const id = randomUUID()
  await sql`insert into consulted_body (id, dossier_id, round, body_id, rules, binding, asked_at)
    values (${id}, ${dossier}, 1, ${body}, '[]', false, '2026-11-02T09:00:00Z')`.execute(db)
  if (by)
    await sql`insert into avis (consulted_body_id, version, opinion, person_id, mandate_id, at)
      values (${id}, 1, ${by.opinion}, ${by.person}, ${by.mandate}, '2026-11-12T09:00:00Z')`.execute(db)
}
