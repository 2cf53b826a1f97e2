import { sql } from 'kysely'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { asking } from '../../build/asking.ts'
import { testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { testServer } from '../../build/server.ts'

export const AIN_CHOCK = '06.141.01.41'
export type Headers = Record<string, string>
export type Desk = Awaited<ReturnType<typeof desk>>

/** A server with people who open dossiers, and what a test asks of them. */
export async function desk() {
  const database = await testDatabase()
  const server = await testServer(database)
  const people = new People(database.db)
  const asked = asking(() => server)
  const ask = (method: string, path: string, headers: Headers = {}, body?: unknown) =>
    asked<DossierAnswer>(method, path, { headers, body })
  const citizen = async () => {
    const person = await people.person()
    return { person, headers: await people.signIn(person) }
  }
  const opened = async (headers: Headers, title = 'Villa R+1') =>
    (await ask('POST', '/api/dossiers', headers, { title, communeCode: AIN_CHOCK })).answer
  const file = (id: string) => sql`update dossier set state = 'filed' where id = ${id}`.execute(database.db)
  const close = async () => {
    await server.close()
    await database.close()
  }
  return { db: database.db, people, ask, citizen, opened, file, close }
}
