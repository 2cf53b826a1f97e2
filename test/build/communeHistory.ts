import { sql } from 'kysely'
import type { IndicatorCode } from '../../api/contract/performance/indicators.ts'
import { openDatabase } from '../../api/db/database.ts'
import { readFigures } from '../../api/performance/queries.ts'
import { roll } from '../../api/performance/rolling/roll.ts'
import { type Applied, applyDue } from '../../api/territory/history/apply.ts'
import { enterChanges } from '../../api/territory/history/enter.ts'
import { changeGiven } from '../../api/territory/history/given.ts'
import { relocateDossier } from '../../api/territory/history/relocate.ts'
import { asDay, type Day } from '../../spatial/day.ts'
import { testDatabase } from './database.ts'
import { Lives } from './lives.ts'
import { People } from './people.ts'

export const TODAY = asDay('2026-11-24')
const ACT = 'Décret d’essai n° 2-26-1'
export const ON_THE_ROAD = 'Le terrain est de l’autre côté de la route.'

const clockOn = (today: Day) => ({ now: () => new Date(`${today}T09:00:00Z`), today: () => today })

/** A database of which an operator says what changes of communes, and where it takes effect; with dossiers in them. */
export async function communeHistory() {
  const database = await testDatabase()
  const { db } = database
  const worker = openDatabase(database.url, { max: 2, role: 'rokhas_worker' })
  const people = new People(db)
  const operator = (await people.acting('support', 'operator', ['MA'])).person
  const lives = new Lives(db, await people.person())
  const by = { clock: clockOn(TODAY), personId: operator }

  const enter = async (changes: readonly object[]): Promise<void> => {
    const entered = await enterChanges(
      db,
      by,
      changes.map((change) => changeGiven.parse({ act: ACT, ...change })),
    )
    if (!entered.ok) throw new Error(`a change was refused: ${JSON.stringify(entered.error)}`)
  }
  const apply = (today: Day = TODAY): Promise<Applied> => applyDue(worker, clockOn(today))

  return {
    ...{ db, url: database.url, people, operator, lives, enter, apply },
    /** Why a change is refused; null when it is not. */
    faultOf: async (change: object) => {
      const entered = await enterChanges(db, by, [changeGiven.parse({ act: ACT, ...change })])
      return entered.ok ? null : entered.error.code
    },
    /** Whoever owns a dossier from now on. */
    owns: async (dossier: string) => {
      const owner = await people.person()
      await sql`insert into dossier_participant (id, dossier_id, person_id, part, added_by, added_at)
        values (gen_random_uuid(), ${dossier}, ${owner}, 'owner', ${owner}, now())`.execute(db)
      return owner
    },
    /** Who was told that a dossier passed, and to which commune. */
    toldOf: async (dossier: string) => {
      const { rows } = await sql<{ told: string }>`select person_id || ' ' || (data ->> 'toFr') as told from notice
        where kind = 'dossier_relocated' and path = ${`/dossiers/${dossier}`} order by 1`.execute(db)
      return rows.map(({ told }) => told)
    },
    /** A dossier that waits under a number, or was decided. */
    numbered: async (number: string, life: Parameters<Lives['write']>[0]) => {
      const id = await lives.write(life)
      await sql`update dossier set number = ${number} where id = ${id}`.execute(db)
      return id
    },
    relocate: (number: string, to: string) =>
      relocateDossier(db, by.clock, { number, to, reason: ON_THE_ROAD, personId: operator }),
    roll: () => roll({ db: worker, clock: by.clock }),
    figure: async (code: string, period: string, indicator: IndicatorCode) => {
      const asked = { level: code === 'MA' ? 'country' : 'communes', indicator, period, today: TODAY } as const
      const row = (await readFigures(db, { ...asked, mayTell: () => true })).rows.find((one) => one.code === code)
      return row && { value: row.value, n: row.n, ...(row.note && { note: row.note.fr }) }
    },
    close: async () => {
      await worker.destroy()
      await database.close()
    },
  }
}

export type CommuneHistory = Awaited<ReturnType<typeof communeHistory>>
