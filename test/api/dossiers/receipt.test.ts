import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import jsQR from 'jsqr'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { composeReceipt } from '../../../api/dossiers/receipt/compose.ts'
import { receiptFacts } from '../../../api/dossiers/receipt/facts.ts'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { withPages } from '../../build/readPdf.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { contentOf, type Filer, file, readyDraft } from './filing.ts'

const PUBLIC_URL = 'https://rokhas.example'

let database: TestDatabase
let server: TestServer
let people: People
const ask = asking(() => server)

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer({ url: database.url, env: { ROKHAS_PUBLIC_URL: PUBLIC_URL, ROKHAS_PROXY: 'on' } })
  people = new People(database.db)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const needs = () => ({ db: database.db, ask })

async function citizen(nationalId = 'BE123456'): Promise<Filer> {
  const person = await people.person({ givenName: 'Amina', familyName: 'Tazi' })
  await database.db
    .updateTable('person')
    .set({ national_id: nationalId, given_name_ar: 'أمينة', family_name_ar: 'التازي' })
    .where('id', '=', person)
    .execute()
  return { person, headers: await people.signIn(person) }
}

async function filed(owner?: Filer) {
  const filer = owner ?? (await citizen())
  const { status, answer } = await file(needs(), filer, await readyDraft(needs(), filer))
  expect(status).toBe(201)
  return { ...filer, course: answer, id: answer.id, number: answer.number ?? '' }
}

async function receiptOf(id: string, headers: Record<string, string>, language = 'both') {
  const response = await fetch(`${server.url}/api/dossiers/${id}/receipt?language=${language}`, { headers })
  return { status: response.status, headers: response.headers, pdf: new Uint8Array(await response.arrayBuffer()) }
}

