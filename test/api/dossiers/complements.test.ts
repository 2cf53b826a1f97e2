import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reason } from '../../../api/contract/complements.ts'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { REASONS } from '../../../seeds/complements/reasons.ts'
import { CLEAR, ComplementDesk } from '../../build/complement.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { pdfBytes } from '../documents/pdfBytes.ts'
import { Tus } from '../documents/tus.ts'

let database: TestDatabase
let server: TestServer
let desk: ComplementDesk

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  desk = new ComplementDesk(database, () => server)
  await desk.prepare()
}, 120_000)

afterAll(async () => {
  await server.close()
  await database.close()
})

type Headers = Record<string, string>

const PIECE = { about: 'piece', piece: 'demande', reasonCode: 'piece_unsigned' } as const
const GROUND = { about: 'parcel', reasonCode: 'parcel_servitude', articles: ['Loi 12-90, art. 19'] } as const
const HEIGHT = { about: 'fact', fact: 'heightM', reasonCode: 'fact_rules', text: 'Ramenez la hauteur à 10 m.' } as const

/** A réfection of which the piece, the ground and the height are asked again. */
async function asked(items: readonly object[] = [PIECE, GROUND, HEIGHT]) {
  const dossier = await desk.filed()
  const guichet = await desk.guichet()
  const request = { transition: 'ask_complement', seen: 1, items }
  const { status, answer } = await desk.move(guichet.headers, dossier.id, request)
  expect([status, answer.code]).toEqual([201, undefined])
  return { ...dossier, guichet, course: answer, items: await itemsOf(dossier.headers, dossier.id) }
}

const itemsOf = async (headers: Headers, id: string) =>
  (await desk.complement(headers, id)).answer.requests[0]?.items ?? []

const send = (headers: Headers, dossierId: string, piece: string, name = `${randomUUID()}.pdf`) =>
  new Tus(server.url, headers).send(
    { filename: name, dossierId, piece, again: 'true' },
    pdfBytes({ 9: `<< /N (${name}) >>` }),
  )

describe('a request', () => {
  test('offers the reasons in force, each in both languages with the article behind it', async () => {
    const { answer } = await desk.ask<{ reasons: Reason[] }>('GET', '/api/complement-reasons')
    expect(answer.reasons.map(({ code }) => code)).toEqual(REASONS.map(({ code }) => code))
    expect(answer.reasons.every(({ sentence }) => /[\u0600-\u06ff]/.test(sentence.ar))).toBe(true)
    const before = await desk.ask<{ reasons: Reason[] }>('GET', '/api/complement-reasons?on=2021-03-31')
    expect(before.answer.reasons).toEqual([])
  })

  test('is read item by item, in each language, with whose part each is', async () => {
    const { id, headers } = await asked()
    const { answer } = await desk.complement(headers, id)
    expect(answer.requests).toMatchObject([{ event: 'ask_complement', standing: true }])
    const [piece, ground, height] = answer.requests[0]?.items ?? []
    expect(piece).toMatchObject({ piece: 'demande', to: 'owner', answered: false, mayAnswer: true })
    expect(piece?.text.ar).toBe(REASONS.find(({ code }) => code === 'piece_unsigned')?.sentence.ar)
    expect(piece?.before).toHaveLength(1)
    expect(ground).toMatchObject({ about: 'parcel', to: 'surveyor', articles: ['Loi 12-90, art. 19'] })
    expect(height).toMatchObject({ fact: 'heightM', to: 'designer', text: { fr: HEIGHT.text, ar: HEIGHT.text } })
  })

  test('of a piece the procedure has not, or for a reason that is not one, is refused with its place', async () => {
    const { id } = await desk.filed()
    const { headers } = await desk.guichet()
    for (const [item, field] of [
      [{ ...PIECE, piece: 'plan_imaginaire' }, 'items.1.piece'],
      [{ ...PIECE, reasonCode: 'parcel_outline' }, 'items.1.reasonCode'],
    ] as const) {
      const wrong = await desk.move(headers, id, { transition: 'ask_complement', seen: 1, items: [GROUND, item] })
      expect(wrong).toMatchObject({ status: 422, answer: { code: 'INVALID_INPUT', field } })
    }
    expect((await desk.complement(headers, id)).answer.requests).toEqual([])
  })

  test('is made once: the second is refused with the day and the words of the first', async () => {
    const { id, headers, guichet, items } = await asked([PIECE])
    await desk.answer(headers, id, items[0]?.id ?? '', { text: 'Voici pourquoi.' })
    await desk.move(headers, id, { transition: 'give_complement', seen: 2 })
    const second = await desk.move(guichet.headers, id, { transition: 'ask_complement', seen: 3, items: [GROUND] })
    expect(second).toMatchObject({ status: 409, answer: { code: 'COMPLEMENT_ALREADY_ASKED' } })
    expect(second.answer.data?.asked).toContain('1. Ce document n’est pas signé')
    expect(second.answer.data?.on).toMatch(/^2026-11-24/)
  })

  test('of three hundred pieces is one request, told in one message', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ ...PIECE, text: `Page ${index + 1} à refaire` }))
    const { items, person } = await asked(many)
    expect(items).toHaveLength(300)
    const { rows } = await sql<{ data: { count: string } }>`
      select data from notice where person_id = ${person} and kind = 'complement_asked'`.execute(database.db)
    expect(rows.map(({ data }) => data.count)).toEqual(['300'])
  })

  test('of three hundred documents is read at once, each with what was there when it was asked', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ ...PIECE, text: `Page ${index + 1} à refaire` }))
    const { id, headers, person } = await asked(many)
    await sql`insert into document (id, dossier_id, sha256, file_name, piece, deposited_by, deposited_at)
      select gen_random_uuid(), ${id}::uuid, (select sha256 from document where dossier_id = ${id}::uuid limit 1),
        'planche ' || n || '.pdf', 'demande', ${person}::uuid, timestamptz '2026-11-24T08:30:00Z' + n * interval '1 second'
      from generate_series(1, 299) n`.execute(database.db)
    const { status, answer } = await desk.complement(headers, id)
    expect(status).toBe(200)
    const items = answer.requests[0]?.items ?? []
    expect([...new Set(items.map(({ before }) => before.length))]).toEqual([300])
    expect(items[299]?.before.map(({ fileName }) => fileName)).toContain('planche 299.pdf')
  })

  test('is nobody’s to make elsewhere or signed out, and nothing is asked by another move', async () => {
    const { id, headers } = await desk.filed()
    const elsewhere = await desk.guichet('09.001.01.01')
    const body = { transition: 'ask_complement', seen: 1, items: [PIECE] }
    expect((await desk.move(elsewhere.headers, id, body)).status).toBe(404)
    expect((await desk.move({}, id, body)).status).toBe(401)
    expect((await desk.move(headers, id, body)).status).toBe(403)
    const withdrawal = await desk.move(headers, id, { ...body, transition: 'withdraw' })
    expect(withdrawal).toMatchObject({ status: 422, answer: { field: 'items' } })
    expect((await desk.complement(elsewhere.headers, id)).status).toBe(404)
  })
})

