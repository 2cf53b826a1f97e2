import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { upload } from '../../../api/contract/documents.ts'
import { testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { People } from '../../build/people.ts'
import { type TestServerOptions, testServer } from '../../build/server.ts'
import { testWork } from '../../build/work.ts'
import { Tus } from './tus.ts'

/** The real service on a database and a folder of its own, and one owner with a draft. */
export async function documentService({ env = {}, ...options }: Omit<TestServerOptions, 'url'> = {}) {
  const database = await testDatabase()
  const folder = mkdtempSync(`${tmpdir()}/rokhas-documents-`)
  const place = { url: database.url, env: { ROKHAS_DATA: folder, ...env }, ...options }
  const server = await testServer(place)
  const background = testWork(place)
  const people = new People(database.db)
  const dossiers = new Dossiers(database.db)
  const owner = await people.person()
  const headers = await people.signIn(owner)
  const dossier = await dossiers.of(owner)
  const tus = new Tus(server.url, headers)
  const close = async () => {
    await server.close()
    await background.close()
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }

  const get = (path: string, more: Readonly<Record<string, string>> = {}) =>
    fetch(server.url + path, { headers: { ...headers, ...more } })

  /** What the service says of an upload. */
  const stateOf = async (address: string) => upload.parse(await (await get(address)).json())

  /** Deposits a content in the owner's draft. @returns the document's id */
  async function deposit(filename: string, content: Uint8Array): Promise<string> {
    const sent = await tus.send({ filename, dossierId: dossier }, content)
    const id = sent.headers.get('Upload-Document')
    if (sent.status !== 204 || !id) throw new Error(`not deposited: ${sent.status} ${await sent.text()}`)
    return id
  }

  return {
    ...server,
    ...{ database, db: database.db, folder, work: background.work },
    ...{ people, dossiers, owner, headers, dossier },
    ...{ tus, get, stateOf, deposit, close },
  }
}

export type DocumentService = Awaited<ReturnType<typeof documentService>>
