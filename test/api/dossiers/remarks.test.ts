import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentAnswer } from '../../../api/contract/documents.ts'
import type { RemarksAnswer, SheetsAnswer } from '../../../api/contract/remarks.ts'
import { ComplementDesk } from '../../build/complement.ts'
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
type Refusal = { readonly code?: string; readonly field?: string }

const POINT = { kind: 'point', points: [[42.5, 118]] }
const read = (headers: Headers, id: string) =>
  desk.ask<RemarksAnswer & Refusal>('GET', `/api/dossiers/${id}/remarks`, { headers })
const pin = (headers: Headers, id: string, body: object) =>
  desk.ask<RemarksAnswer & Refusal>('POST', `/api/dossiers/${id}/remarks`, { headers, body })
const follow = (headers: Headers, [id, remark]: readonly [string, string], body: object) =>
  desk.ask<RemarksAnswer & Refusal>('POST', `/api/dossiers/${id}/remarks/${remark}/entries`, { headers, body })

/** A filed dossier, its guichet, a member of its urban agency, and the document of its request. */
async function examined() {
  const dossier = await desk.filed()
  const guichet = await desk.guichet()
  const member = await desk.people.acting('urban_agency', 'member', [desk.commune])
  const listed = await desk.ask<{ documents: DocumentAnswer[] }>('GET', `/api/dossiers/${dossier.id}/documents`, {
    headers: guichet.headers,
  })
  const document = listed.answer.documents.find(({ piece }) => piece === 'demande')
  const on = { documentId: document?.id ?? '', page: 1, shape: POINT }
  return { ...dossier, guichet, member, on }
}

/** The same with one remark of the member's on the document. */
async function pinned() {
  const there = await examined()
  const { id, member, on } = there
  const { status, answer } = await pin(member.headers, id, { bodyId: member.body, text: 'Cote illisible', on })
  expect([status, answer.code]).toEqual([201, undefined])
  return { ...there, remark: answer.remarks[0]?.id ?? '' }
}

describe('pinning a remark', () => {
  test('on a sheet: where, by whom and for which body, read by colleagues and written in the journal', async () => {
    const { id, guichet, member, on } = await pinned()
    const { answer } = await read(guichet.headers, id)
    expect(answer.remarks).toMatchObject([
      {
        ...{ nth: 1, text: 'Cote illisible', state: 'open', version: 0, thread: [], items: [], carried: null },
        sheet: { documentId: on.documentId, fileName: 'demande.pdf', piece: 'demande', pieceVersion: 1, shape: POINT },
        body: { id: member.body, kind: 'urban_agency' },
        by: { familyName: 'Tazi' },
        mayClose: true,
      },
    ])
    expect(answer.speaksFor.map((body) => body.id)).toEqual([guichet.body])
    const { rows } = await sql<{ action: string }>`select action from journal_event
      where dossier_id = ${id} and body_id = ${member.body} and not consultation`.execute(database.db)
    expect(rows).toEqual([{ action: 'remark.pin' }])
  })

  test('at a place: kept in the commune’s legal zone, answered in degrees beside', async () => {
    const { id, member } = await examined()
    const place = { type: 'Point', coordinates: [-7.6, 33.5] }
    const { status, answer } = await pin(member.headers, id, { bodyId: member.body, text: 'Accès', on: { place } })
    expect(status).toBe(201)
    const [remark] = answer.remarks
    expect(remark?.place?.legal.srid).toBe(26191)
    const [lon = 0, lat = 0] = remark?.place?.geometry.type === 'Point' ? remark.place.geometry.coordinates : []
    expect(Math.abs(lon + 7.6)).toBeLessThan(1e-6)
    expect(Math.abs(lat - 33.5)).toBeLessThan(1e-6)
    expect(remark?.sheet).toBe(null)
  })

  test('on a page that is not there, of another dossier, or with a broken shape, is refused', async () => {
    const { id, member, on } = await examined()
    const other = await examined()
    const say = { bodyId: member.body, text: 'Cote' }
    for (const stray of [
      { ...on, page: 99 },
      { ...on, documentId: other.on.documentId },
    ])
      expect(await pin(member.headers, id, { ...say, on: stray })).toMatchObject({
        ...{ status: 422, answer: { code: 'SHEET_UNKNOWN' } },
      })
    const broken = { ...on, shape: { kind: 'line', points: [[1, 2]] } }
    expect(await pin(member.headers, id, { ...say, on: broken })).toMatchObject({ status: 422 })
    const bow = [
      [-7.6, 33.5],
      [-7.59, 33.51],
      [-7.59, 33.5],
      [-7.6, 33.51],
      [-7.6, 33.5],
    ]
    const crossed = await pin(member.headers, id, { ...say, on: { place: { type: 'Polygon', coordinates: [bow] } } })
    expect(crossed.status).toBe(422)
    expect((await read(member.headers, id)).answer.remarks).toEqual([])
  })

  test('is nobody’s signed out, elsewhere, for another body, as the applicant, or once the dossier is decided', async () => {
    const { id, headers, guichet, member, on } = await examined()
    const body = { bodyId: member.body, text: 'Cote', on }
    expect((await pin({}, id, body)).status).toBe(401)
    const elsewhere = await desk.people.acting('urban_agency', 'member', ['09.001.01.01'])
    expect((await pin(elsewhere.headers, id, { ...body, bodyId: elsewhere.body })).status).toBe(404)
    expect(await pin(guichet.headers, id, body)).toMatchObject({ status: 403, answer: { code: 'NOT_WITHIN_REACH' } })
    expect((await pin(headers, id, body)).status).toBe(403)
    await sql`update dossier set state = 'decided', step = 'granted' where id = ${id}`.execute(database.db)
    expect(await pin(member.headers, id, body)).toMatchObject({ status: 409, answer: { code: 'NOT_AT_THIS_STEP' } })
  })

  test('two at once get two numbers', async () => {
    const { id, member, on } = await examined()
    const say = (text: string) => pin(member.headers, id, { bodyId: member.body, text, on })
    await Promise.all(['Un', 'Deux', 'Trois'].map(say))
    expect((await read(member.headers, id)).answer.remarks.map(({ nth }) => nth)).toEqual([1, 2, 3])
  })
})

