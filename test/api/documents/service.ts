import { testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { People } from '../../build/people.ts'
import { type TestServerOptions, testServer } from '../../build/server.ts'
import { Tus } from './tus.ts'

/** The real service on a database of its own, and one owner with a draft. */
export async function documentService(options: Omit<TestServerOptions, 'url'> = {}) {
  const database = await testDatabase()
  const server = await testServer({ url: database.url, ...options })
  const people = new People(database.db)
  const dossiers = new Dossiers(database.db)
  const owner = await people.person()
  const headers = await people.signIn(owner)
  const dossier = await dossiers.of(owner)
  const close = async () => {
    await server.close()
    await database.close()
  }
  return {
    ...server,
    database,
    db: database.db,
    people,
    dossiers,
    owner,
    headers,
    dossier,
    tus: new Tus(server.url, headers),
    close,
  }
}

export type DocumentService = Awaited<ReturnType<typeof documentService>>
