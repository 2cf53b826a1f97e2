import { sql } from 'kysely'
import { type HistoryWanted, type Register, registersOf } from '../../../../seeds/demonstration/history/register.ts'
import { writeClerks } from '../../../../seeds/demonstration/people/clerks.ts'
import { asDay } from '../../../../spatial/day.ts'
import type { Asker } from '../../../access/asker.ts'
import { keepRegister, startImport } from '../../../backlog/commands.ts'
import { importRows } from '../../../backlog/importRows.ts'
import { backlogById, backlogRowsOf } from '../../../backlog/queries.ts'
import { readTable } from '../../../backlog/reading/readTable.ts'
import { openDatabase } from '../../../db/database.ts'
import type { Deps, WorkDeps } from '../../../deps.ts'
import { Askers } from '../askers.ts'
import { alone, settle } from '../build.ts'
import type { Playing } from '../play.ts'
import { depsAt, type Stage } from '../stage.ts'
import { type RegisterDone, registersDone, requestOf } from './registersDone.ts'

export type CountryWanted = Omit<HistoryWanted, 'until'> & {
  readonly now: Date
  readonly today: string
  readonly onRow?: Playing['onAct']
}

export type CountryBuilt = {
  /** The day before which everything happened: of the first time, when this one went on with it. */
  readonly day: string
  readonly communes: number
  readonly dossiers: number
}

type Bringing = Pick<Stage, 'owner'> & {
  readonly deps: Deps
  readonly work: WorkDeps
  readonly askers: Askers
  readonly day: string
  readonly done: ReadonlyMap<string, RegisterDone>
}

/** One is judged while another is written. */
const AT_ONCE = 2

/**
 * Gives the country its history: the paper register of every commune, read, judged and brought in by the product's own
 * commands with its real dates; or goes on with what was begun. Two at once wait for each other.
 * @throws Error naming the commune whose register the product does not take whole
 */
export const buildCountry = (stage: Stage, { now, today, onRow, ...wanted }: CountryWanted): Promise<CountryBuilt> =>
  alone(stage, async () => {
    await writeClerks(stage.owner)
    const begun = await registersDone(stage)
    const day = begun[0]?.day ?? today
    const registers = [...registersOf({ ...wanted, until: asDay(day) })]
    const dossiers = registers.reduce((sum, { rows }) => sum + rows, 0)
    const done = new Map(begun.map((one) => [one.communeCode, one]))
    const deps = depsAt(stage, now)
    const db = openDatabase(stage.url, { max: AT_ONCE, role: 'rokhas_worker', commit: 'soon', plan: 'once' })
    const bringing = { owner: stage.owner, deps, work: { ...deps, db }, askers: new Askers(stage, today), day, done }
    let acts = 0
    const bring = async (register: Register) => {
      await bringRegister(bringing, register)
      acts += register.rows
      onRow?.({ acts, of: dossiers, opened: acts })
    }
    await inTurn(registers, bring).finally(() => db.destroy())
    await settle(stage, now)
    return { day, communes: registers.length, dossiers }
  })

/** Some at a time; the first that fails ends it, once the others under way have ended. */
async function inTurn(registers: readonly Register[], bring: (register: Register) => Promise<void>): Promise<void> {
  const waiting = registers.values()
  const hands = Array.from({ length: AT_ONCE }, async () => {
    for (const register of waiting) await bring(register)
  })
  await Promise.all(hands).finally(() => Promise.allSettled(hands))
}

async function bringRegister(bringing: Bringing, register: Register): Promise<void> {
  const { owner, deps, work, askers, day, done } = bringing
  const { communeCode } = register
  const before = done.get(communeCode)
  if (before?.state === 'done') return
  const asker = await askers.clerk(communeCode, requestOf(day, communeCode))
  const id = before?.id ?? (await keep(deps, asker, register))
  await startImport(deps, asker, id)
  await importRows(work, id)
  // What the queue would have done is done.
  await sql`select graphile_worker.remove_job(${`backlog:${id}`})`.execute(owner)
  await checkWhole(work, communeCode, id)
}

async function keep(deps: Deps, asker: Asker, { communeCode, fileName, bytes }: Register): Promise<string> {
  const table = readTable(bytes)
  if (!table.ok) throw new Error(`the register of ${communeCode} is not read: ${table.error.why}`)
  return (await keepRegister(deps, asker, { communeCode, fileName, bytes, table: table.value })).id
}

async function checkWhole({ db }: WorkDeps, communeCode: string, id: string): Promise<void> {
  const counts = (await backlogById(db, id))?.counts
  if (counts && counts.ready + counts.faulty + counts.refused === 0) return
  const state = counts?.faulty ? 'faulty' : 'refused'
  const [row] = await backlogRowsOf(db, { id, state, limit: 1 })
  const why = row ? `line ${row.line}, ${JSON.stringify(row.refusal ?? row.faults)}` : 'rows are left'
  throw new Error(`the register of ${communeCode} is not taken whole: ${why}`)
}
