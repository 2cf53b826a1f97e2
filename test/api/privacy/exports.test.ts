import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXPORT_ROWS_ALONE } from '../../../api/contract/privacy.ts'
import { prepareExport } from '../../../api/privacy/exports/prepare.ts'
import { asked, type Bureau, bureau, COMMUNE, REASON } from './bureau.ts'

let at: Bureau

beforeAll(async () => {
  at = await bureau()
})

afterAll(() => at.close())

describe('an export for officials', () => {
  test('below the size is ready alone, keeps to the territory and to what was filed, and is journalled', async () => {
    await at.dossiers(3)
    await at.dossiers(2, { state: 'draft' })
    const { headers, body, person } = await at.people.acting('province', 'governor', ['06.141'])
    const { id } = await at.requestOf(await at.post('/api/exports', headers, asked(body)))
    await prepareExport(at.work, id)
    const file = await at.content(id, headers)
    const bytes = Buffer.from(await file.arrayBuffer())
    expect(await at.listed(headers)).toMatchObject([{ id, state: 'ready', rowsFound: 3, bytes: bytes.length }])
    const lines = bytes.toString('utf8').trim().split('\r\n')
    expect(lines[0]).toContain('titre')
    expect(lines).toHaveLength(1 + 3)
    const { file_sha256 } = await at.db
      .selectFrom('export_request')
      .where('id', '=', id)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(file_sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    const { headers: elsewhere, body: otherBody } = await at.people.acting('province', 'governor', ['01.511'])
    const { id: other } = await at.requestOf(await at.post('/api/exports', elsewhere, asked(otherBody)))
    await prepareExport(at.work, other)
    expect((await (await at.content(other, elsewhere)).text()).trim().split('\r\n')).toHaveLength(1)
    const events = await at.db.selectFrom('journal_event').where('person_id', '=', person).select('action').execute()
    expect(events.map(({ action }) => action).sort()).toEqual(['export.ask', 'export.download'])
  })

  test('above the size waits for a second person, never the asker', async () => {
    await at.dossiers(EXPORT_ROWS_ALONE + 1)
    const { headers, body, person } = await at.people.acting('province', 'governor', ['06.141'])
    await at.people.mandate({ person, body, role: 'administrator' })
    const administrator = await at.people.person()
    await at.people.mandate({ person: administrator, body, role: 'administrator' })
    const { id } = await at.requestOf(await at.post('/api/exports', headers, asked(body)))
    await prepareExport(at.work, id)
    expect(await at.stateOf(id)).toBe('to_approve')
    const told = await at.db.selectFrom('notice').where('person_id', '=', administrator).selectAll().execute()
    expect(told).toMatchObject([{ kind: 'export_to_approve', path: '/administration/exports' }])
    const oneself = await at.post(`/api/exports/${id}/decide`, headers, { approve: true })
    expect(oneself.status).toBe(403)
    expect(await oneself.json()).toMatchObject({ code: 'NOT_ON_ONESELF' })
    const second = await at.people.signIn(administrator, { secondFactor: true })
    expect((await at.content(id, second)).status).toBe(404)
    const decided = await at.post(`/api/exports/${id}/decide`, second, { approve: true })
    expect(decided.status).toBe(200)
    expect(await at.requestOf(decided)).toMatchObject({ state: 'approved', mayDecide: false, mayDownload: false })
    const again = await at.post(`/api/exports/${id}/decide`, second, { approve: false })
    expect(await again.json()).toMatchObject({ code: 'EXPORT_DECIDED' })
    await prepareExport(at.work, id)
    expect((await at.content(id, headers)).status).toBe(200)
    expect((await at.content(id, second)).status).toBe(404)
    const seen = (await at.listed(second)).find((request) => request.id === id)
    expect(seen).toMatchObject({ state: 'ready', bytes: null }) // who approves never sees the file
  })

  test('slice by slice is still one register: the slice that passes the size waits for a second person', async () => {
    const slice = async (day: string, howMany: number) => {
      const person = await at.people.person()
      await sql`insert into dossier (id, title, state, commune_code, created_by, created_at)
        select gen_random_uuid(), 'Villa', 'filed', '05.091.01.01', ${person}::uuid, ${day}::timestamptz
        from generate_series(1, ${howMany}::integer)`.execute(at.db)
    }
    await slice('2026-10-01T10:00:00Z', 300)
    await slice('2026-10-02T10:00:00Z', EXPORT_ROWS_ALONE - 299)
    const { headers, body } = await at.people.acting('province', 'governor', ['05.091'])
    const on = async (day: string) => {
      const { id } = await at.requestOf(await at.post('/api/exports', headers, { ...asked(body), from: day, to: day }))
      await prepareExport(at.work, id)
      return at.stateOf(id)
    }
    expect([await on('2026-10-01'), await on('2026-10-02')]).toEqual(['ready', 'to_approve'])
  })

  test('of an office’s people holds the names it typed and no address that is not its own', async () => {
    const { headers, body } = await at.people.acting('company', 'administrator')
    const known = await at.people.person({ givenName: 'Driss', familyName: 'Sefrioui', email: 'driss@example.ma' })
    const invitation = { email: 'driss@example.ma', givenName: 'Salma', familyName: 'Berrada', role: 'employee' }
    expect(
      (await at.post(`/api/bodies/${body}/invitations`, headers, { ...invitation, from: '2026-11-24' })).status,
    ).toBe(201)
    const { id } = await at.requestOf(await at.post('/api/exports', headers, { ...asked(body), kind: 'body_people' }))
    await prepareExport(at.work, id)
    const text = await (await at.content(id, headers)).text()
    expect(text).toContain('Berrada,Salma')
    expect(text).not.toMatch(/Driss|Sefrioui|driss@/)
    expect(await at.db.selectFrom('mandate').where('person_id', '=', known).select('role').execute()).toHaveLength(1)
  })

  test('of a body’s journal says each verb in words beside the verb', async () => {
    const { headers, body } = await at.people.acting('province', 'administrator', ['06.141'])
    const { id } = await at.requestOf(await at.post('/api/exports', headers, { ...asked(body), kind: 'body_journal' }))
    await prepareExport(at.work, id)
    const line = (await (await at.content(id, headers)).text()).split('\r\n').find((one) => one.includes('export.ask'))
    expect(line).toContain('Demande d’export,طلب تصدير')
  })

  test('cannot be approved by its asker even through the database', async () => {
    const { body, person } = await at.people.acting('province', 'administrator', ['06.141'])
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
    await at.db.insertInto('export_request').values(request).execute()
    const forced = sql`update export_request set state = 'approved', decided_by = asked_by where id = ${id}::uuid`
    await expect(forced.execute(at.db)).rejects.toThrow(/export_second_person/)
  })

  test('is refused with a word to the asker', async () => {
    await at.dossiers(EXPORT_ROWS_ALONE + 1)
    const { headers, body, person } = await at.people.acting('province', 'governor', ['06.141'])
    const { id } = await at.requestOf(await at.post('/api/exports', headers, asked(body)))
    await prepareExport(at.work, id)
    const { headers: operator } = await at.people.acting('support', 'operator', ['MA'])
    expect((await at.post(`/api/exports/${id}/decide`, operator, { approve: false })).status).toBe(200)
    expect(await at.stateOf(id)).toBe('refused')
    const told = await at.db.selectFrom('notice').where('person_id', '=', person).select(['kind', 'path']).execute()
    expect(told).toEqual([{ kind: 'export_refused', path: '/administration/exports' }])
  })

  test('fails when the mandate ended before it was made', async () => {
    const { headers, body, mandate } = await at.people.acting('province', 'governor', ['06.141'])
    const { id } = await at.requestOf(await at.post('/api/exports', headers, asked(body)))
    await at.db.updateTable('mandate').set({ ended_at: new Date() }).where('id', '=', mandate).execute()
    await prepareExport(at.work, id)
    expect(await at.stateOf(id)).toBe('failed')
  })

  test('is asked neither for a foreign body, nor by a role that may not, nor without a reason', async () => {
    const { body } = await at.people.acting('province', 'governor', ['06.141'])
    const { headers: foreign } = await at.people.acting('province', 'governor', ['01.511'])
    const refused = await at.post('/api/exports', foreign, asked(body))
    expect(await refused.json()).toMatchObject({ status: 403, code: 'NOT_WITHIN_REACH' })
    const { headers: guichet, body: commune } = await at.people.acting('commune', 'guichet', [COMMUNE])
    expect(await (await at.post('/api/exports', guichet, asked(commune))).json()).toMatchObject({
      code: 'NOT_YOUR_ROLE',
    })
    const { headers, body: own } = await at.people.acting('province', 'governor', ['06.141'])
    expect((await at.post('/api/exports', headers, { ...asked(own), reason: 'vite' })).status).toBe(422)
    const notAdministrator = await at.post('/api/exports', headers, { ...asked(own), kind: 'body_people' })
    expect(await notAdministrator.json()).toMatchObject({ status: 403, code: 'NOT_WITHIN_REACH' })
    expect((await at.post('/api/exports', {}, asked(own))).status).toBe(401)
  })

  test('never hands a spreadsheet a formula', async () => {
    await at.dossiers(1, { title: '=HYPERLINK("https://voleur.example";"Villa")' })
    const { headers, body } = await at.people.acting('urban_agency', 'examiner', [COMMUNE])
    const { id } = await at.requestOf(
      await at.post('/api/exports', headers, { ...asked(body), from: '2026-11-01', to: '2026-11-01' }),
    )
    await at.db.updateTable('export_request').set({ state: 'approved' }).where('id', '=', id).execute()
    await prepareExport(at.work, id)
    const text = await (await at.content(id, headers)).text()
    expect(text).toContain(`"'=HYPERLINK(""https://voleur.example"";""Villa"")"`)
  })
})
