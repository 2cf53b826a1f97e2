import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '../../../api/clock.ts'
import { startJobs } from '../../../api/jobs/startJobs.ts'
import { tellNudges } from '../../../api/performance/board/nudging/tell.ts'
import { tellWeek } from '../../../api/performance/board/weekly/tellWeek.ts'
import { asking } from '../../build/asking.ts'
import { AIN_CHOCK, boardDesk, CASABLANCA } from '../../build/boardDesk.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type MailServer, readMail, startMailServer } from '../../build/mailServer.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { type TestWork, testWork } from '../../build/work.ts'

const MAIL = { ROKHAS_PUBLIC_URL: 'https://rokhas.test', ROKHAS_MAIL_FROM: 'Rokhas <ne-pas-repondre@rokhas.test>' }

let now = new Date('2026-11-24T09:00:00Z')
const clock = { now: () => now, today: () => dayOf(now) }

let database: TestDatabase
let server: TestServer
let mail: MailServer
let worker: TestWork
let people: People
let desk: Awaited<ReturnType<typeof boardDesk>>
const ask = asking(() => server)

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer({ ...database, clock })
  mail = await startMailServer()
  worker = testWork({ url: database.url, clock, env: { ...MAIL, ROKHAS_SMTP_URL: mail.url } })
  people = new People(database.db)
  desk = await boardDesk(database.db, people)
})

afterAll(async () => {
  await worker.close()
  await mail.close()
  await server.close()
  await database.close()
})

/** Runs the queue's jobs until what is expected has come. */
async function sending(expected: () => boolean): Promise<void> {
  const jobs = await startJobs(worker.work, { url: database.url, ownLogins: false })
  await expect.poll(expected, { timeout: 15_000 }).toBe(true).finally(jobs.stop)
}

const addressOf = async (person: string) =>
  (await database.db.selectFrom('account').select('email').where('person_id', '=', person).executeTakeFirstOrThrow())
    .email
const mailTo = (address: string) =>
  mail.received.filter(({ to }) => to.includes(address)).map(({ raw }) => readMail(raw))

test('a reminder of several dossiers reaches whoever holds them in one e-mail, and once', async () => {
  const governor = await people.acting('province', 'governor', [CASABLANCA])
  const clerk = await people.acting('commune', 'guichet', [AIN_CHOCK])
  const { ids, agency } = desk
  const targets = [ids.late, ids.today, ids.in3].map((dossierId) => ({
    dossierId,
    bodyId: dossierId === ids.late ? agency.body : null,
  }))
  await ask('POST', '/api/board/nudges', { headers: governor.headers, body: { targets, note: 'Merci d’avance' } })
  const [clerks, agencys] = [await addressOf(clerk.person), await addressOf(agency.person)]
  await sending(() => mailTo(clerks).length === 1 && mailTo(agencys).length === 1)
  const { id: run } = await database.db.selectFrom('nudge_run').select('id').executeTakeFirstOrThrow()
  await Promise.all([tellNudges(worker.work, run), tellNudges(worker.work, run)])
  const told = await database.db.selectFrom('notice').select('person_id').where('kind', '=', 'dossier_nudged').execute()
  expect(told.map(({ person_id }) => person_id).sort()).toEqual([clerk.person, agency.person].sort())
  const [toClerk, toAgency] = [mailTo(clerks)[0]?.parts[0]?.text ?? '', mailTo(agencys)[0]?.parts[0]?.text ?? '']
  expect(toClerk).toMatch(
    /Rappel de Amina Tazi \(gouverneur, Organisme \w+\)\. 2 dossiers attendent toujours que vous agissiez : \S*061410141-2026-70002\S* \(24\/11\/2026\), \S*061410141-2026-70003\S* \(30\/11\/2026\)\. « Merci d’avance »/,
  )
  expect(toClerk).toContain('https://rokhas.test/dossiers?holder=guichet')
  expect(toAgency).toMatch(
    /1 dossier attend toujours l’avis de votre organisme, Organisme \w+ : \S*061410141-2026-70001/,
  )
  expect(toAgency).toContain(`https://rokhas.test/dossiers/${ids.late}`)
  expect(toAgency).toContain('ملف واحد ما زال ينتظر رأي هيئتكم')
})

