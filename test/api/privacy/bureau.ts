import { sql } from 'kysely'
import { type ExportRequest, exportRequest, exportsPage } from '../../../api/contract/privacy.ts'
import { testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { testServer } from '../../build/server.ts'
import { testWork } from '../../build/work.ts'

export const COMMUNE = '06.141.01.41'
export const REASON = 'Rapport annuel de la préfecture'
export const asked = (bodyId: string) => ({ kind: 'dossiers', bodyId, reason: REASON })

type Headers = Record<string, string>
export type Bureau = Awaited<ReturnType<typeof bureau>>

/** A server with its background work, people who ask for exports, and what a test asks of them. */
export async function bureau() {
  const { db, url, close: closeDatabase } = await testDatabase()
  const server = await testServer({ url })
  const jobs = testWork({ url })
  const people = new People(db)
  const post = (path: string, headers: Headers, body: unknown = {}) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const content = (id: string, headers: Headers) => fetch(`${server.url}/api/exports/${id}/content`, { headers })
  const requestOf = async (answer: Response): Promise<ExportRequest> => exportRequest.parse(await answer.json())
  const listed = async (headers: Headers) =>
    exportsPage.parse(await (await fetch(`${server.url}/api/exports`, { headers })).json()).exports
  const stateOf = async (id: string) =>
    (await db.selectFrom('export_request').where('id', '=', id).selectAll().executeTakeFirstOrThrow()).state
  const dossiers = async (howMany: number, { title = 'Villa', state = 'filed' } = {}) => {
    const person = await people.person()
    await sql`insert into dossier (id, title, state, commune_code, created_by, created_at)
      select gen_random_uuid(), ${title}, ${state}, ${COMMUNE}, ${person}::uuid, '2026-11-01T10:00:00Z'
      from generate_series(1, ${howMany}::integer)`.execute(db)
  }
  const close = async () => {
    await server.close()
    await jobs.close()
    await closeDatabase()
  }
  return { db, work: jobs.work, people, post, content, requestOf, listed, stateOf, dossiers, close }
}
