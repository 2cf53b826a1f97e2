import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../../api/db/uuid.ts'
import { readDeliveryReport } from '../../../api/notifications/bounces/deliveryReport.ts'
import { readBounces } from '../../../api/notifications/bounces/readBounces.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { testWork } from '../../build/work.ts'

const AT = new Date('2026-11-24T08:00:00Z')
const ID = '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071'

type Report = { readonly envelope?: string; readonly action?: string; readonly messageId?: string }

/** A report as Postfix writes one: RFC 3464 inside the multipart/report of RFC 6522, after the example of RFC 3464 appendix A. */
const report = ({ envelope, action = 'failed', messageId = ID }: Report = {}) =>
  Buffer.from(
    [
      'Return-Path: <>',
      'Received: by mx.example.ma (Postfix) id 4A6C31F; Tue, 24 Nov 2026 09:00:00 +0000 (UTC)',
      'Date: Tue, 24 Nov 2026 09:00:00 +0000 (UTC)',
      'From: MAILER-DAEMON@mx.example.ma (Mail Delivery System)',
      'Subject: Undelivered Mail Returned to Sender',
      'To: ne-pas-repondre@rokhas.test',
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status;',
      '\tboundary="3F5A21E.1795510800/mx.example.ma"',
      '',
      'This is a MIME-encapsulated message.',
      '',
      '--3F5A21E.1795510800/mx.example.ma',
      'Content-Description: Notification',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      "I'm sorry to have to inform you that your message could not be delivered.",
      '',
      '--3F5A21E.1795510800/mx.example.ma',
      'Content-Description: Delivery report',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.ma',
      ...(envelope ? [`Original-Envelope-Id: ${envelope}`] : []),
      'Arrival-Date: Tue, 24 Nov 2026 08:59:58 +0000 (UTC)',
      '',
      'Final-Recipient: rfc822; parti@example.ma',
      'Original-Recipient: rfc822;parti@example.ma',
      `Action: ${action}`,
      'Status: 5.1.1',
      'Remote-MTA: dns; mail.example.ma',
      'Diagnostic-Code: smtp; 550 5.1.1 <parti@example.ma>: Recipient address',
      '    rejected: User unknown',
      '',
      '--3F5A21E.1795510800/mx.example.ma',
      'Content-Description: Undelivered Message Headers',
      'Content-Type: text/rfc822-headers',
      '',
      'From: Rokhas <ne-pas-repondre@rokhas.test>',
      'To: parti@example.ma',
      `Message-ID: <${messageId}@rokhas.test>`,
      'Subject: test',
      '',
      '--3F5A21E.1795510800/mx.example.ma--',
      '',
    ].join('\r\n'),
  )

describe('a report of undelivered mail', () => {
  test('names our message by its envelope id, or by the returned Message-ID, with the reason unfolded', () => {
    const reason = '5.1.1 smtp; 550 5.1.1 <parti@example.ma>: Recipient address rejected: User unknown'
    expect(readDeliveryReport(report({ envelope: ID, messageId: 'other' }))).toEqual({
      messageId: ID,
      failed: true,
      reason,
    })
    expect(readDeliveryReport(report())).toEqual({ messageId: ID, failed: true, reason })
  })

  test('of a delay is not a failure', () => {
    expect(readDeliveryReport(report({ action: 'delayed' }))?.failed).toBe(false)
  })

  test('about mail that is not ours, or any other mail, is nothing', () => {
    expect(readDeliveryReport(report({ messageId: 'abc' }))).toBeNull()
    expect(readDeliveryReport(Buffer.from('Subject: bonjour\r\n\r\nJe suis en vacances.\r\n'))).toBeNull()
    expect(readDeliveryReport(Buffer.alloc(0))).toBeNull()
  })

  test('cut anywhere, or with any byte changed, stops nothing', () => {
    const whole = report()
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (end, place, byte) => {
        const bytes = Buffer.from(whole)
        bytes.writeUInt8(byte, place)
        const read = readDeliveryReport(bytes.subarray(0, end))
        expect(read === null || /^[0-9a-f-]{36}$/.test(read.messageId)).toBe(true)
      }),
    )
  })
})

describe('reading what came back', () => {
  let database: TestDatabase
  let folder: string

  beforeAll(async () => {
    database = await testDatabase()
    folder = mkdtempSync(`${tmpdir()}/rokhas-bounces-`)
    for (const name of ['new', 'cur', 'tmp']) mkdirSync(`${folder}/${name}`)
  })

  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true })
  })

  test('marks the message, tells support once, and puts every mail away', async () => {
    const people = new People(database.db)
    const { person: support } = await people.acting('support', 'support', ['MA'])
    const person = await people.person({ givenName: 'Driss', familyName: 'Alami' })
    const id = uuidv7(AT)
    const sent = {
      person_id: person,
      channel: 'email',
      address: 'parti@example.ma',
      language: 'fr',
      kind: 'mandate_given',
      data: '{}',
      created_at: AT,
    } as const
    await database.db
      .insertInto('message')
      .values({ id, ...sent, state: 'sent', sent_at: AT })
      .execute()
    writeFileSync(`${folder}/new/1.mx`, report({ messageId: id }))
    writeFileSync(`${folder}/new/2.mx`, report({ envelope: id }))
    writeFileSync(`${folder}/new/3.mx`, 'Subject: absence\r\n\r\nDe retour lundi.\r\n')
    writeFileSync(`${folder}/new/4.mx`, report({ messageId: uuidv7(AT) }))
    const { work, close } = testWork({ url: database.url, env: { ROKHAS_BOUNCES: folder } })
    await readBounces(work)
    await readBounces(work)
    await close()
    const message = await database.db.selectFrom('message').where('id', '=', id).selectAll().executeTakeFirstOrThrow()
    expect(message.state).toBe('bounced')
    expect(message.last_error).toMatch(/User unknown/)
    const told = await database.db.selectFrom('notice').where('person_id', '=', support).selectAll().execute()
    expect(told.map(({ kind, data }) => [kind, data.name])).toEqual([['message_bounced', 'Driss Alami']])
    expect(readdirSync(`${folder}/new`)).toEqual([])
    expect(readdirSync(`${folder}/cur`)).toHaveLength(4)
  })

  test('leaves a message that never left as it is', async () => {
    const person = await new People(database.db).person()
    const id = uuidv7(AT)
    const waiting = {
      person_id: person,
      channel: 'email',
      address: 'x@example.ma',
      language: 'fr',
      kind: 'mandate_given',
      data: '{}',
      created_at: AT,
    } as const
    await database.db
      .insertInto('message')
      .values({ id, ...waiting })
      .execute()
    writeFileSync(`${folder}/new/${randomUUID()}`, report({ messageId: id }))
    const { work, close } = testWork({ url: database.url, env: { ROKHAS_BOUNCES: folder } })
    await readBounces(work)
    await close()
    expect(await database.db.selectFrom('message').where('id', '=', id).select('state').executeTakeFirst()).toEqual({
      state: 'waiting',
    })
  })
})