describe('the thread', () => {
  test('takes a reply of a colleague, a closing of the body that pinned it, and an opening again', async () => {
    const { id, remark, member, guichet, on } = await pinned()
    const reply = { kind: 'reply', seen: 0, bodyId: guichet.body, text: 'Vu aussi au guichet' }
    expect((await follow(guichet.headers, [id, remark], reply)).status).toBe(201)
    const closing = { kind: 'close', seen: 1, text: 'Levée en séance' }
    const closed = await follow(member.headers, [id, remark], closing)
    expect(closed.answer.remarks).toMatchObject([
      {
        ...{ state: 'closed', version: 2 },
        thread: [
          { kind: 'reply', text: 'Vu aussi au guichet', body: { id: guichet.body } },
          { kind: 'close', text: 'Levée en séance', documentId: on.documentId, body: { id: member.body } },
        ],
      },
    ])
    const again = await follow(member.headers, [id, remark], { kind: 'reopen', seen: 2, text: 'Pas tout à fait' })
    expect(again.answer.remarks[0]?.state).toBe('open')
  })

  test('refuses what was written on an older page, what is closed twice, and a stranger’s closing', async () => {
    const { id, remark, member, guichet } = await pinned()
    const reply = { kind: 'reply', seen: 0, bodyId: member.body, text: 'Précision' }
    await follow(member.headers, [id, remark], reply)
    expect(await follow(guichet.headers, [id, remark], { ...reply, bodyId: guichet.body })).toMatchObject({
      ...{ status: 409, answer: { code: 'REMARK_MEANWHILE' } },
    })
    const fire = await desk.people.acting('civil_protection', 'member', [desk.commune])
    const closing = { kind: 'close', seen: 1, text: 'Levée' }
    expect((await follow(fire.headers, [id, remark], closing)).status).toBe(403)
    expect((await follow(guichet.headers, [id, remark], closing)).status).toBe(201)
    const twice = await follow(guichet.headers, [id, remark], { ...closing, seen: 2 })
    expect(twice).toMatchObject({ status: 409, answer: { code: 'REMARK_CLOSED' } })
    const unknown = await follow(guichet.headers, [id, randomUUID()], closing)
    expect(unknown.status).toBe(404)
  })
})

