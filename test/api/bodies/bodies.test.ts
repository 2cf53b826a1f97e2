import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BodyAnswer, bodies, body } from '../../../api/contract/bodies.ts'
import type { AvisRule } from '../../../api/contract/procedures/definition.ts'
import { bodiesNamed, bodiesThere } from '../../../api/dossiers/avis/bodiesFor.ts'
import { parseDay } from '../../../spatial/day.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testClock, testServer } from '../../build/server.ts'

let database: TestDatabase
let server: TestServer
let people: People

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const ask = asking(() => server)

const idOf = async (kind: string, unit: string) =>
  (await sql<{ id: string }>`select id from body where kind = ${kind} and unit_code = ${unit}`.execute(database.db))
    .rows[0]?.id ?? ''

const found = async (query: string) => bodies.parse((await ask('GET', `/api/bodies?${query}`)).answer).bodies

describe('The register', () => {
  test('is read by anybody, by name in either language, without accents or hyphens', async () => {
    const names = async (q: string) => (await found(`q=${encodeURIComponent(q)}`)).map(({ nameFr }) => nameFr)
    expect(await names('ain chock')).toContain('Arrondissement d’Aïn-Chock')
    expect(await names('مقاطعة عين الشق')).toEqual(['Arrondissement d’Aïn-Chock'])
    expect(await names('préfecture de casablanca')).toContain('Préfecture de Casablanca')
    expect(await names('zzzz')).toEqual([])
  })

  test('answers by kind and by territory, the unit itself and those above it', async () => {
    const over = await found('territory=06.141.01.41')
    expect(over.map(({ kind, unitCode }) => `${kind} ${unitCode}`).sort()).toEqual([
      'arrondissement 06.141.01.41',
      'civil_protection 06.141',
      'commune 06.141.01.0',
      'ministry MA',
      'network_operator 06',
      'province 06.141',
      'support MA',
      'urban_agency au.casablanca',
      'wilaya 06',
    ])
    expect(await found('kind=wilaya')).toHaveLength(12)
  })

  test('is read whole, page after page, each body once', async () => {
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const page = bodies.parse((await ask('GET', `/api/bodies?kind=province&limit=20${cursor}`)).answer)
      seen.push(...page.bodies.map(({ id }) => id))
      if (!page.next) break
      cursor = `&cursor=${page.next}`
    }
    expect(seen).toHaveLength(75)
    expect(new Set(seen).size).toBe(75)
  })

  test('knows no body under another id, and says what a body is in charge of', async () => {
    expect((await ask('GET', '/api/bodies/nothing')).status).toBe(404)
    expect((await ask('GET', `/api/bodies/${crypto.randomUUID()}`)).status).toBe(404)
    const agency = body.parse((await ask('GET', `/api/bodies/${await idOf('urban_agency', 'au.agadir')}`)).answer)
    expect(agency.territories).toEqual([{ code: '09.001', nameFr: 'Agadir-Ida-Ou-Tanane', nameAr: 'أكادير-إدا وتنان' }])
    expect(agency.source).toMatch(/à confirmer/)
    expect(agency.may).toEqual([])
  })
})

