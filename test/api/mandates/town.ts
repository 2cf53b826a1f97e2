import { sql } from 'kysely'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { testServer } from '../../build/server.ts'

export const AIN_CHOCK = '06.141.01.41'

export const newcomer = (email: string) => ({ email, givenName: 'Salma', familyName: 'Berrada' })

export type Town = Awaited<ReturnType<typeof town>>

/** A server with people to appoint, and what a test asks of them. */
export async function town() {
  const database = await testDatabase()
  const server = await testServer(database)
  const people = new People(database.db)
  const close = async () => {
    await server.close()
    await database.close()
  }
  return { people, close, ask: asking(() => server), commune: () => commune(people), ...asked(database) }
}

/** Aïn-Chock with its administrator and its president. */
async function commune(people: People) {
  const administrator = await people.acting('arrondissement', 'administrator', [AIN_CHOCK])
  const president = await people.person()
  const mandate = await people.mandate({ person: president, body: administrator.body, role: 'president' })
  const headers = await people.signIn(president, { secondFactor: true })
  return { id: administrator.body, administrator, president: { person: president, mandate, headers } }
}

function asked({ db }: TestDatabase) {
  const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(db)).rows
  const held = async (person: string) =>
    (await rows(sql<{ role: string }>`select role from mandates_in_force(${person}::uuid, '2026-11-24')`)).map(
      ({ role }) => role,
    )
  const noticesOf = async (person: string) =>
    (await rows(sql<{ kind: string }>`select kind from notice where person_id = ${person}::uuid order by id`)).map(
      ({ kind }) => kind,
    )
  const openSessions = async (person: string) =>
    (await rows(sql`select from session where person_id = ${person}::uuid and ended_at is null`)).length
  const emailOf = async (person: string) =>
    (await rows(sql<{ email: string }>`select email from account where person_id = ${person}::uuid`))[0]?.email ?? ''
  return { rows, held, noticesOf, openSessions, emailOf }
}