describe('what was asked is open again, and nothing else', () => {
  test('a document of the piece: a new version, which answers; of no other piece, and of none', async () => {
    const { id, headers, pieces } = await asked([PIECE])
    const other = pieces.find((piece) => piece !== 'demande') ?? ''
    expect((await send(headers, id, other)).status).toBe(409)
    expect((await new Tus(server.url, headers).create({ filename: 'x.pdf', dossierId: id }, 9)).status).toBe(409)
    expect((await send(headers, id, 'demande')).status).toBe(204)
    const [item] = await itemsOf(headers, id)
    expect(item).toMatchObject({ answered: true, answers: [{ kind: 'document', document: { version: 2 } }] })
    expect(item?.before).toMatchObject([{ version: 1 }])
    const versions = await desk.ask<{ versions: { version: number; current: boolean }[] }>(
      'GET',
      `/api/dossiers/${id}/pieces/demande/versions`,
      { headers },
    )
    expect(versions.answer.versions).toMatchObject([
      { version: 2, current: true },
      { version: 1, current: false },
    ])
    expect((await send(headers, id, 'demande')).status).toBe(204) // a second sheet of the same answer
    expect((await itemsOf(headers, id))[0]?.answers.map(({ document }) => document?.version)).toEqual([2, 2])
  }, 60_000)

  test('the ground: another outline answers, and both sides read what that changes', async () => {
    const { id, headers, guichet } = await asked([GROUND])
    const dossier = await desk.ask<DossierAnswer>('GET', `/api/dossiers/${id}`, { headers })
    const { version } = dossier.answer
    const attached = await desk.ask('PUT', `/api/dossiers/${id}/parcel`, {
      headers,
      body: { version, reportId: (await desk.reportOn(CLEAR)).id },
    })
    expect(attached.status).toBe(200)
    for (const reader of [headers, guichet.headers]) {
      const [item] = await itemsOf(reader, id)
      const lost = item?.answers[0]?.report?.difference?.lost ?? []
      expect(lost).toMatchObject([{ rule: 'SERVITUDE_FORBIDS', verdict: 'noncompliant', overlapM2: 120 }])
    }
    expect((await send(headers, id, 'demande')).status).toBe(409)
  })

  test('a fact: put right on the version that was read, and the ground is checked again with it', async () => {
    const { id, headers, items, guichet } = await asked([HEIGHT])
    const item = items[0]?.id ?? ''
    const { version } = (await desk.complement(headers, id)).answer
    const late = await desk.answer(headers, id, item, { version: version - 1, value: 9 })
    expect(late).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE', data: { by: 'Amina Tazi' } } })
    const wrong = await desk.answer(headers, id, item, { version, value: 'haut' })
    expect(wrong).toMatchObject({ status: 422, answer: { code: 'INVALID_INPUT', field: 'value' } })
    expect((await desk.answer(headers, id, item, { version, value: 9.5 })).status).toBe(201)
    const [given] = await itemsOf(guichet.headers, id)
    expect(given?.answers).toMatchObject([{ kind: 'fact', fact: { before: 12, after: 9.5 } }])
    const changed = given?.answers[0]?.report?.difference?.kept.filter(({ verdictChanged }) => verdictChanged)
    expect(changed).toMatchObject([
      { rule: 'HEIGHT', before: { verdict: 'noncompliant' }, after: { verdict: 'compliant' } },
    ])
    const project = await desk.ask('PUT', `/api/dossiers/${id}/project`, {
      headers,
      body: { version: version + 1, project: {} },
    })
    expect(project.status).toBe(409)
  })

  test('to the person it is asked of and to those who lead the dossier, in writing too', async () => {
    const { id, items } = await asked([GROUND, HEIGHT])
    const [ground = '', height = ''] = items.map((item) => item.id)
    const surveyor = await desk.citizen()
    await desk.take(id, surveyor.person, 'surveyor')
    const written = { text: 'Le bornage est joint au titre.' }
    expect((await desk.answer(surveyor.headers, id, height, written)).status).toBe(403)
    const key = { ...surveyor.headers, 'idempotency-key': randomUUID() }
    for (const _ of [1, 2]) expect((await desk.answer(key, id, ground, written)).status).toBe(201)
    const [first] = await itemsOf(surveyor.headers, id)
    expect(first?.answers).toMatchObject([{ kind: 'written', text: written.text, by: { id: surveyor.person } }])
    const official = await desk.guichet()
    expect((await desk.answer(official.headers, id, ground, written)).status).toBe(403)
    expect((await desk.answer((await desk.citizen()).headers, id, ground, written)).status).toBe(404)
    expect((await desk.answer({}, id, ground, written)).status).toBe(401)
  })

  test('until it is given back, whole: what has no answer is listed, and whoever asked is told', async () => {
    const { id, headers, items, guichet } = await asked([PIECE, HEIGHT])
    const [first = '', second = ''] = items.map((item) => item.id)
    await desk.answer(headers, id, first, { text: 'La demande est signée page 2.' })
    const early = await desk.move(headers, id, { transition: 'give_complement', seen: 2 })
    expect(early).toMatchObject({ status: 409, answer: { code: 'COMPLEMENT_UNANSWERED' } })
    expect(early.answer.faults).toEqual([{ path: second, sentence: { fr: HEIGHT.text, ar: HEIGHT.text } }])
    await desk.answer(headers, id, second, { text: 'La hauteur comprend la cage d’escalier.' })
    const given = await desk.move(headers, id, { transition: 'give_complement', seen: 2 })
    expect(given).toMatchObject({ status: 201, answer: { step: 'filed' } })
    const told = await sql`select kind from notice where person_id = ${guichet.person}`.execute(database.db)
    expect(told.rows).toEqual([{ kind: 'complement_given' }])
    expect((await desk.answer(headers, id, first, { text: 'Encore' })).status).toBe(409)
    expect((await send(headers, id, 'demande')).status).toBe(409)
  })
})

describe('a refusal to admit', () => {
  test('lists all its reasons at once, opens what they name, and lets the dossier be filed again', async () => {
    const { id, headers } = await desk.filed()
    const guichet = await desk.guichet()
    const refused = { transition: 'refuse_admission', seen: 1, items: [PIECE, GROUND] }
    expect((await desk.move(guichet.headers, id, refused)).answer).toMatchObject({ step: 'inadmissible' })
    const early = await desk.move(headers, id, { transition: 'file', seen: 2 })
    expect(early.answer).toMatchObject({ code: 'COMPLEMENT_UNANSWERED', data: { unanswered: 2 } })
    expect((await send(headers, id, 'demande')).status).toBe(204)
    const [, ground] = await itemsOf(headers, id)
    await desk.answer(headers, id, ground?.id ?? '', { text: 'La ligne a été déposée en 2024.' })
    expect((await desk.move(headers, id, { transition: 'file', seen: 2 })).answer).toMatchObject({ step: 'filed' })
  })
})
