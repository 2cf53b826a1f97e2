import ICAL from 'ical.js'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { openMailer } from '../../../api/notifications/mailer.ts'
import { sendMessage } from '../../../api/notifications/sendMessage.ts'
import { type MailServer, type ReceivedMail, startMailServer } from '../../build/mailServer.ts'
import { type TestWork, testWork } from '../../build/work.ts'
import { PLAN, type SittingDesk, sittingDesk } from './sittingDesk.ts'

let desk: SittingDesk
let mail: MailServer
let house: TestWork

beforeAll(async () => {
  desk = await sittingDesk()
  mail = await startMailServer()
  const env = { ROKHAS_SMTP_URL: mail.url, ROKHAS_MAIL_FROM: 'Rokhas <ne-pas-repondre@rokhas.test>' }
  house = testWork({ url: desk.url, env })
})

afterAll(async () => {
  await house.close()
  await mail.close()
  await desk.close()
})

/** Sends what waits for a person, over SMTP, and gives back what arrived for their calendar. */
async function delivered(person: string): Promise<ReceivedMail[]> {
  const { config } = house.work
  const mailer = config.mail ? openMailer(config.mail) : null
  const before = mail.received.length
  const { rows } = await sql<{ id: string }>`select id from message where person_id = ${person} and state = 'waiting'
    order by created_at, id`.execute(desk.db)
  for (const { id } of rows) await sendMessage(house.work, mailer, id)
  return mail.received.slice(before).filter(({ raw }) => /content-type: text\/calendar/i.test(raw))
}

/** Quoted-printable, read (RFC 2045). */
const unquoted = (text: string): string => {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** The part that calendars read, whatever it is wrapped in. */
function eventIn({ raw }: ReceivedMail) {
  const at = raw.search(/content-type: text\/calendar/i)
  const [head = '', ...lines] = raw.slice(at).split('\r\n\r\n')
  const text = lines.join('\r\n\r\n').split(/\r\n--/)[0] ?? ''
  const coded = /transfer-encoding: base64/i.test(head)
  const ics = coded ? Buffer.from(text, 'base64').toString('utf8') : unquoted(text)
  const calendar = new ICAL.Component(ICAL.parse(ics))
  const found = calendar.getFirstSubcomponent('vevent')
  if (!found) throw new Error('no event in the calendar')
  const event = new ICAL.Event(found)
  return {
    ...{ method: calendar.getFirstPropertyValue('method'), uid: event.uid, sequence: event.sequence },
    ...{ starts: event.startDate.toJSDate().toISOString(), ends: event.endDate.toJSDate().toISOString() },
    ...{ status: found.getFirstPropertyValue('status'), summary: event.summary, place: event.location },
    ...{
      organizer: event.organizer,
      attendees: event.attendees.map((one) => String(one.getFirstValue()).toLowerCase()),
    },
    announced: /method=(\w+)/i.exec(head)?.[1],
  }
}

test('a convocation, what follows it and its cancelling are one meeting in a calendar, each number higher than the last', async () => {
  const member = await desk.acting(desk.agency, 'member')
  const { email } = await desk.db
    .selectFrom('account')
    .select('email')
    .where('person_id', '=', member.person)
    .executeTakeFirstOrThrow()
  const { session } = await desk.called()
  const called = (await delivered(member.person)).map(eventIn)
  expect(called).toEqual([
    {
      ...{ method: 'REQUEST', announced: 'REQUEST', uid: session.id, sequence: 0, status: 'CONFIRMED' },
      ...{ starts: '2026-11-30T10:00:00.000Z', ends: '2026-11-30T12:00:00.000Z', place: PLAN.place },
      ...{ summary: 'Commission de Aïn-Chock', organizer: 'mailto:ne-pas-repondre@rokhas.test' },
      attendees: [`mailto:${email.toLowerCase()}`],
    },
  ])
  const { unitCode: _, ...plan } = PLAN
  const body = { ...plan, version: session.version, day: '2027-01-11', hour: '14:30', reason: 'Salle indisponible' }
  const moved = await desk.ask<SessionAnswer>('PUT', `/sessions/${session.id}`, desk.guichet.headers, body)
  expect((await delivered(member.person)).map(eventIn)).toMatchObject([
    { method: 'REQUEST', uid: session.id, sequence: 1, starts: '2027-01-11T14:30:00.000Z' },
  ])
  await desk.movePlan(moved.answer, 'cancel', 'Commission regroupée')
  expect((await delivered(member.person)).map(eventIn)).toMatchObject([
    { method: 'CANCEL', announced: 'CANCEL', uid: session.id, sequence: 2, status: 'CANCELLED' },
  ])
})

test('the mail says when, where, for which dossiers and why it changed, in both languages', async () => {
  const member = await desk.acting(desk.agency, 'member')
  const { session } = await desk.called(2)
  const [convocation] = await delivered(member.person)
  const text = unquoted(convocation?.raw ?? '')
  for (const { dossier } of session.items) expect(text).toContain(dossier.number)
  expect(text).toContain('30 novembre 2026')
  expect(text).toContain(PLAN.place)
  expect(text).toContain('لجنة عين الشق')
})

test('who comes upon the agenda later is called then, and who is no longer concerned is told', async () => {
  const { session, dossiers } = await desk.called()
  const member = await desk.acting(desk.agency, 'member')
  const consulted = await desk.people.body('ministry', ['06.141'])
  const culture = await desk.acting(consulted, 'supervisor')
  const other = await desk.dispatched()
  await desk.consult(desk.guichet.headers, other.id, { bodyId: consulted, reason: 'Abords d’un monument' })
  await delivered(culture.person)
  const ids = [dossiers[0]?.id ?? '', other.id]
  const wider = (await desk.agenda(session, ids)).answer
  expect((await delivered(culture.person)).map(eventIn)).toMatchObject([{ method: 'REQUEST', sequence: 0 }])
  expect(await delivered(member.person)).toEqual([])
  await desk.agenda(wider, ids.slice(0, 1))
  expect((await delivered(culture.person)).map(eventIn)).toMatchObject([{ method: 'CANCEL', sequence: 1 }])
})
