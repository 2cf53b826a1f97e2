import { type Kysely, sql } from 'kysely'
import type { Result } from '../../../spatial/result.ts'
import { VISITOR } from '../../contract/policy/decide.ts'
import type { Database } from '../../db/tables.ts'
import { uuidv7 } from '../../db/uuid.ts'
import type { Clock } from '../../deps.ts'
import { record } from '../../journal/record.ts'
import type { ChangeGiven } from './given.ts'
import { type ChangeFault, judgeChange } from './judge.ts'

export type Entering = { readonly clock: Clock; readonly personId: string }

/** What was entered; of what was refused, which one and why: then nothing is. */
export type Entered = Result<readonly string[], ChangeFault & { readonly nth: number }>

/** Writes changes, each judged by what those before it say, or none of them. They take effect by `applyDue`. */
export async function enterChanges(
  db: Kysely<Database>,
  { clock, personId }: Entering,
  given: readonly ChangeGiven[],
): Promise<Entered> {
  const at = clock.now()
  try {
    return await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(hashtext('commune changes'))`.execute(transaction)
      const ids: string[] = []
      for (const { change, nth } of await withParts(transaction, given)) {
        const judged = await judgeChange(transaction, change, clock.today())
        if (!judged.ok) throw new Refused({ ok: false, error: { ...judged.error, nth } })
        const id = uuidv7(at)
        const { commune, kind, day, act } = change
        await transaction
          .insertInto('commune_change')
          .values({ id, day, kind, commune_code: commune, act, entered_by: personId, at, ...judged.value })
          .execute()
        await record(
          transaction,
          { actor: { ...VISITOR, personId }, at },
          { action: 'territory.change', subject: { kind: 'commune', id: commune }, detail: { kind, day, act } },
        )
        ids.push(id)
      }
      return { ok: true, value: ids }
    })
  } catch (error) {
    if (error instanceof Refused) return error.answer
    throw error
  }
}

type Nth = { readonly change: ChangeGiven; readonly nth: number }

/** A city passes to another province with its arrondissements: each has that in its own history. */
async function withParts(db: Kysely<Database>, given: readonly ChangeGiven[]): Promise<readonly Nth[]> {
  const cities = given.flatMap(({ kind, commune }) => (kind === 'moved_province' ? [commune] : []))
  const { rows } = await sql<{ code: string; city: string }>`
    select code, parent_code as city from commune where parent_code = any (${cities}::text[]) and ended_on is null
    order by code`.execute(db)
  return given.flatMap((change, index) => {
    const parts = rows.filter(({ city }) => change.kind === 'moved_province' && city === change.commune)
    return [change, ...parts.map(({ code }) => ({ ...change, commune: code }))].map((one) => ({
      change: one,
      nth: index + 1,
    }))
  })
}

/** Takes back what was written before the one that is refused. */
class Refused extends Error {
  readonly answer: Extract<Entered, { ok: false }>

  constructor(answer: Extract<Entered, { ok: false }>) {
    super(answer.error.code)
    this.answer = answer
  }
}
