import { type Kysely, sql } from 'kysely'
import type { Transition } from '../../contract/procedures/transitions.ts'
import type { Database } from '../../db/tables.ts'
import { Problem } from '../../http/problem.ts'

/** What only an act that stands allows. */
const UNDER_AN_ACT: readonly Transition[] = ['open_works', 'declare_completion']

export const isUnderAct = (transition: Transition): boolean => UNDER_AN_ACT.includes(transition)

/** Since when the last signed act of a dossier is taken back; null while it stands, or where none was signed here. */
export async function takenBackAt(db: Kysely<Database>, dossierId: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select act_taken_back(${dossierId}::uuid) as at`.execute(db)
  return rows[0]?.at ?? null
}

/** Works are opened, or said to be done, under an act that stands; a refusal is decided again once its act stands no longer. */
export async function refuseTakenBack(
  db: Kysely<Database>,
  { id, transition }: { readonly id: string; readonly transition: Transition },
): Promise<Problem | null> {
  if (!isUnderAct(transition) && transition !== 'reopen') return null
  const at = await takenBackAt(db, id)
  if (transition === 'reopen') return at ? null : new Problem('REFUSAL_STANDS')
  return at && new Problem('ACT_TAKEN_BACK', { data: { since: at.toISOString() } })
}