describe('the applicant', () => {
  test('reads no remark of the commission, whatever they ask', async () => {
    const { id, headers, remark } = await pinned()
    const { status, answer, ...rest } = await read(headers, id)
    expect([status, answer.remarks, answer.speaksFor]).toEqual([200, [], []])
    expect(JSON.stringify({ answer, rest })).not.toContain('Cote illisible')
    expect((await follow(headers, [id, remark], { kind: 'close', seen: 0, text: 'Levée' })).status).toBe(403)
  })

  test('reads it once it is made into a request, for which body and without its thread; its answer carries it', async () => {
    const { id, headers, remark, member, guichet } = await pinned()
    await follow(member.headers, [id, remark], { kind: 'reply', seen: 0, bodyId: member.body, text: 'Entre nous' })
    const items = [{ about: 'piece', piece: 'demande', reasonCode: 'piece_unreadable', remarks: [remark] }]
    const asked = await desk.move(guichet.headers, id, { transition: 'ask_complement', seen: 1, items })
    expect([asked.status, asked.answer.code]).toEqual([201, undefined])
    const shared = await read(headers, id)
    expect(shared.answer.remarks).toMatchObject([
      { id: remark, text: 'Cote illisible', by: null, thread: [], body: { id: member.body }, mayClose: false },
    ])
    expect(JSON.stringify(shared.answer)).not.toContain('Entre nous')
    const item = (await desk.complement(headers, id)).answer.requests[0]?.items[0]
    expect(item?.remarks).toMatchObject([{ id: remark, nth: 1, text: 'Cote illisible', sheet: { page: 1 } }])
    const file = { filename: 'demande.pdf', dossierId: id, piece: 'demande', again: 'true' }
    await new Tus(server.url, headers).send(file, pdfBytes({ 9: `<< /N (${randomUUID()}) >>` }))
    const [carried] = (await read(member.headers, id)).answer.remarks
    expect(carried).toMatchObject({
      ...{ items: [{ id: item?.id, nth: 1 }], sheet: { pieceVersion: 1 } },
      carried: { fromVersion: 1, pieceVersion: 2, page: 1 },
    })
    const on = { documentId: carried?.carried?.documentId ?? '', page: 1, shape: POINT }
    const confirmed = await follow(member.headers, [id, remark], { kind: 'confirm', seen: 1, on })
    expect(confirmed.answer.remarks).toMatchObject([
      { sheet: { documentId: on.documentId, pieceVersion: 2 }, carried: null, state: 'open' },
    ])
    expect((await read(headers, id)).answer.remarks).toMatchObject([
      { sheet: { documentId: on.documentId, pieceVersion: 2 }, carried: null, state: 'open', thread: [] },
    ])
    await follow(member.headers, [id, remark], { kind: 'close', seen: 2, text: 'Cote lue sur la version 2' })
    const settled = (await read(headers, id)).answer
    expect(settled.remarks).toMatchObject([{ state: 'closed', thread: [], by: null }])
    expect(JSON.stringify(settled)).not.toContain('Cote lue')
    await follow(member.headers, [id, remark], { kind: 'reopen', seen: 3, text: 'Encore illisible' })
    expect((await read(headers, id)).answer.remarks).toMatchObject([{ state: 'open' }])
  }, 60_000)

  test('is asked nothing by a remark of another dossier', async () => {
    const { id, guichet } = await examined()
    const other = await pinned()
    const items = [{ about: 'piece', piece: 'demande', reasonCode: 'piece_unreadable', remarks: [other.remark] }]
    const asked = await desk.move(guichet.headers, id, { transition: 'ask_complement', seen: 1, items })
    expect(asked).toMatchObject({ status: 422, answer: { code: 'INVALID_INPUT', field: 'items.0.remarks' } })
    expect((await desk.complement(guichet.headers, id)).answer.requests).toEqual([])
  })
})

test('the pages of a document are told with their size and the scales written on them', async () => {
  const { guichet, on, headers } = await examined()
  const sheets = (as: Headers) =>
    desk.ask<SheetsAnswer>('GET', `/api/documents/${on.documentId}/sheets`, { headers: as })
  const { rows } = await sql<{ sha256: string }>`select sha256 from document where id = ${on.documentId}`.execute(
    database.db,
  )
  const page = { widthMm: 420, heightMm: 297, dpi: null, blank: false, hasText: true, scaleBar: true, numbered: null }
  const measures = { kind: 'pdf', pages: 1, measured: [{ ...page, scales: [50, 100] }] }
  await sql`update blob set measures = ${JSON.stringify(measures)}::jsonb where sha256 = ${rows[0]?.sha256}`.execute(
    database.db,
  )
  for (const reader of [guichet.headers, headers])
    expect((await sheets(reader)).answer.sheets).toEqual([{ page: 1, widthMm: 420, heightMm: 297, scales: [50, 100] }])
  expect((await sheets({})).status).toBe(401)
  const elsewhere = await desk.guichet('09.001.01.01')
  expect((await sheets(elsewhere.headers)).status).toBe(404)
})
