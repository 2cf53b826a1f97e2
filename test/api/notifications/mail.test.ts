import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { NoticeData, NoticeKind } from '../../../api/contract/notifications.ts'
import { startJobs } from '../../../api/jobs/startJobs.ts'
import { notify } from '../../../api/notifications/notify.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type MailServer, readMail, startMailServer } from '../../build/mailServer.ts'
import { People } from '../../build/people.ts'
import { testWork } from '../../build/work.ts'

const FROM = 'Rokhas <ne-pas-repondre@rokhas.test>'
const AT = new Date('2026-11-24T09:00:00Z')
const MANDATE = {
  bodyFr: "Commune d'Aïn-Chock",
  bodyAr: 'جماعة عين الشق',
  role: 'president',
  from: '2026-11-24',
  to: '',
}

let database: TestDatabase
let people: People
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  database = await testDatabase()
  people = new People(database.db)
})

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  await sql`truncate message, notice cascade`.execute(database.db)
  await sql`delete from graphile_worker._private_jobs`.execute(database.db)
})

afterAll(() => database.close())

async function mailServer(behaviour: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const server = await startMailServer(behaviour)
  closing.push(server.close)
  return server
}

/** The house's own jobs, sending through this server. */
async function jobs(env: NodeJS.ProcessEnv) {
  const { work, close } = testWork({ url: database.url, env: { ROKHAS_PUBLIC_URL: 'https://rokhas.test', ...env } })
  const started = await startJobs(work, { url: database.url, ownLogins: false })
  const stop = async () => {
    await started.stop()
    await close()
  }
  closing.push(stop)
}

const through = ({ url }: MailServer) => jobs({ ROKHAS_SMTP_URL: url, ROKHAS_MAIL_FROM: FROM })

async function tell<K extends NoticeKind>(personId: string, kind: K, data: NoticeData[K], path?: string) {
  await database.db
    .transaction()
    .execute((transaction) => notify(transaction, AT, { personId, kind, data, ...(path ? { path } : {}) }))
}

const message = (person: string) =>
  database.db.selectFrom('message').where('person_id', '=', person).selectAll().executeTakeFirstOrThrow()

const sentTo = (person: string) => expect.poll(async () => (await message(person)).state, { timeout: 10_000 })

