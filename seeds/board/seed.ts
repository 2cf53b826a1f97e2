import { type Kysely, sql } from 'kysely'
import type { Database } from '../../api/db/tables.ts'
import { unknown } from '../procedures/laws.ts'

/** Looked for in the texts that were read and not found: a choice of the house, and dated so that it may change. */
const INTERVALS = [
  {
    ...{ valid_from: '2026-01-01', working_days: 3 },
    rule: unknown(
      'Aucun texte lu ne fixe d’intervalle entre deux relances : choix de la plateforme.',
      'لم يعثر في النصوص المطلع عليها على مدة فاصلة بين تذكيرين: اختيار المنصة.',
    ),
  },
]

/** Writes how long one waits between two reminders. Safe to run again: what is there stays as it was. */
export async function seedBoard(db: Kysely<Database>): Promise<void> {
  await sql`
    insert into nudge_interval (valid_from, working_days, rule)
    select r.valid_from, r.working_days, r.rule
    from jsonb_to_recordset(${JSON.stringify(INTERVALS)}::jsonb) as r(valid_from date, working_days integer, rule jsonb)
    on conflict do nothing`.execute(db)
}
