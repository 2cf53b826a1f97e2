import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareExport } from '../../../api/privacy/exports/prepare.ts'
import { tidy } from '../../../api/privacy/retain.ts'
import { type Bureau, bureau } from './bureau.ts'

let at: Bureau

beforeAll(async () => {
  at = await bureau()
})

afterAll(() => at.close())

describe("a person's own export", () => {
  test('holds what the house knows of them and no secret, and is fetched once signed in', async () => {
    const person = await at.people.person({ givenName: 'Salma', email: 'salma@example.ma' })
    await at.db
      .updateTable('account')
      .set({ password_hash: '$argon2id$secret' })
      .where('person_id', '=', person)
      .execute()
    const headers = await at.people.signIn(person)
    const answer = await at.post('/api/me/export', headers)
    expect(answer.status).toBe(202)
    const { id } = await at.requestOf(answer)
    expect((await at.content(id, headers)).status).toBe(409)
    await prepareExport(at.work, id)
    const file = await at.content(id, headers)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-type')).toBe('application/zip')
    const archive = unzipSync(new Uint8Array(await file.arrayBuffer()))
    const text = Buffer.from(archive['donnees.json'] ?? []).toString('utf8')
    const data = JSON.parse(text)
    expect(data.person[0]).toMatchObject({ given_name: 'Salma' })
    expect(data.account[0]).toMatchObject({ email: 'salma@example.ma', has_password: true })
    expect(data.sessions).toHaveLength(1)
    expect(data.actions).toContainEqual(
      expect.objectContaining({ action: 'export.ask', action_fr: 'Demande d’export', action_ar: 'طلب تصدير' }),
    )
    expect(text).not.toContain('argon2id')
    const told = await at.db.selectFrom('notice').where('person_id', '=', person).select('path').execute()
    expect(told).toEqual([{ path: '/compte/vie-privee' }])
    expect(archive['documents.csv']).toBeDefined()
  })

  test('is asked once at a time', async () => {
    const headers = await at.people.signIn(await at.people.person())
    expect((await at.post('/api/me/export', headers)).status).toBe(202)
    const again = await at.post('/api/me/export', headers)
    expect(again.status).toBe(409)
    expect(await again.json()).toMatchObject({ code: 'EXPORT_UNDER_WAY' })
  })

  test("is nobody else's, operator included, and is not given to visitors", async () => {
    const owner = await at.people.signIn(await at.people.person())
    const { id } = await at.requestOf(await at.post('/api/me/export', owner))
    await prepareExport(at.work, id)
    const stranger = await at.people.signIn(await at.people.person())
    const { headers: operator } = await at.people.acting('support', 'operator', ['MA'])
    expect((await at.content(id, stranger)).status).toBe(404)
    expect((await at.content(id, operator)).status).toBe(404)
    expect((await at.content(id, {})).status).toBe(401)
    expect((await at.post('/api/me/export', {})).status).toBe(401)
  })

  test('is erased after seven days', async () => {
    const headers = await at.people.signIn(await at.people.person())
    const { id } = await at.requestOf(await at.post('/api/me/export', headers))
    await prepareExport(at.work, id)
    const later = { ...at.work, clock: { ...at.work.clock, now: () => new Date('2026-12-01T09:00:00Z') } }
    await tidy(later)
    expect(await at.stateOf(id)).toBe('expired')
    const left = await at.db.selectFrom('export_file').where('export_id', '=', id).selectAll().execute()
    expect(left).toEqual([])
    expect((await at.content(id, headers)).status).toBe(409)
  })
})
