import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messages, NOTICE_KINDS, type NoticeKind, notices, preferences } from '../../../api/contract/notifications.ts'
import { notify } from '../../../api/notifications/notify.ts'
import { say } from '../../../api/notifications/sentences/say.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const AT = new Date('2026-11-24T09:00:00Z')

let database: TestDatabase
let people: People
let server: TestServer

beforeAll(async () => {
  database = await testDatabase()
  people = new People(database.db)
  server = await testServer({ url: database.url })
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers })
const send = (method: string, path: string, { headers, body }: { headers: Record<string, string>; body: unknown }) =>
  fetch(server.url + path, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const added = (personId: string) =>
  notify(database.db, AT, {
    personId,
    kind: 'participant_added',
    data: { title: 'Villa', by: 'Amina Tazi', part: 'owner' },
    path: '/dossiers/1',
  })

describe('notices', () => {
  test('are read in both languages, marked one by one or all, and counted', async () => {
    const person = await people.person()
    const headers = await people.signIn(person)
    for (let index = 0; index < 32; index++) await added(person)
    const first = notices.parse(await (await get('/api/me/notices', headers)).json())
    expect(first.notices).toHaveLength(30)
    expect(first.unread).toBe(32)
    expect(first.notices[0]).toMatchObject({
      title: { fr: 'Vous participez à un dossier', ar: 'أنتم مشاركون في ملف' },
      text: { fr: "Amina Tazi vous a ajouté au dossier « Villa » (maître d'ouvrage)." },
      path: '/dossiers/1',
      readAt: null,
    })
    const second = notices.parse(await (await get(`/api/me/notices?cursor=${first.next}`, headers)).json())
    expect(second.notices).toHaveLength(2)
    expect(second.next).toBeNull()
    const one = await send('POST', '/api/me/notices/read', { headers, body: { ids: [first.notices[0]?.id] } })
    expect(await one.json()).toEqual({ unread: 31 })
    const all = await send('POST', '/api/me/notices/read', { headers, body: { all: true } })
    expect(await all.json()).toEqual({ unread: 0 })
  })

  test('of somebody else are neither shown nor marked, and the database agrees', async () => {
    const [person, stranger] = [await people.person(), await people.person()]
    await added(person)
    const { id } = await database.db
      .selectFrom('notice')
      .where('person_id', '=', person)
      .select('id')
      .executeTakeFirstOrThrow()
    const headers = await people.signIn(stranger)
    expect(notices.parse(await (await get('/api/me/notices', headers)).json()).notices).toEqual([])
    await send('POST', '/api/me/notices/read', { headers, body: { ids: [id] } })
    const { read_at } = await database.db
      .selectFrom('notice')
      .where('id', '=', id)
      .select('read_at')
      .executeTakeFirstOrThrow()
    expect(read_at).toBeNull()
    expect((await get('/api/me/notices')).status).toBe(401)
  })

  test('are worded in both languages for every kind, even with nothing to say', () => {
    for (const kind of Object.keys(NOTICE_KINDS) as NoticeKind[])
      for (const language of ['fr', 'ar'] as const) {
        const { title, text } = say(language, kind, {})
        expect(title.length, `${kind} ${language}`).toBeGreaterThan(3)
        expect(/[\u0600-\u06ff]/.test(title + text), `${kind} ${language}`).toBe(language === 'ar')
      }
  })
})

describe('preferences', () => {
  test('are kept, kind by kind', async () => {
    const headers = await people.signIn(await people.person())
    const put = await send('PUT', '/api/me/preferences', {
      headers,
      body: { preferences: [{ kind: 'mandate_given', email: false }] },
    })
    expect(put.status).toBe(200)
    const known = preferences.parse(await (await get('/api/me/preferences', headers)).json())
    const of = (kind: NoticeKind) => known.preferences.find((preference) => preference.kind === kind)
    expect(of('mandate_given')).toMatchObject({ email: false, refusable: true })
    expect(of('mandate_ended')).toMatchObject({ email: true, refusable: true })
    expect(of('new_device')).toMatchObject({ email: true, refusable: false })
    expect(known.channels).toEqual([
      { channel: 'email', configured: false },
      { channel: 'sms', configured: false },
      { channel: 'registered', configured: false },
    ])
  })

  test('do not refuse what protects the account, and nothing else is kept of that request', async () => {
    const headers = await people.signIn(await people.person())
    const body = {
      preferences: [
        { kind: 'mandate_given', email: false },
        { kind: 'new_device', email: false },
      ],
    }
    const refused = await send('PUT', '/api/me/preferences', { headers, body })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'NOTICE_NOT_REFUSABLE', data: { kind: 'new_device' } })
    const known = preferences.parse(await (await get('/api/me/preferences', headers)).json())
    expect(known.preferences.every(({ email }) => email)).toBe(true)
  })
})

describe('messages', () => {
  test('are watched by support without their words and with half an address', async () => {
    const person = await people.person({ email: 'amina.tazi@example.ma' })
    const newest = new Date(AT.getTime() + 60_000)
    await notify(database.db, newest, {
      personId: person,
      kind: 'reset_password',
      data: { link: 'https://rokhas.test/#secret' },
    })
    const { headers } = await people.acting('support', 'support', ['MA'])
    const text = await (await get('/api/messages?state=waiting', headers)).text()
    const watched = messages.parse(JSON.parse(text))
    expect(watched.messages.find(({ personId }) => personId === person)).toMatchObject({
      kind: 'reset_password',
      address: 'a•••@example.ma',
      label: { fr: 'Choisissez un nouveau mot de passe' },
    })
    const [{ waiting } = { waiting: 0 }] = (
      await sql<{ waiting: number }>`select count(*) as waiting from message where state = 'waiting'`.execute(
        database.db,
      )
    ).rows
    expect(watched.counts).toMatchObject({ waiting, failed: 0, bounced: 0 })
    expect(text).not.toContain('secret')
  })

  test('are closed to anybody else', async () => {
    expect((await get('/api/messages')).status).toBe(401)
    const { headers } = await people.acting('commune', 'president', ['06.141.01.41'])
    expect((await get('/api/messages', headers)).status).toBe(403)
  })

  test('keep their words from the application itself', async () => {
    await database.db.connection().execute(async (one) => {
      await sql`set role rokhas_application`.execute(one)
      await expect(sql`select data from message`.execute(one)).rejects.toThrow(/permission denied/)
      await expect(sql`insert into message (id) values (gen_random_uuid())`.execute(one)).rejects.toThrow(
        /permission denied/,
      )
      await sql`reset role`.execute(one)
    })
  })
})
