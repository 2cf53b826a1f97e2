import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '../../../api/contract/endpoints/endpoint.ts'
import { ENDPOINTS } from '../../../api/contract/endpoints.ts'
import { openApi } from '../../../api/http/openapi.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { type MapServer, startMapServer } from '../../build/mapServer.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { type Asked, type Desk, MAKING as MAKING_OTHERWISE, type Made } from './making.ts'
import { MAKING_OF_COMMISSIONS } from './makingCommissions.ts'
import { MAKING_OF_DOSSIERS } from './makingDossiers.ts'

let database: TestDatabase
let server: TestServer
let desk: Desk
let maps: MapServer

beforeAll(async () => {
  database = await testDatabase()
  maps = await startMapServer()
  server = await testServer({ ...database, env: { ROKHAS_LAYER_SERVERS: maps.host } })
  desk = { db: database.db, people: new People(database.db), ask: asking(() => server), post, mapServer: maps.url }
})

afterAll(async () => {
  await server.close()
  await maps.close()
  await database.close()
})

async function post({ path, headers, body }: Asked, key?: string): Promise<Made> {
  const isText = typeof body === 'string'
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': isText ? 'text/csv' : 'application/json',
      ...(key && { 'idempotency-key': key }),
    },
    body: isText ? body : JSON.stringify(body),
  })
  return { status: response.status, answer: (await response.json()) as Made['answer'] }
}

/** What tells one thing made from another: its id, or the whole of an answer that lists what was made. */
const thingOf = ({ answer }: Made) => answer.id ?? JSON.stringify(answer)

const MAKING = { ...MAKING_OTHERWISE, ...MAKING_OF_DOSSIERS, ...MAKING_OF_COMMISSIONS }

const written = async () =>
  (
    await sql<
      Record<string, number>
    >`select (select count(*) from body) as bodies, (select count(*) from mandate) as mandates,
      (select count(*) from dossier) as dossiers, (select count(*) from dossier_participant) as parts,
      (select count(*) from export_request) as exports, (select count(*) from procedure_version) as versions,
      (select count(*) from holiday) as holidays, (select count(*) from outage) as outages, (select count(*) from notice) as notices,
      (select count(*) from person) as people, (select count(*) from attestation) as attestations, (select count(*) from complement_answer) as answers,
      (select count(*) from consulted_body) as consulted, (select count(*) from avis) as avis, (select count(*) from tariff) as tariffs, (select count(*) from avis_phrase) as phrases,
      (select count(*) from fee_statement) as statements, (select count(*) from fee_receipt) as receipts,
      (select count(*) from outside_request) as links, (select count(*) from act_draft) as drafts,
      (select count(*) from commission_session) as sessions, (select count(*) from session_event) as happened,
      (select count(*) from session_invited) as invited, (select count(*) from session_reply) as replies,
      (select count(*) from minutes_signature) as signatures, (select count(*) from bulletin) as bulletins,
      (select count(*) from dossier_nudge) as nudges, (select count(*) from nudge_outcome) as outcomes,
      (select count(*) from plan_draft) as plans, (select count(*) from servitude_batch) as batches, (select count(*) from plan_act) as plan_acts, (select count(*) from agency_layer) as layers, (select count(*) from backlog) as registers, (select count(*) from backlog where state <> 'read') as imports,
      (select count(*) from graphile_worker.jobs) as jobs, (select count(*) from journal_event) as events`.execute(
      database.db,
    )
  ).rows[0]

describe.each(Object.keys(MAKING))('%s with an Idempotency-Key', (name) => {
  const making = () => MAKING[name]?.(desk) ?? Promise.reject(new Error(name))

  test('asked three times, two of them at once, makes one thing and answers it each time', async () => {
    const { first } = await making()
    const key = randomUUID()
    const made = await Promise.all([post(first, key), post(first, key)])
    const then = await written()
    const late = await post(first, key)
    expect(new Set([...made, late].map(({ status }) => status)).size).toBe(1)
    expect(late.status).toBeLessThan(300)
    expect(new Set([...made, late].map(thingOf)).size).toBe(1)
    expect(await written()).toEqual(then)
  })

  test('is refused for another question under the same key, and nothing is written', async () => {
    const { first, other, elsewhere = first.path } = await making()
    const key = randomUUID()
    await post(first, key)
    const then = await written()
    const reused = await post({ ...first, path: elsewhere, body: other }, key)
    if (name === 'askOwnExport') return expect(reused.status).toBe(202) // there is but one such question
    expect(reused).toMatchObject({ status: 422, answer: { code: 'KEY_REUSED' } })
    expect(await written()).toEqual(then)
  })

  test('of somebody else is another key', async () => {
    const key = randomUUID()
    const [one, two] = [await making(), await making()]
    const answers = [await post(one.first, key), await post(two.first, key)]
    expect(answers.every(({ status }) => status < 300)).toBe(true)
    expect(new Set(answers.map(thingOf)).size).toBe(2)
  })
})

