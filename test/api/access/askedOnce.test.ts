import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '../../../api/contract/endpoints/endpoint.ts'
import { ENDPOINTS } from '../../../api/contract/endpoints.ts'
import { openApi } from '../../../api/http/openapi.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

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

type Asked = { readonly path: string; readonly headers: Record<string, string>; readonly body: object }
type Made = { readonly status: number; readonly answer: { readonly id?: string; readonly code?: string } }

async function ask({ path, headers, body }: Asked, key: string): Promise<Made> {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  })
  return { status: response.status, answer: (await response.json()) as Made['answer'] }
}

const newcomer = () => ({ email: `${randomUUID()}@example.ma`, givenName: 'Salma', familyName: 'Berrada' })
const FROM = '2026-11-24'
const act = { from: FROM, actReference: 'Arrêté n° 12/2026' }

/** Days to come, each once. */
let days = 0
const nextDay = () => new Date(Date.UTC(2027, 0, ++days)).toISOString().slice(0, 10)

/** A request of each kind that makes something, by somebody who may, and another by the same person. */
const MAKING: Readonly<Record<string, () => Promise<{ first: Asked; other: object }>>> = {
  openBody: async () => {
    const body = { kind: 'company', nameFr: 'Société', nameAr: 'شركة', ice: String(Date.now()).padStart(15, '0') }
    const headers = await people.signIn(await people.person())
    return { first: { path: '/api/bodies', headers, body }, other: { ...body, nameFr: 'Autre' } }
  },
  invite: async () => {
    const { headers, body: id } = await people.acting('commune', 'administrator', ['09.001.01.01'])
    const body = { ...newcomer(), role: 'member', from: FROM }
    return { first: { path: `/api/bodies/${id}/invitations`, headers, body }, other: { ...body, ...newcomer() } }
  },
  giveMandate: async () => {
    const { headers, body: bodyId } = await people.acting('commune', 'administrator', ['09.001.01.01'])
    const body = { bodyId, whom: newcomer(), role: 'member', from: FROM }
    return { first: { path: '/api/mandates', headers, body }, other: { ...body, whom: newcomer() } }
  },
  delegateMandate: async () => {
    const { headers, mandate } = await people.acting('commune', 'president', ['09.001.01.01'])
    const body = { whom: newcomer(), to: '2026-12-31', reason: 'delegation', ...act }
    return { first: { path: `/api/mandates/${mandate}/delegate`, headers, body }, other: { ...body, whom: newcomer() } }
  },
  succeedMandate: async () => {
    const { headers, body: of } = await people.acting('commune', 'administrator', ['09.001.01.01'])
    const mandate = await people.mandate({ person: await people.person(), body: of, role: 'president' })
    const body = { version: 1, whom: newcomer(), ...act }
    return { first: { path: `/api/mandates/${mandate}/succeed`, headers, body }, other: { ...body, whom: newcomer() } }
  },
  openDossier: async () => {
    const body = { title: 'Villa', communeCode: '06.141.01.41' }
    const headers = await people.signIn(await people.person())
    return { first: { path: '/api/dossiers', headers, body }, other: { ...body, title: 'Autre' } }
  },
  addParticipant: async () => {
    const owner = await people.person()
    const dossier = await new Dossiers(database.db).of(owner)
    const bodyId = await people.body('architect_office')
    const body = { bodyId, part: 'designer' }
    const first = { path: `/api/dossiers/${dossier}/participants`, headers: await people.signIn(owner), body }
    return { first, other: { bodyId, part: 'engineer' } }
  },
  moveDossier: async () => {
    const owner = await people.person()
    const dossier = await new Dossiers(database.db).of(owner, 'filed')
    await sql`update dossier set procedure_version_id = (select id from procedure_version where code = 'refection' limit 1)
      where id = ${dossier}`.execute(database.db)
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      values (${dossier}, 1, 'file', 'filed', 'filed', now(), ${FROM}, ${owner})`.execute(database.db)
    const body = { transition: 'withdraw', seen: 1 }
    const first = { path: `/api/dossiers/${dossier}/moves`, headers: await people.signIn(owner), body }
    return { first, other: { ...body, reason: 'Projet abandonné' } }
  },
  actInBulk: async () => {
    const owner = await people.person()
    const dossier = await new Dossiers(database.db).of(owner, 'filed')
    const { headers, body: bodyId, person: personId } = await people.acting('commune', 'guichet', ['06.141.01.41'])
    const dossiers = [{ id: dossier, seen: 0 }]
    const body = { dossiers, act: { kind: 'assign', bodyId, personId } }
    const first = { path: '/api/queue/bulk', headers, body }
    return { first, other: { dossiers, act: { kind: 'assign', bodyId, personId: null } } }
  },
  createLabel: async () => {
    const { headers, body: bodyId } = await people.acting('commune', 'guichet', ['06.141.01.41'])
    const body = { bodyId, nameFr: `Étiquette ${randomUUID().slice(0, 8)}`, nameAr: 'علامة', colour: 'green' }
    return { first: { path: '/api/queue/labels', headers, body }, other: { ...body, nameFr: 'Autre' } }
  },
  saveFilter: async () => {
    const { headers, body: bodyId } = await people.acting('commune', 'guichet', ['06.141.01.41'])
    const body = { name: 'À dispatcher', bodyId, filter: { step: 'filed' } }
    return { first: { path: '/api/queue/filters', headers, body }, other: { ...body, bodyId: null } }
  },
  proposeVersion: async () => {
    const { headers } = await people.acting('support', 'operator', ['MA'])
    const body = { code: 'refection', validFrom: nextDay() }
    return { first: { path: '/api/procedure-versions', headers, body }, other: { ...body, validFrom: nextDay() } }
  },
  enterHoliday: async () => {
    const { headers } = await people.acting('support', 'operator', ['MA'])
    const body = { day: nextDay(), nameFr: 'Congé', nameAr: 'إجازة', act: 'Communiqué', sureness: 'sourced' }
    return { first: { path: '/api/calendar/holidays', headers, body }, other: { ...body, day: nextDay() } }
  },
  enterOutage: async () => {
    const { headers } = await people.acting('support', 'operator', ['MA'])
    const body = { from: '2026-11-20T08:00:00Z', certificate: `Certificat ${randomUUID()}` }
    const other = { ...body, certificate: `Certificat ${randomUUID()}` }
    return { first: { path: '/api/calendar/outages', headers, body }, other }
  },
  askOwnExport: async () => {
    const headers = await people.signIn(await people.person())
    return { first: { path: '/api/me/export', headers, body: {} }, other: {} }
  },
  askExport: async () => {
    const { headers, body: bodyId } = await people.acting('province', 'governor', ['06.141'])
    const body = { kind: 'dossiers', bodyId, reason: 'Rapport annuel de la préfecture' }
    return { first: { path: '/api/exports', headers, body }, other: { ...body, reason: 'Un tout autre rapport' } }
  },
}

const written = async () =>
  (
    await sql<
      Record<string, number>
    >`select (select count(*) from body) as bodies, (select count(*) from mandate) as mandates,
      (select count(*) from dossier) as dossiers, (select count(*) from dossier_participant) as parts,
      (select count(*) from export_request) as exports, (select count(*) from procedure_version) as versions,
      (select count(*) from holiday) as holidays, (select count(*) from outage) as outages, (select count(*) from notice) as notices,
      (select count(*) from person) as people, (select count(*) from journal_event) as events`.execute(database.db)
  ).rows[0]

describe.each(Object.keys(MAKING))('%s with an Idempotency-Key', (name) => {
  const making = () => MAKING[name]?.() ?? Promise.reject(new Error(name))

  test('asked three times, two of them at once, makes one thing and answers it each time', async () => {
    const { first } = await making()
    const key = randomUUID()
    const made = await Promise.all([ask(first, key), ask(first, key)])
    const then = await written()
    const late = await ask(first, key)
    expect(new Set([...made, late].map(({ status }) => status)).size).toBe(1)
    expect(late.status).toBeLessThan(300)
    expect(new Set([...made, late].map(({ answer }) => answer.id)).size).toBe(1)
    expect(await written()).toEqual(then)
  })

  test('is refused for another question under the same key, and nothing is written', async () => {
    const { first, other } = await making()
    const key = randomUUID()
    await ask(first, key)
    const then = await written()
    const reused = await ask({ ...first, body: other }, key)
    if (name === 'askOwnExport') return expect(reused.status).toBe(202) // there is but one such question
    expect(reused).toMatchObject({ status: 422, answer: { code: 'KEY_REUSED' } })
    expect(await written()).toEqual(then)
  })

  test('of somebody else is another key', async () => {
    const key = randomUUID()
    const [one, two] = [await making(), await making()]
    const answers = [await ask(one.first, key), await ask(two.first, key)]
    expect(answers.every(({ status }) => status < 300)).toBe(true)
    expect(new Set(answers.map(({ answer }) => answer.id)).size).toBe(2)
  })
})

describe('The table of endpoints', () => {
  /** Asked twice they make nothing twice by themselves: a challenge is used up, codes replace codes. */
  const ONCE_BY_NATURE = ['enrolPasskey', 'renewRecoveryCodes', 'register', 'askReset']
  const makes = ([name, { method, status }]: [string, Endpoint]) =>
    method === 'POST' && (status === 201 || status === 202) && !ONCE_BY_NATURE.includes(name)

  test('says of everything that makes something that it takes an Idempotency-Key', () => {
    const all = Object.entries<Endpoint>(ENDPOINTS)
    expect(all.filter(makes).map(([name]) => name)).toEqual(all.filter(([, { once }]) => once).map(([name]) => name))
    const tried = [...Object.keys(MAKING), 'checkConformity'].sort() // a check has no asker: it is tried with reports
    expect(
      all
        .filter(makes)
        .map(([name]) => name)
        .sort(),
    ).toEqual(tried)
  })

  test('tells integrators so', () => {
    expect(openApi().paths['/api/bodies']?.post).toMatchObject({
      parameters: [{ name: 'Idempotency-Key', in: 'header', required: false }],
    })
  })
})