const network = () => ({ 'x-forwarded-for': `203.0.113.${Math.floor(Math.random() * 250) + 1}` })
const trackedReceipt = (body: object) =>
  fetch(`${server.url}/api/tracking/receipt`, {
    method: 'POST',
    headers: { ...network(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const textOf = (pdf: Uint8Array) =>
  withPages(pdf, (pages) => pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join('\n'))

describe('the receipt of a filing', () => {
  test('says in French the number, the day, who, where, the last day with its rule, silence, and every piece', async () => {
    const { id, headers, number } = await filed()
    const { status, headers: said, pdf } = await receiptOf(id, headers, 'fr')
    expect(status).toBe(200)
    expect(said.get('content-type')).toBe('application/pdf')
    expect(said.get('content-disposition')).toContain(`recepisse-${number}-fr.pdf`)
    const text = await textOf(pdf)
    for (const words of [
      number,
      'Déposé le 24/11/2026 à 09:00, par Amina Tazi.',
      'Préfecture de Casablanca',
      'Arrondissement d’Aïn-Chock',
      'Permis de réfection (U10), dans sa version en vigueur depuis le 16/04/2020',
      'Titre foncier n° 12345/C',
      // An envelope of 20 m by 12 m.
      '2 a 40 ca (240 m²)',
      'Lambert zone 1 (Nord Maroc)',
      // Ten working days after Tuesday 24 November 2026, no holiday between: 25-27 November, 30 November-4 December, 7-8 December.
      'le dépôt, 24/11/2026',
      '08/12/2026',
      'Décret 2-18-475, art. 3',
      'réputée acceptée',
      'aucun permis n’est délivré automatiquement',
      'Plan cadastral avec coordonnées et contenance plan_cadastral.pdf',
      contentOf('plan_cadastral').slice(0, 16),
      'Photographies',
      'rokhas.example/suivi',
      'celui du jour du dépôt',
    ])
      expect(text).toContain(words)
  })

  test('says it in Arabic in logical order, with Western digits that are not turned round', async () => {
    const { id, headers, number } = await filed()
    const text = await textOf((await receiptOf(id, headers, 'ar')).pdf)
    for (const words of [
      'وصل إيداع',
      'المملكة المغربية',
      number,
      'أودع يوم 24/11/2026 على الساعة',
      'أمينة التازي',
      'رخصة الإصلاح',
      'الأجل الإجمالي',
      '08/12/2026',
      'لامبير المنطقة 1',
      'يعتبر الطلب مقبولا. وتطلب الشهادة من الوالي أو العامل: لا تسلم أي رخصة بصفة',
    ])
      expect(text).toContain(words)
    expect(text).not.toMatch(/[٠-٩]/)
    expect(text).not.toContain('Récépissé')
  })

  test('carries the next meeting that the commune’s own guichet set, and says that none is set or that it is elsewhere', async () => {
    const said = async () => {
      const filer = await citizen()
      const draft = await readyDraft(needs(), filer, { code: 'morceler', title: 'Lots' })
      const { status, answer } = await file(needs(), filer, draft)
      expect([status, answer.id]).toEqual([201, draft.id])
      return textOf((await receiptOf(draft.id, filer.headers, 'fr')).pdf)
    }
    expect(await said()).toContain('Jour de la réunion : à confirmer')
    const clerk = await people.person()
    const meeting = (day: string, state: string) =>
      sql`insert into commission_session (id, unit_code, state, day, hour, minutes, place, with_room, created_by, created_at)
        values (gen_random_uuid(), '06.141.01.41', ${state}, ${day}, '10:00', 90, 'Salle', false, ${clerk}, now())`.execute(
        database.db,
      )
    // Filed on the 24th: neither that day's meeting, nor one that was cancelled.
    await meeting('2026-11-24', 'convened')
    await meeting('2026-11-26', 'cancelled')
    await meeting('2026-12-10', 'convened')
    await meeting('2026-12-03', 'planned')
    expect(await said()).toContain('Prochaine réunion fixée de la commission : 03/12/2026')
    await sql`update commune set filing = 'provincial_committee' where code = '06.141.01.41'`.execute(database.db)
    expect(await said()).toContain('se réunit à la préfecture ou à la province')
    await sql`update commune set filing = 'guichet' where code = '06.141.01.41'`.execute(database.db)
    // Kept before meetings were looked for, it does not say that none was set.
    const {
      commissionDay: _,
      meetingSought: __,
      ...before
    } = await database.db
      .selectFrom('receipt')
      .select('facts')
      .orderBy('dossier_id')
      .executeTakeFirstOrThrow()
      .then(({ facts }) => facts as Record<string, unknown>)
    const procedure = { ...(before.procedure as object), flow: 'commission' }
    const paper = composeReceipt(receiptFacts.parse({ ...before, procedure, commissionDay: null }), 'fr', PUBLIC_URL)
    expect(JSON.stringify(paper)).toContain('Jour de la réunion : à confirmer.')
  })

  test('says of a trench its length, its width and the ground it takes', async () => {
    const filer = await citizen()
    const company = await people.body('company')
    await people.mandate({ person: filer.person, body: company, role: 'employee' })
    const draft = await readyDraft(needs(), filer, { code: 'tranchee', title: 'Fibre optique' })
    const coordinates = [toWgs84(26191, [294_600, 328_800]), toWgs84(26191, [294_720, 328_800])]
    const drawn = await ask<{ version: number }>('PUT', `/api/dossiers/${draft.id}/site`, {
      headers: filer.headers,
      body: { version: draft.version, kind: 'line', geometry: { type: 'LineString', coordinates }, widthM: 0.6 },
    })
    expect(drawn.status).toBe(200)
    const { status } = await file(needs(), filer, draft)
    expect(status).toBe(201)
    const text = await textOf((await receiptOf(draft.id, filer.headers, 'fr')).pdf)
    expect(text).toContain('120 m × 0,60 m')
    expect(text).toContain('72 ca (72 m²)')
  })

  test('holds in both languages a code that leads to where it is followed', async () => {
    const { id, headers, number } = await filed()
    const { pdf } = await receiptOf(id, headers)
    const codes = await withPages(pdf, async (pages) => {
      const pictures = await Promise.all(pages.map((page) => page.picture(150)))
      return pictures.map(({ data, width, height }) => jsQR.default(data, width, height)?.data)
    })
    expect(codes).toEqual([`${PUBLIC_URL}/suivi?number=${number}`, `${PUBLIC_URL}/suivi?number=${number}`])
  })

  test.skipIf(spawnSync('qpdf', ['--version']).error !== undefined)(
    'is sound for qpdf, and archived: PDF/A-2, level a, tagged (skipped where qpdf is not installed)',
    async () => {
      const { id, headers } = await filed()
      const { pdf } = await receiptOf(id, headers)
      const folder = mkdtempSync(`${tmpdir()}/rokhas-receipt-`)
      writeFileSync(`${folder}/receipt.pdf`, pdf)
      const checked = spawnSync('qpdf', ['--check', `${folder}/receipt.pdf`], { encoding: 'utf8' })
      const plain = spawnSync('qpdf', ['--qdf', '--object-streams=disable', `${folder}/receipt.pdf`, '-'], {
        encoding: 'latin1',
      })
      rmSync(folder, { recursive: true })
      expect(checked).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('No syntax or stream encoding errors'),
      })
      expect(plain.stdout).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A</)
      expect(plain.stdout).toMatch(/\/MarkInfo <<[^>]*\/Marked true/)
      expect(plain.stdout).toContain('/StructTreeRoot')
    },
  )
})

describe('whoever leads the dossier', () => {
  test('is told once, by e-mail too, with the number, the last day and where the receipt is', async () => {
    const { id, person, number } = await filed()
    const told = await sql<{ data: { number: string; due: string }; path: string; messages: number }>`
      select n.data, n.path, (select count(*)::integer from message m where m.person_id = n.person_id and m.kind = n.kind) as messages
      from notice n where n.person_id = ${person}::uuid and n.kind = 'dossier_filed'`.execute(database.db)
    expect(told.rows).toMatchObject([{ data: { number, due: '2026-12-08' }, path: `/dossiers/${id}`, messages: 1 }])
  })
})

describe('a receipt once given', () => {
  test('is the same for ever, byte for byte, after a late holiday has moved the last days of the dossier', async () => {
    const { id, headers } = await filed()
    const first = await receiptOf(id, headers)
    const { headers: operator } = await people.acting('support', 'operator', [])
    const holiday = { day: '2026-12-02', nameFr: 'Congé', nameAr: 'عطلة', act: 'Communiqué', sureness: 'sourced' }
    expect((await ask('POST', '/api/calendar/holidays', { headers: operator, body: holiday })).status).toBeLessThan(300)
    await sql`update dossier_deadline set due_day = '2026-12-09' where dossier_id = ${id}::uuid`.execute(database.db)
    const again = await receiptOf(id, headers)
    expect(hash(again.pdf)).toBe(hash(first.pdf))
    const fresh = await receiptOf(id, headers, 'fr')
    expect(await textOf(fresh.pdf)).toContain('08/12/2026')
    const now = await ask<CourseAnswer>('GET', `/api/dossiers/${id}/course`, { headers })
    expect(now.answer.deadlines.map(({ due }) => due)).toEqual(['2026-12-09'])
  })

  test('asked for by twenty at once is made of the same bytes and kept once', async () => {
    const { id, headers } = await filed()
    const all = await Promise.all(Array.from({ length: 20 }, () => receiptOf(id, headers, 'ar')))
    expect(new Set(all.map(({ status, pdf }) => `${status} ${hash(pdf)}`)).size).toBe(1)
    const rows = await database.db.selectFrom('receipt_file').selectAll().where('dossier_id', '=', id).execute()
    expect(rows).toMatchObject([{ move: 1, language: 'ar', sha256: hash(all[0]?.pdf ?? new Uint8Array()) }])
  })

  test('is never rewritten', async () => {
    const { id } = await filed()
    const rewrite = sql`update receipt set facts = '{}' where dossier_id = ${id}::uuid`.execute(database.db)
    await expect(rewrite).rejects.toThrow()
    await expect(sql`delete from receipt where dossier_id = ${id}::uuid`.execute(database.db)).rejects.toThrow()
  })
})

describe('who is given a receipt', () => {
  test('nobody before the filing', async () => {
    const owner = await citizen()
    const { id } = await readyDraft(needs(), owner)
    const { answer, status } = await ask('GET', `/api/dossiers/${id}/receipt`, { headers: owner.headers })
    expect({ status, answer }).toMatchObject({ status: 404, answer: { code: 'RECEIPT_MISSING' } })
  })

  test('its owner and the counter of its commune; not a stranger, nor another commune, nor anybody signed out', async () => {
    const { id } = await filed()
    const { headers: here } = await people.acting('commune', 'guichet', ['06.141.01.41'])
    expect((await receiptOf(id, here)).status).toBe(200)
    const { headers: elsewhere } = await people.acting('commune', 'guichet', ['09.001.01.01'])
    expect((await receiptOf(id, elsewhere)).status).toBe(404)
    expect((await receiptOf(id, (await citizen('ZZ1')).headers)).status).toBe(404)
    expect((await receiptOf(id, {})).status).toBe(401)
    expect((await receiptOf('not-a-dossier', here)).status).toBe(404)
  })

  test('and is written down, as every reading of a dossier', async () => {
    const { id, headers, person } = await filed()
    await receiptOf(id, headers)
    const read = await database.db
      .selectFrom('journal_event')
      .select(['person_id', 'consultation'])
      .where('dossier_id', '=', id)
      .where('action', '=', 'dossier.receipt')
      .execute()
    expect(read).toEqual([{ person_id: person, consultation: true }])
  })

  test('whoever holds its number and the owner’s identity, without an account', async () => {
    const { number, id, headers } = await filed(await citizen('JK 4411'))
    const response = await trackedReceipt({ number, identity: 'jk4411', language: 'fr' })
    expect(response.status).toBe(200)
    const pdf = new Uint8Array(await response.arrayBuffer())
    expect(hash((await receiptOf(id, headers, 'fr')).pdf)).toBe(hash(pdf))
    const again = await trackedReceipt({ number, identity: 'JK4411', language: 'fr' })
    expect(hash(new Uint8Array(await again.arrayBuffer()))).toBe(hash(pdf))
  })

  test('a wrong identity is answered as an unknown number is, and made to wait after ten guesses', async () => {
    const { number } = await filed(await citizen('JK 5522'))
    const statuses = []
    for (let guess = 0; guess < 11; guess += 1)
      statuses.push((await trackedReceipt({ number, identity: `ZZ${guess}9` })).status)
    expect(statuses).toEqual([...Array(10).fill(404), 429])
    const unknown = await trackedReceipt({ number: '061410141-2020-99999', identity: 'JK5522' })
    expect([unknown.status, ((await unknown.json()) as { code: string }).code]).toEqual([404, 'DOSSIER_NOT_TRACKED'])
  })

  test('a language nobody wrote it in is refused', async () => {
    const { id, headers } = await filed()
    expect((await receiptOf(id, headers, 'en')).status).toBe(422)
  })
})
