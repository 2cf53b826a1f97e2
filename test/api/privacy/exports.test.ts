import { createHash, randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXPORT_ROWS_ALONE, type ExportRequest, exportRequest, exportsPage } from '../../../api/contract/privacy.ts'
import { prepareExport } from '../../../api/privacy/exports/prepare.ts'
import { tidy } from '../../../api/privacy/retain.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { type TestWork, testWork } from '../../build/work.ts'

const COMMUNE = '06.141.01.41'
const REASON = 'Rapport annuel de la préfecture'

let database: TestDatabase
let people: People
let server: TestServer
let jobs: TestWork

beforeAll(async () => {
  database = await testDatabase()
  people = new People(database.db)
  server = await testServer({ url: database.url })
  jobs = testWork({ url: database.url })
})

afterAll(async () => {
  await server.close()
  await jobs.close()
  await database.close()
})

type Headers = Record<string, string>

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
  (await database.db.selectFrom('export_request').where('id', '=', id).selectAll().executeTakeFirstOrThrow()).state

async function dossiers(howMany: number, { title = 'Villa', state = 'filed' } = {}): Promise<void> {
  const person = await people.person()
  await sql`insert into dossier (id, title, state, commune_code, created_by, created_at)
    select gen_random_uuid(), ${title}, ${state}, ${COMMUNE}, ${person}::uuid, '2026-11-01T10:00:00Z' from generate_series(1, ${howMany}::integer)`.execute(
    database.db,
  )
}

const asked = (bodyId: string) => ({ kind: 'dossiers', bodyId, reason: REASON })

describe("a person's own export", () => {
  test('holds what the house knows of them and no secret, and is fetched once signed in', async () => {
    const person = await people.person({ givenName: 'Salma', email: 'salma@example.ma' })
    await database.db
      .updateTable('account')
      .set({ password_hash: '$argon2id$secret' })
      .where('person_id', '=', person)
      .execute()
    const headers = await people.signIn(person)
    const answer = await post('/api/me/export', headers)
    expect(answer.status).toBe(202)
    const { id } = await requestOf(answer)
    expect((await content(id, headers)).status).toBe(409)
    await prepareExport(jobs.work, id)
    const file = await content(id, headers)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-type')).toBe('application/zip')
    const archive = unzipSync(new Uint8Array(await file.arrayBuffer()))
    const text = Buffer.from(archive['donnees.json'] ?? []).toString('utf8')
    const data = JSON.parse(text)
    expect(data.person[0]).toMatchObject({ given_name: 'Salma' })
    expect(data.account[0]).toMatchObject({ email: 'salma@example.ma', has_password: true })
    expect(data.sessions).toHaveLength(1)
    expect(text).not.toContain('argon2id')
    const told = await database.db.selectFrom('notice').where('person_id', '=', person).select('path').execute()
    expect(told).toEqual([{ path: '/compte/vie-privee' }])
    expect(archive['documents.csv']).toBeDefined()
  })

  test('is asked once at a time', async () => {
    const headers = await people.signIn(await people.person())
    expect((await post('/api/me/export', headers)).status).toBe(202)
    const again = await post('/api/me/export', headers)
    expect(again.status).toBe(409)
    expect(await again.json()).toMatchObject({ code: 'EXPORT_UNDER_WAY' })
  })

  test("is nobody else's, operator included, and is not given to visitors", async () => {
    const owner = await people.signIn(await people.person())
    const { id } = await requestOf(await post('/api/me/export', owner))
    await prepareExport(jobs.work, id)
    const stranger = await people.signIn(await people.person())
    const { headers: operator } = await people.acting('support', 'operator', ['MA'])
    expect((await content(id, stranger)).status).toBe(404)
    expect((await content(id, operator)).status).toBe(404)
    expect((await content(id, {})).status).toBe(401)
    expect((await post('/api/me/export', {})).status).toBe(401)
  })

  test('is erased after seven days', async () => {
    const headers = await people.signIn(await people.person())
    const { id } = await requestOf(await post('/api/me/export', headers))
    await prepareExport(jobs.work, id)
    const later = { ...jobs.work, clock: { ...jobs.work.clock, now: () => new Date('2026-12-01T09:00:00Z') } }
    await tidy(later)
    expect(await stateOf(id)).toBe('expired')
    const left = await database.db.selectFrom('export_file').where('export_id', '=', id).selectAll().execute()
    expect(left).toEqual([])
    expect((await content(id, headers)).status).toBe(409)
  })
})