describe('An office', () => {
  const office = { kind: 'architect_office', nameFr: 'Atelier Bennani', nameAr: 'مكتب بناني', ice: '001234567000089' }

  test('is opened by whoever is signed in, who administers it from now on', async () => {
    expect((await ask('POST', '/api/bodies', { body: office })).status).toBe(401)
    const headers = await people.signIn(await people.person())
    const { status, answer } = await ask<BodyAnswer>('POST', '/api/bodies', { headers, body: office })
    expect(status).toBe(201)
    const again = await ask<BodyAnswer>('GET', `/api/bodies/${answer.id}`, { headers })
    expect(again.answer.may).toEqual(expect.arrayContaining(['body.change', 'mandate.give', 'mandate.consult']))
    const { rows } = await sql`select action from journal_event where body_id = ${answer.id}::uuid order by id`.execute(
      database.db,
    )
    expect(rows).toEqual(expect.arrayContaining([{ action: 'body.open' }, { action: 'mandate.give' }]))
  })

  test('has an ICE of its own, and no territory', async () => {
    const headers = await people.signIn(await people.person())
    const twice = await ask('POST', '/api/bodies', { headers, body: office })
    expect(twice).toMatchObject({ status: 409, answer: { code: 'BODY_EXISTS', field: 'ice' } })
    const landed = await ask('POST', '/api/bodies', {
      headers,
      body: { kind: 'company', nameFr: 'A', nameAr: 'ا', territories: ['MA'] },
    })
    expect(landed).toMatchObject({ status: 422, answer: { field: 'territories' } })
  })

  test('is changed by its administrator alone; the second of two is told to read it again', async () => {
    const { body: id, headers } = await people.acting('company', 'administrator')
    const stranger = await people.acting('company', 'administrator')
    const employee = await people.person()
    await people.mandate({ person: employee, body: id, role: 'employee' })
    const change = { version: 1, nameFr: 'Société Atlas' }
    expect((await ask('PATCH', `/api/bodies/${id}`, { body: change })).status).toBe(401)
    const foreign = await ask('PATCH', `/api/bodies/${id}`, { headers: stranger.headers, body: change })
    expect(foreign).toMatchObject({ status: 403, answer: { code: 'NOT_WITHIN_REACH' } })
    const byEmployee = await ask('PATCH', `/api/bodies/${id}`, { headers: await people.signIn(employee), body: change })
    expect(byEmployee).toMatchObject({ status: 403, answer: { code: 'NOT_YOUR_ROLE' } })
    const changed = await ask<BodyAnswer>('PATCH', `/api/bodies/${id}`, { headers, body: change })
    expect(changed).toMatchObject({ status: 200, answer: { nameFr: 'Société Atlas', version: 2 } })
    const late = await ask('PATCH', `/api/bodies/${id}`, { headers, body: { version: 1, nameFr: 'Autre' } })
    expect(late).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE' } })
  })
})