describe('an e-mail', () => {
  test('reaches a person in their own language first and the other below, as text and as HTML', async () => {
    const server = await mailServer()
    const person = await people.person({ givenName: 'Amina', email: 'amina@example.ma' })
    await database.db.updateTable('person').set({ language: 'ar' }).where('id', '=', person).execute()
    await tell(person, 'mandate_given', MANDATE, '/compte/mandats')
    await through(server)
    await sentTo(person).toBe('sent')
    const [mail] = server.received
    const { headers, parts } = readMail(mail?.raw ?? '')
    expect(mail?.to).toEqual(['amina@example.ma'])
    expect(headers.get('subject')).toBe('أسندت إليكم صفة · Vous avez reçu un mandat')
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    const [plain, html] = parts
    expect(plain?.type).toMatch(/^text\/plain/)
    expect(plain?.text.indexOf('جماعة عين الشق (رئيس)')).toBeGreaterThan(-1)
    expect(plain?.text.indexOf("Commune d'Aïn-Chock (président)")).toBeGreaterThan(plain?.text.indexOf('جماعة') ?? 0)
    expect(plain?.text).toContain('https://rokhas.test/compte/mandats')
    expect(html?.type).toMatch(/^text\/html/)
    expect(html?.text).toContain('<html lang="ar" dir="rtl">')
    expect(html?.text).toContain('<section lang="fr" dir="ltr"')
  })

  test('carries one Message-ID and envelope id made of the message, so that a duplicate is recognised', async () => {
    const server = await mailServer()
    const person = await people.person()
    await tell(person, 'password_changed', {})
    await through(server)
    await sentTo(person).toBe('sent')
    const { id } = await message(person)
    const [mail] = server.received
    expect(mail?.envelopeId).toBe(id)
    expect(readMail(mail?.raw ?? '').headers.get('message-id')).toBe(`<${id}@rokhas.test>`)
  })

  test('with a secret link keeps it in no notice, and nowhere once it left', async () => {
    const server = await mailServer()
    const person = await people.person()
    const link = 'https://rokhas.test/nouveau-mot-de-passe#c3VwZXItc2VjcmV0'
    await tell(person, 'reset_password', { link })
    const notice = await database.db
      .selectFrom('notice')
      .where('person_id', '=', person)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(notice)).not.toContain('c3VwZXItc2VjcmV0')
    const jobs = await sql<{ payload: unknown }>`select payload from graphile_worker._private_jobs`.execute(database.db)
    expect(JSON.stringify(jobs.rows)).not.toContain('c3VwZXItc2VjcmV0')
    await through(server)
    await sentTo(person).toBe('sent')
    expect(readMail(server.received[0]?.raw ?? '').parts[0]?.text).toContain(link)
    expect((await message(person)).data).toEqual({})
  })

  test('takes nothing of a name or a title for a header or for markup', async () => {
    const server = await mailServer()
    const person = await people.person({ givenName: 'Amina\r\nBcc: voleur@example.com', familyName: '<b>Tazi</b>' })
    const hostile = { title: '<img src=x onerror=alert(1)>\r\nSubject: faux', by: '‮ينمأ', part: 'owner' }
    await tell(person, 'participant_added', hostile)
    await through(server)
    await sentTo(person).toBe('sent')
    const [mail] = server.received
    const { headers, parts } = readMail(mail?.raw ?? '')
    expect(mail?.to).toHaveLength(1)
    expect(headers.has('bcc')).toBe(false)
    expect(headers.get('subject')).toBe('Vous participez à un dossier · أنتم مشاركون في ملف')
    expect(parts[1]?.text).not.toContain('<img')
    expect(parts[1]?.text).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(parts[0]?.text).not.toMatch(/^Subject: faux/m)
    expect(parts[0]?.text).not.toContain('‮')
  })

  test('is not sent when what it tells was rolled back', async () => {
    const server = await mailServer()
    const person = await people.person()
    const undone = database.db.transaction().execute(async (transaction) => {
      await notify(transaction, AT, { personId: person, kind: 'password_changed', data: {} })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    const other = await people.person()
    await tell(other, 'password_changed', {})
    await through(server)
    await sentTo(other).toBe('sent')
    expect(server.received).toHaveLength(1)
  })

  test('is said once under one key', async () => {
    const person = await people.person()
    const once = { personId: person, kind: 'password_changed', data: {}, onceKey: 'k' } as const
    const told = await database.db
      .transaction()
      .execute(async (transaction) => [await notify(transaction, AT, once), await notify(transaction, AT, once)])
    expect(told).toEqual([true, false])
    const messages = await database.db.selectFrom('message').where('person_id', '=', person).selectAll().execute()
    expect(messages).toHaveLength(1)
  })
})

describe('a mail server that is not there', () => {
  test('makes the job wait longer each time, loses nothing, and gets the message once when it is back', async () => {
    const first = await startMailServer()
    await first.close()
    const person = await people.person()
    await tell(person, 'mandate_given', MANDATE)
    await jobs({ ROKHAS_SMTP_URL: first.url, ROKHAS_MAIL_FROM: FROM })
    const waits: number[] = []
    for (let attempt = 1; attempt <= 4; attempt++) {
      await expect.poll(() => attempts(), { timeout: 10_000 }).toBe(attempt)
      waits.push(await secondsToWait())
      if (attempt < 4) await laterNow()
    }
    // graphile-worker's documentation: exp(least(10, attempt)) seconds after each attempt.
    for (const [index, wait] of waits.entries()) expect(wait).toBeCloseTo(Math.exp(index + 1), 0)
    const waiting = await message(person)
    expect(waiting.state).toBe('waiting')
    expect(waiting.last_error).toMatch(/ECONNREFUSED/)
    const back = await mailServer({ port: first.port })
    await laterNow()
    await sentTo(person).toBe('sent')
    expect(back.received).toHaveLength(1)
    expect(await attempts()).toBe(null)
  })

  test('is tried for more than three days before a person has to look', () => {
    const seconds = Array.from({ length: 24 }, (_, index) => Math.exp(Math.min(10, index + 1)))
    expect(seconds.reduce((sum, wait) => sum + wait, 0) / 86_400).toBeGreaterThan(3)
  })

  /** The sending of a message, beside which the clock adds jobs of its own. */
  const sending = sql`graphile_worker._private_jobs where payload->>'messageId' is not null`
  const attempts = async () => {
    const { rows } = await sql<{ attempts: number }>`select attempts from ${sending} and locked_at is null`.execute(
      database.db,
    )
    return rows[0]?.attempts ?? null
  }
  const secondsToWait = async () => {
    const { rows } = await sql<{ wait: number }>`
      select extract(epoch from run_at - now())::float8 as wait from ${sending}`.execute(database.db)
    return rows[0]?.wait ?? 0
  }
  /** The time of the next attempt has come. */
  const laterNow = () => sql`update graphile_worker._private_jobs set run_at = now()`.execute(database.db)
})

describe('a refusal', () => {
  test('for good is kept with its reason at once, and support is told', async () => {
    const server = await mailServer({
      recipient: (address) => (address.startsWith('parti@') ? '550 5.1.1 no such mailbox' : null),
    })
    const { person: support } = await people.acting('support', 'support', ['MA'])
    const person = await people.person({ givenName: 'Driss', familyName: 'Alami', email: 'parti@example.ma' })
    await tell(person, 'reset_password', { link: 'https://rokhas.test/x#secret' })
    await through(server)
    await sentTo(person).toBe('failed')
    const failed = await message(person)
    expect(failed.last_error).toBe('550 5.1.1 no such mailbox')
    expect(failed.data).toEqual({})
    await sentTo(support).toBe('sent')
    expect(readMail(server.received[0]?.raw ?? '').parts[0]?.text).toContain('Driss Alami')
  })

  test('for the moment is tried again', async () => {
    let asked = 0
    const server = await mailServer({ recipient: () => (asked++ === 0 ? '450 4.2.0 greylisted' : null) })
    const person = await people.person()
    await tell(person, 'password_changed', {})
    await through(server)
    await sentTo(person).toBe('sent')
    const { attempts, last_error } = await message(person)
    expect(attempts).toBe(2)
    expect(last_error).toMatch(/450 4.2.0 greylisted/)
  })

  test('of somebody at support does not tell support for ever', async () => {
    const server = await mailServer({ recipient: () => '550 5.1.1 no such mailbox' })
    await people.acting('support', 'support', ['MA'])
    const person = await people.person()
    await tell(person, 'password_changed', {})
    await through(server)
    await sentTo(person).toBe('failed')
    await expect
      .poll(
        async () =>
          (await database.db.selectFrom('message').where('state', '=', 'waiting').selectAll().execute()).length,
        { timeout: 10_000 },
      )
      .toBe(0)
    const bounced = await database.db.selectFrom('message').where('kind', '=', 'message_bounced').selectAll().execute()
    expect(bounced.length).toBeGreaterThan(0)
    expect(bounced.every(({ state }) => state === 'failed')).toBe(true)
  })
})

describe('who is written to', () => {
  test('not somebody who refused that kind, but they have the notice on screen', async () => {
    const person = await people.person()
    const refused = { person_id: person, kind: 'mandate_given', channel: 'email', wanted: false }
    await database.db.insertInto('notification_preference').values(refused).execute()
    await tell(person, 'mandate_given', MANDATE)
    expect(await messagesOf(person)).toBe(0)
    expect(await noticesOf(person)).toBe(1)
  })

  test('somebody who once refused what protects their account', async () => {
    const person = await people.person()
    const refused = { person_id: person, kind: 'new_device', channel: 'email', wanted: false }
    await database.db.insertInto('notification_preference').values(refused).execute()
    await tell(person, 'new_device', { device: 'Firefox', at: AT.toISOString() })
    expect(await messagesOf(person)).toBe(1)
  })

  test('not an address nobody confirmed, except to confirm it', async () => {
    const person = await people.person()
    await database.db.updateTable('account').set({ email_confirmed_at: null }).where('person_id', '=', person).execute()
    await tell(person, 'mandate_given', MANDATE)
    expect(await messagesOf(person)).toBe(0)
    await tell(person, 'confirm_email', { link: 'https://rokhas.test/confirmer#x' })
    expect(await messagesOf(person)).toBe(1)
  })

  test('not an account of the demonstration', async () => {
    const person = await people.person()
    await database.db.updateTable('account').set({ demonstration: true }).where('person_id', '=', person).execute()
    await tell(person, 'password_changed', {})
    expect(await messagesOf(person)).toBe(0)
  })

  const messagesOf = async (person: string) =>
    (await database.db.selectFrom('message').where('person_id', '=', person).selectAll().execute()).length
  const noticesOf = async (person: string) =>
    (await database.db.selectFrom('notice').where('person_id', '=', person).selectAll().execute()).length
})

describe('without a mail server in the settings', () => {
  test('messages wait, and leave once there is one', async () => {
    const person = await people.person()
    await tell(person, 'password_changed', {})
    await jobs({})
    await expect
      .poll(async () => (await sql`select 1 from graphile_worker._private_jobs`.execute(database.db)).rows.length, {
        timeout: 10_000,
      })
      .toBe(0)
    expect((await message(person)).state).toBe('waiting')
    await closing.pop()?.()
    const server = await mailServer()
    await through(server)
    await sentTo(person).toBe('sent')
    expect(server.received).toHaveLength(1)
  })
})