describe('asked again once its door is shut', () => {
  const SHUT_BY_ARCHIVING = [
    'addParticipant',
    'attest',
    'askAttestation',
    'moveDossier',
    'answerItem',
    'consultBody',
    'giveAvis',
    'draftAct',
    'drawUpStatement',
  ]

  test.each(SHUT_BY_ARCHIVING)('%s is answered as it was, and refused to whoever gives no key', async (name) => {
    const { first } = await (MAKING[name]?.(desk) ?? Promise.reject(new Error(name)))
    const key = randomUUID()
    const { status } = await post(first, key)
    expect(status).toBeLessThan(300)
    const [, dossier] = /^\/api\/dossiers\/([^/]+)/.exec(first.path) ?? []
    await sql`update dossier set state = 'archived', step = 'archived' where id = ${dossier}`.execute(database.db)
    expect(await post(first)).toMatchObject({ status: 409, answer: { code: 'NOT_AT_THIS_STEP' } })
    const then = await written()
    expect((await post(first, key)).status).toBe(status)
    expect(await written()).toEqual(then)
  })

  test('a part that its holder gave away is answered as it was, though they see the dossier no more', async () => {
    const { people } = desk
    const [leaving, office] = [await people.person(), await people.body('architect_office')]
    const headers = await people.signIn(leaving)
    const dossier = await new Dossiers(database.db).of(await people.person())
    await new Dossiers(database.db).take(dossier, { person: leaving, part: 'designer' })
    const { id } = await database.db
      .selectFrom('dossier_participant')
      .select('id')
      .where('dossier_id', '=', dossier)
      .where('person_id', '=', leaving)
      .executeTakeFirstOrThrow()
    const path = `/api/dossiers/${dossier}/participants/${id}/replacement`
    const given = { path, headers, body: { bodyId: office } }
    const key = randomUUID()
    const first = await post(given, key)
    expect(first.status).toBe(201)
    const then = await written()
    expect(await post(given, key)).toEqual(first)
    expect(await written()).toEqual(then)
    expect((await post(given)).status).toBe(404)
    const part = await database.db
      .selectFrom('dossier_participant')
      .select(['body_id', 'part'])
      .where('id', '=', String(first.answer.participantId))
      .executeTakeFirst()
    expect(part).toEqual({ body_id: office, part: 'designer' })
  })
})

describe('The table of endpoints', () => {
  /** Asked twice they make nothing twice by themselves: a challenge or a link is used up, codes replace codes, a certificate is there once, a body signs once. */
  const ONCE_BY_NATURE = [
    ...['enrolPasskey', 'renewRecoveryCodes', 'register', 'askReset', 'addKey'],
    ...['depositOutside', 'answerOutside', 'signMinutes'],
    // Its secret is kept nowhere: it could not be answered again.
    'createToken',
  ]
  const makes = ([name, { method, status }]: [string, Endpoint]) =>
    method === 'POST' && (status === 201 || status === 202) && !ONCE_BY_NATURE.includes(name)

  test('says of everything that makes something that it takes an Idempotency-Key', () => {
    const all = Object.entries<Endpoint>(ENDPOINTS)
    expect(all.filter(makes).map(([name]) => name)).toEqual(all.filter(([, { once }]) => once).map(([name]) => name))
    // A check and a note may have no asker, a finding wants a report: they are tried with reports, notes and findings.
    const tried = [...Object.keys(MAKING), 'checkConformity', 'askNote', 'decideFinding'].sort()
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