// The week of Monday 30 November: its last days are those of 30 November to 6 December, what became late those of 23 to 29.
test('the week of the communes one follows comes once, in one’s own language, and says so when nothing presses', async () => {
  const follow = async (role: 'wali' | 'governor', units: string[], code: string) => {
    const one = await people.acting(role === 'wali' ? 'wilaya' : 'province', role, units)
    expect((await ask('PUT', `/api/board/follows/${code}`, { headers: one.headers })).status).toBe(200)
    return { ...one, address: await addressOf(one.person) }
  }
  const wali = await follow('wali', ['06'], AIN_CHOCK)
  // The city that it is a part of: its dossiers are told with both, and summed once.
  await ask('PUT', '/api/board/follows/06.141.01.0', { headers: wali.headers })
  await database.db.updateTable('person').set({ language: 'ar' }).where('id', '=', wali.person).execute()
  const quiet = await follow('governor', ['09.001'], '09.001.05.01')
  const unwilling = await follow('governor', [CASABLANCA], AIN_CHOCK)
  const body = { preferences: [{ kind: 'board_week', email: false }] }
  await ask('PUT', '/api/me/preferences', { headers: unwilling.headers, body })
  const gone = await follow('governor', [CASABLANCA], AIN_CHOCK)
  await sql`update mandate set ended_at = now() where id = ${gone.mandate}`.execute(database.db)
  await tellWeek(worker.work) // followed since this week began: the first message is that of the next one
  const told = () =>
    database.db.selectFrom('notice').select(['person_id', 'path']).where('kind', '=', 'board_week').execute()
  expect(await told()).toEqual([])

  now = new Date('2026-11-30T05:50:00Z')
  await Promise.all([tellWeek(worker.work), tellWeek(worker.work)])
  now = new Date('2026-12-02T05:50:00Z')
  await tellWeek(worker.work)
  expect((await told()).map(({ person_id }) => person_id).sort()).toEqual(
    [wali.person, quiet.person, unwilling.person].sort(),
  )
  await sending(() => mailTo(wali.address).length > 0 && mailTo(quiet.address).length > 0)
  expect([wali, quiet, unwilling, gone].map(({ address }) => mailTo(address).length)).toEqual([1, 1, 0, 0])

  const [message] = mailTo(wali.address)
  expect(message?.headers.get('subject')).toBe('أسبوع الجماعات التي تتابعونها · La semaine de vos communes suivies')
  const text = (message?.parts[0]?.text ?? '').replaceAll(/[\u2066\u2069]/g, '')
  expect(text).toContain(
    'Semaine du 30 novembre 2026 : 3 dossiers en retard, dont 1 depuis la semaine passée ; 2 dossiers arrivent à leur dernier jour cette semaine.',
  )
  expect(text).toContain(
    'عين الشق: 3 ملفات متأخرة، منها ملف واحد منذ الأسبوع الماضي: 061410141-2026-70002 (24/11/2026)؛ وملفان يبلغان يومهما الأخير هذا الأسبوع: 061410141-2026-70003 (30/11/2026), 061410141-2026-70004 (01/12/2026)',
  )
  expect(text).toContain(`https://rokhas.test/tableau?unit=${AIN_CHOCK}`)
  expect(mailTo(quiet.address)[0]?.parts[0]?.text).toContain(
    'rien n’est en retard et aucun dossier n’arrive à son dernier jour',
  )
  now = new Date('2026-12-07T05:50:00Z')
  await tellWeek(worker.work)
  expect(await told()).toHaveLength(6)
})