describe('an export for officials', () => {
  test('below the size is ready alone, keeps to the territory and to what was filed, and is journalled', async () => {
    await dossiers(3)
    await dossiers(2, { state: 'draft' })
    const { headers, body, person } = await people.acting('province', 'governor', ['06.141'])
    const { id } = await requestOf(await post('/api/exports', headers, asked(body)))
    await prepareExport(jobs.work, id)
    const file = await content(id, headers)
    const bytes = Buffer.from(await file.arrayBuffer())
    expect(await listed(headers)).toMatchObject([{ id, state: 'ready', rowsFound: 3, bytes: bytes.length }])
    const lines = bytes.toString('utf8').trim().split('\r\n')
    expect(lines[0]).toContain('titre')
    expect(lines).toHaveLength(1 + 3)
    const { file_sha256 } = await database.db
      .selectFrom('export_request')
      .where('id', '=', id)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(file_sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    const { headers: elsewhere, body: otherBody } = await people.acting('province', 'governor', ['01.511'])
    const { id: other } = await requestOf(await post('/api/exports', elsewhere, asked(otherBody)))
    await prepareExport(jobs.work, other)
    expect((await (await content(other, elsewhere)).text()).trim().split('\r\n')).toHaveLength(1)
    const events = await database.db
      .selectFrom('journal_event')
      .where('person_id', '=', person)
      .select('action')
      .execute()
    expect(events.map(({ action }) => action).sort()).toEqual(['export.ask', 'export.download'])
  })

  test('above the size waits for a second person, never the asker', async () => {
    await dossiers(EXPORT_ROWS_ALONE + 1)
    const { headers, body, person } = await people.acting('province', 'governor', ['06.141'])
    await people.mandate({ person, body, role: 'administrator' })
    const administrator = await people.person()
    await people.mandate({ person: administrator, body, role: 'administrator' })
    const { id } = await requestOf(await post('/api/exports', headers, asked(body)))
    await prepareExport(jobs.work, id)
    expect(await stateOf(id)).toBe('to_approve')
    const told = await database.db.selectFrom('notice').where('person_id', '=', administrator).selectAll().execute()
    expect(told).toMatchObject([{ kind: 'export_to_approve', path: '/administration/exports' }])
    const oneself = await post(`/api/exports/${id}/decide`, headers, { approve: true })
    expect(oneself.status).toBe(403)
    expect(await oneself.json()).toMatchObject({ code: 'NOT_ON_ONESELF' })
    const second = await people.signIn(administrator, { secondFactor: true })
    expect((await content(id, second)).status).toBe(404)
    const decided = await post(`/api/exports/${id}/decide`, second, { approve: true })
    expect(decided.status).toBe(200)
    expect(await requestOf(decided)).toMatchObject({ state: 'approved', mayDecide: false, mayDownload: false })
    const again = await post(`/api/exports/${id}/decide`, second, { approve: false })
    expect(await again.json()).toMatchObject({ code: 'EXPORT_DECIDED' })
    await prepareExport(jobs.work, id)
    expect((await content(id, headers)).status).toBe(200)
    expect((await content(id, second)).status).toBe(404)
    const seen = (await listed(second)).find((request) => request.id === id)
    expect(seen).toMatchObject({ state: 'ready', bytes: null }) // who approves never sees the file
  })

  test('slice by slice is still one register: the slice that passes the size waits for a second person', async () => {
    const slice = async (day: string, howMany: number) => {
      const person = await people.person()
      await sql`insert into dossier (id, title, state, commune_code, created_by, created_at)
        select gen_random_uuid(), 'Villa', 'filed', '05.091.01.01', ${person}::uuid, ${day}::timestamptz
        from generate_series(1, ${howMany}::integer)`.execute(database.db)
    }
    await slice('2026-10-01T10:00:00Z', 300)
    await slice('2026-10-02T10:00:00Z', EXPORT_ROWS_ALONE - 299)
    const { headers, body } = await people.acting('province', 'governor', ['05.091'])
    const on = async (day: string) => {
      const { id } = await requestOf(await post('/api/exports', headers, { ...asked(body), from: day, to: day }))
      await prepareExport(jobs.work, id)
      return stateOf(id)
    }
    expect([await on('2026-10-01'), await on('2026-10-02')]).toEqual(['ready', 'to_approve'])
  })

  test('of an office’s people holds the names it typed and no address that is not its own', async () => {
    const { headers, body } = await people.acting('company', 'administrator')
    const known = await people.person({ givenName: 'Driss', familyName: 'Sefrioui', email: 'driss@example.ma' })
    const invitation = { email: 'driss@example.ma', givenName: 'Salma', familyName: 'Berrada', role: 'employee' }
    expect((await post(`/api/bodies/${body}/invitations`, headers, { ...invitation, from: '2026-11-24' })).status).toBe(
      201,
    )
    const { id } = await requestOf(await post('/api/exports', headers, { ...asked(body), kind: 'body_people' }))
    await prepareExport(jobs.work, id)
    const text = await (await content(id, headers)).text()
    expect(text).toContain('Berrada,Salma')
    expect(text).not.toMatch(/Driss|Sefrioui|driss@/)
    expect(
      await database.db.selectFrom('mandate').where('person_id', '=', known).select('role').execute(),
    ).toHaveLength(1)
  })

  test('cannot be approved by its asker even through the database', async () => {
    const { body, person } = await people.acting('province', 'administrator', ['06.141'])
    const id = randomUUID()
    const request = {
      id,
      kind: 'dossiers',
      filter: '{}',
      asked_by: person,
      body_id: body,
      asked_at: new Date(),
      reason: REASON,
      state: 'to_approve' as const,
    }
    await database.db.insertInto('export_request').values(request).execute()
    const forced = sql`update export_request set state = 'approved', decided_by = asked_by where id = ${id}::uuid`
    await expect(forced.execute(database.db)).rejects.toThrow(/export_second_person/)
  })

  test('is refused with a word to the asker', async () => {
    await dossiers(EXPORT_ROWS_ALONE + 1)
    const { headers, body, person } = await people.acting('province', 'governor', ['06.141'])
    const { id } = await requestOf(await post('/api/exports', headers, asked(body)))
    await prepareExport(jobs.work, id)
    const { headers: operator } = await people.acting('support', 'operator', ['MA'])
    expect((await post(`/api/exports/${id}/decide`, operator, { approve: false })).status).toBe(200)
    expect(await stateOf(id)).toBe('refused')
    const told = await database.db
      .selectFrom('notice')
      .where('person_id', '=', person)
      .select(['kind', 'path'])
      .execute()
    expect(told).toEqual([{ kind: 'export_refused', path: '/administration/exports' }])
  })

  test('fails when the mandate ended before it was made', async () => {
    const { headers, body, mandate } = await people.acting('province', 'governor', ['06.141'])
    const { id } = await requestOf(await post('/api/exports', headers, asked(body)))
    await database.db.updateTable('mandate').set({ ended_at: new Date() }).where('id', '=', mandate).execute()
    await prepareExport(jobs.work, id)
    expect(await stateOf(id)).toBe('failed')
  })

  test('is asked neither for a foreign body, nor by a role that may not, nor without a reason', async () => {
    const { body } = await people.acting('province', 'governor', ['06.141'])
    const { headers: foreign } = await people.acting('province', 'governor', ['01.511'])
    const refused = await post('/api/exports', foreign, asked(body))
    expect(await refused.json()).toMatchObject({ status: 403, code: 'NOT_WITHIN_REACH' })
    const { headers: guichet, body: commune } = await people.acting('commune', 'guichet', [COMMUNE])
    expect(await (await post('/api/exports', guichet, asked(commune))).json()).toMatchObject({ code: 'NOT_YOUR_ROLE' })
    const { headers, body: own } = await people.acting('province', 'governor', ['06.141'])
    expect((await post('/api/exports', headers, { ...asked(own), reason: 'vite' })).status).toBe(422)
    const notAdministrator = await post('/api/exports', headers, { ...asked(own), kind: 'body_people' })
    expect(await notAdministrator.json()).toMatchObject({ status: 403, code: 'NOT_WITHIN_REACH' })
    expect((await post('/api/exports', {}, asked(own))).status).toBe(401)
  })

  test('never hands a spreadsheet a formula', async () => {
    await dossiers(1, { title: '=HYPERLINK("https://voleur.example";"Villa")' })
    const { headers, body } = await people.acting('urban_agency', 'examiner', [COMMUNE])
    const { id } = await requestOf(
      await post('/api/exports', headers, { ...asked(body), from: '2026-11-01', to: '2026-11-01' }),
    )
    await database.db.updateTable('export_request').set({ state: 'approved' }).where('id', '=', id).execute()
    await prepareExport(jobs.work, id)
    const text = await (await content(id, headers)).text()
    expect(text).toContain(`"'=HYPERLINK(""https://voleur.example"";""Villa"")"`)
  })
})
