import { readFile } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { seedBodies } from '../../../seeds/bodies/seed.ts'
import { systemClock } from '../../clock.ts'
import type { Database } from '../../db/tables.ts'
import { applyDue } from '../history/apply.ts'
import { enterChanges } from '../history/enter.ts'
import { changeGiven, changesGiven } from '../history/given.ts'
import type { ChangeFault } from '../history/judge.ts'
import { operatorCalled } from '../history/operator.ts'
import { type RelocationFault, relocateDossier } from '../history/relocate.ts'

const FAULTS: Readonly<Record<ChangeFault['code'] | RelocationFault['code'], string>> = {
  COMMUNE_UNKNOWN: 'no commune of this code files dossiers on that day',
  COMMUNE_EXISTS: 'a commune has, or had, this code',
  COMMUNE_ENDED: 'the commune is not in being on that day',
  PROVINCE_UNKNOWN: 'no province has this code',
  DAY_TO_COME: 'the day has not come: say "announced": true when that is meant',
  CHANGE_TWICE: 'this change was entered before',
  CHANGED_LATER: 'a later change of this commune was entered: changes are entered in the order of their days',
  NOTHING_CHANGES: 'it is so already',
  CITY_WITH_PARTS: 'a city files in its arrondissements',
  ZONES_DIFFER: 'the legal zones differ: the ground of its dossiers would have to be drawn again',
  DOSSIER_UNKNOWN: 'no dossier has this number',
  DOSSIER_DECIDED: 'only an open dossier passes to another commune',
  ALREADY_THERE: 'it is there already',
  ON_AN_AGENDA: 'it is on the agenda of a session: take it off, or wait for its conclusion',
  BEING_SIGNED: 'an act of it is being signed',
}

const said = ({ code, about }: ChangeFault | RelocationFault) => `${FAULTS[code]} (${about})`

async function operator(db: Kysely<Database>, by: string | undefined): Promise<string> {
  if (!by) throw new Error('--by EMAIL: whose mandate as an operator this is entered under')
  const personId = await operatorCalled(db, by, systemClock.today())
  if (!personId) throw new Error(`${by} is no operator's address`)
  return personId
}

/** Enters the changes of a file, all or none. @throws Error saying which is refused, and why */
export async function change(db: Kysely<Database>, file: string, by: string | undefined): Promise<readonly string[]> {
  const personId = await operator(db, by)
  const given: unknown = JSON.parse(await readFile(file, 'utf8'))
  const read = (Array.isArray(given) ? changesGiven : changeGiven.transform((one) => [one])).safeParse(given)
  if (!read.success) {
    const [first] = read.error.issues
    throw new Error(`${file}: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`)
  }
  const entered = await enterChanges(db, { clock: systemClock, personId }, read.data)
  if (!entered.ok) throw new Error(`change ${entered.error.nth} of ${read.data.length}: ${said(entered.error)}`)
  return [`${entered.value.length} changes entered`, ...(await apply(db))]
}

/** Gives effect to whatever is due. */
export async function apply(db: Kysely<Database>): Promise<readonly string[]> {
  const { changes, dossiers } = await applyDue(db, systemClock)
  await seedBodies(db) // of what was created
  const waiting = await db.selectFrom('commune_change').select('day').where('applied_at', 'is', null).execute()
  const left = await db
    .selectFrom('dossier as d')
    .innerJoin('commune as c', 'c.code', 'd.commune_code')
    .select(['d.number', 'd.id'])
    .where('c.ended_on', 'is not', null)
    .where('d.state', 'in', ['draft', 'filed', 'examined'])
    .orderBy('d.number')
    .execute()
  return [
    `${changes.length} taking effect now, ${waiting.length} announced; ${dossiers} open dossiers passed to a successor`,
    ...left.map(({ number, id }) => `  ${number ?? id} follows once its session is closed or its act signed`),
  ]
}

/** Every change there is. */
export async function history(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db.selectFrom('commune_change').selectAll().orderBy('day').orderBy('id').execute()
  return rows.map((row) => {
    const became = row.other_code ?? row.province_after ?? row.name_fr_after ?? ''
    const named = [row.name_fr_before ?? row.name_fr_after, became].filter((part) => part !== null).join(' > ')
    return `${row.day}  ${row.kind.padEnd(14)}  ${row.commune_code}  ${named}  ${row.act}${row.applied_at ? '' : '  (announced)'}`
  })
}

export type Relocation = {
  readonly number: string
  readonly to?: string | undefined
  readonly reason?: string | undefined
  readonly by?: string | undefined
}

/** Passes one dossier to another commune. @throws Error saying why it does not */
export async function relocate(
  db: Kysely<Database>,
  { number, to, reason, by }: Relocation,
): Promise<readonly string[]> {
  const why = reason?.trim() ?? ''
  if (!to || why.length < 3) throw new Error('relocate NUMBER --to CODE --reason TEXT --by EMAIL')
  const moved = await relocateDossier(db, systemClock, { number, to, reason: why, personId: await operator(db, by) })
  if (!moved.ok) throw new Error(`${number}: ${said(moved.error)}`)
  return [`${number} passed from ${moved.value} to ${to}`]
}
