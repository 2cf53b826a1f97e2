import { sql } from 'kysely'
import { type NoteAnswer, note } from '../../../api/contract/notes.ts'
import type { Day } from '../../../spatial/day.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type Box, Ground } from '../../build/ground.ts'
import { People } from '../../build/people.ts'
import { testServer } from '../../build/server.ts'

export type Headers = { readonly cookie: string }
export type NoteDesk = Awaited<ReturnType<typeof noteDesk>>
export const day = (text: string) => text as Day // written by hand, of the calendar

/** 20 m from west to east, 30 m from south to north: 600 m². Zone HA covers 15 m of its 20: three quarters. */
const PARCEL: Box = [0, 0, 20, 30]

/** A parcel in two zones of an approved plan, its servitude and its street. @returns the version of the plan */
async function drawParcel(ground: Ground): Promise<string> {
  const version = await ground.plan('PA-N', [[-100, -100, 100, 100]], [{ kind: 'approved', onDay: day('2020-02-01') }])
  await ground.zone(version, 'HA', [-100, -100, 15, 100])
  await ground.zone(version, 'HB', [15, -100, 100, 100], 'S1')
  const figures = {
    footprint_ratio_max: { value: 0.35, article: 'art. 12', printedLabel: 'CUS 35 %' },
    levels_max: { value: 3, article: 'art. 14', printedLabel: null },
    height_max_m: { value: null, article: 'art. 14', printedLabel: null },
  }
  await ground.regulation(version, { code: 'HA' }, figures)
  await ground.servitude('Ligne 60 kV', [[-100, 10, 100, 16]])
  await ground.coverage('servitudes', [-2000, -2000, 2000, 2000])
  await ground.parcel('TF 777/C', PARCEL)
  await ground.street('Rue des Essais', [-200, -12, 200, 0], 12)
  return version
}

/** The agency of the parcel with its examiner, another agency's examiner, and a citizen. */
async function peopleOf({ db }: TestDatabase) {
  const people = new People(db)
  const { rows } = await sql<{ id: string }>`select id from body where unit_code = 'au.casablanca'`.execute(db)
  const agency = rows[0]?.id ?? ''
  const person = await people.person()
  await people.mandate({ person, body: agency, role: 'examiner' })
  return {
    agency,
    examiner: await people.signIn(person, { secondFactor: true }),
    elsewhere: (await people.acting('urban_agency', 'examiner', ['09.001'])).headers,
    citizen: await people.signIn(await people.person({ givenName: 'Zoubida', familyName: 'Secrète' })),
    people,
  }
}

/** A server where notes are asked for of title TF 777/C, read and released. */
export async function noteDesk() {
  const database = await testDatabase()
  const server = await testServer(database)
  const ground = new Ground(database.db)
  const version = await drawParcel(ground)
  const { agency, examiner, elsewhere, citizen, people } = await peopleOf(database)
  const ask = asking(() => server)

  return {
    ...{ database, server, ground, version, agency, examiner, elsewhere, citizen, people, ask },
    asked: (body: unknown = { parcel: 'TF 777/C' }, headers: Record<string, string> = {}) =>
      ask<NoteAnswer>('POST', '/api/notes', { headers, body }),
    read: async (number: string, headers: Record<string, string> = {}) =>
      note.parse((await ask('GET', `/api/notes/${number}`, { headers })).answer),
    choose: (release: string, headers: Headers = examiner) =>
      ask('PUT', '/api/notes/setting', { headers, body: { bodyId: agency, release } }),
    close: async () => {
      await server.close()
      await database.close()
    },
  }
}
