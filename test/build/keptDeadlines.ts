import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { calendarNow, clockOf, outagesNow } from '../../api/deadlines/queries.ts'
import { stagesDue } from '../../api/deadlines/stages.ts'
import { validityStages } from '../../api/deadlines/validity.ts'
import { deadlinesOf } from '../../api/dossiers/course/deadlines.ts'

/** Dossiers whose kept last days are not those the clock gives from their events; nothing when all is well. */
export async function deadlinesAmiss(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from dossier where moves > 0 order by id`.execute(db)
  const [calendar, outages] = [await calendarNow(db), await outagesNow(db)]
  const amiss: string[] = []
  for (const { id } of rows) {
    const clock = await clockOf(db, id)
    if (!clock) throw new Error(`${id} has moved without a procedure`)
    const rules = [...clock.definition.stages, ...validityStages(clock.definition.validity, clock)]
    const expected = inWords(stagesDue(rules, { ...clock, flow: clock.definition.flow, calendar, outages }))
    const kept = inWords(await deadlinesOf(db, id))
    if (kept !== expected) amiss.push(`${id}: ${kept} kept, ${expected} counted`)
  }
  return amiss
}

type Stage = { readonly stage: string; readonly due: string | null; readonly met: string | null }

const inWords = (stages: readonly Stage[]): string =>
  stages
    .map(({ stage, due, met }) => `${stage} ${due} ${met}`)
    .toSorted()
    .join(', ')