describe('An official body', () => {
  const agency = {
    kind: 'urban_agency',
    nameFr: 'Agence régionale de Souss-Massa',
    nameAr: 'الوكالة الجهوية لسوس ماسة',
    unitCode: '09',
    territories: ['09'],
    actReference: 'Loi 64-23',
  }

  test('is established by an operator, whose second factor is proved', async () => {
    const operator = await people.acting('support', 'operator')
    const asleep = await people.signIn(operator.person)
    const citizen = await people.signIn(await people.person())
    expect((await ask('POST', '/api/bodies', { headers: citizen, body: agency })).answer.code).toBe('NOT_YOUR_ROLE')
    expect((await ask('POST', '/api/bodies', { headers: asleep, body: agency })).answer.code).toBe(
      'SECOND_FACTOR_REQUIRED',
    )
    const nowhere = { ...agency, unitCode: '08', territories: ['06.999'] }
    const unknown = await ask('POST', '/api/bodies', { headers: operator.headers, body: nowhere })
    expect(unknown).toMatchObject({ status: 422, answer: { field: 'territories' } })
    const { status, answer } = await ask<BodyAnswer>('POST', '/api/bodies', { headers: operator.headers, body: agency })
    expect(status).toBe(201)
    expect(answer).toMatchObject({ official: true, territories: [{ code: '09', nameFr: 'Souss-Massa' }] })
    expect((await ask('POST', '/api/bodies', { headers: operator.headers, body: agency })).answer.code).toBe(
      'BODY_EXISTS',
    )
  })

  test('is in charge of its old territories today and of the new ones tomorrow', async () => {
    const operator = await people.acting('support', 'operator')
    const agencyId = await idOf('urban_agency', 'au.laayoune')
    const examiner = await people.person()
    await people.mandate({ person: examiner, body: agencyId, role: 'examiner' })
    const given = { version: 1, from: '2026-11-25', territories: ['11', '12'], actReference: 'Décret n° 2.26.900' }
    const { status, answer } = await ask<BodyAnswer>('PUT', `/api/bodies/${agencyId}/territories`, {
      headers: operator.headers,
      body: given,
    })
    expect(status).toBe(200)
    expect(answer.territories.map(({ code }) => code)).toEqual(['11.321'])
    expect(answer.assignments).toMatchObject([
      { code: '11.321', validTo: '2026-11-24', actReference: null },
      { code: '11', validFrom: '2026-11-25', validTo: null, actReference: 'Décret n° 2.26.900' },
      { code: '12', validFrom: '2026-11-25' },
    ])
    const reach = async (day: string) =>
      (await sql`select territories from mandates_in_force(${examiner}::uuid, ${day}::date)`.execute(database.db)).rows
    expect(await reach('2026-11-24')).toEqual([{ territories: ['11.321'] }])
    expect(await reach('2026-11-25')).toEqual([{ territories: ['11', '12'] }])
    const tomorrow = parseDay('2026-11-25')
    const later = await testServer({
      ...database,
      clock: { now: testClock.now, today: () => tomorrow ?? testClock.today() },
    })
    const seen = (await (await fetch(`${later.url}/api/bodies/${agencyId}`)).json()) as BodyAnswer
    await later.close()
    expect(seen.territories.map(({ code }) => code)).toEqual(['11', '12'])
  })

  test('that runs networks is said to by an operator, and is named by their rules from then on', async () => {
    const { headers } = await people.acting('support', 'operator')
    const id = await people.body('network_operator', ['09.001'])
    const administrator = await people.person()
    await people.mandate({ person: administrator, body: id, role: 'administrator' })
    const own = await people.signIn(administrator, { secondFactor: true })
    const put = (as: Record<string, string>, given: object, of = id) =>
      ask<BodyAnswer>('PUT', `/api/bodies/${of}/networks`, {
        headers: as,
        body: { version: 1, actReference: 'Contrat', ...given },
      })
    expect((await put({}, { networks: ['water'] })).status).toBe(401)
    expect((await put(own, { networks: ['water'] })).answer).toMatchObject({ code: 'NOT_YOUR_ROLE' })
    expect((await put(headers, { networks: ['gas'] })).answer).toMatchObject({ code: 'INVALID_INPUT' })
    expect((await put(headers, { networks: ['water'] }, crypto.randomUUID())).status).toBe(404)
    const agency = await people.body('urban_agency')
    expect((await put(headers, { networks: ['water'] }, agency)).answer).toMatchObject({ field: 'networks' })
    const given = await put(headers, { networks: ['electricity', 'water', 'water'] })
    expect(given).toMatchObject({ status: 200, answer: { networks: ['water', 'electricity'], version: 2 } })
    expect(await put(headers, { networks: [] })).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE' } })
    const there = await bodiesThere(database.db, ['09', '09.001'], '2026-11-24')
    const rule = { kind: 'network_operator', network: 'electricity' } as AvisRule
    expect(bodiesNamed(rule, there).map((one) => one.id)).toEqual([id])
    const events = database.db.selectFrom('journal_event').select('detail').where('action', '=', 'body.networks')
    expect(await events.execute()).toEqual([{ detail: { networks: 'water electricity', before: '', act: 'Contrat' } }])
  })

  test('is re-assigned again before the day comes, or at once, and what was stays written', async () => {
    const { headers } = await people.acting('support', 'operator')
    const id = await people.body('urban_agency', ['01.511', '01.571'])
    const put = (version: number, from: string, territories: string[]) =>
      ask<BodyAnswer>('PUT', `/api/bodies/${id}/territories`, {
        headers,
        body: { version, from, territories, actReference: 'Acte' },
      })
    await put(1, '2027-01-01', ['01'])
    const sooner = await put(2, '2026-12-01', ['01.511', '01.227'])
    expect(sooner.answer.assignments).toMatchObject([
      { code: '01.511', validFrom: '2020-01-01', validTo: null },
      { code: '01.571', validFrom: '2020-01-01', validTo: '2026-11-30' },
      { code: '01.227', validFrom: '2026-12-01', validTo: null },
    ])
    const today = await put(3, '2026-11-24', ['01'])
    expect(today.answer.territories.map(({ code }) => code)).toEqual(['01'])
    expect(await put(4, '2026-11-23', [])).toMatchObject({ status: 422, answer: { field: 'from' } })
    expect(await put(3, '2026-11-30', [])).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE' } })
    expect(await put(4, '2026-02-30', [])).toMatchObject({ status: 422, answer: { field: 'from' } })
  })

  test('is re-assigned by no administrator of its own', async () => {
    const { body: id, headers } = await people.acting('urban_agency', 'administrator')
    const body = { version: 1, from: '2026-11-25', territories: ['MA'], actReference: 'Acte' }
    const { status, answer } = await ask('PUT', `/api/bodies/${id}/territories`, { headers, body })
    expect([status, answer.code]).toEqual([403, 'NOT_YOUR_ROLE'])
    expect((await ask('PUT', `/api/bodies/${id}/territories`, { body })).status).toBe(401)
  })
})
