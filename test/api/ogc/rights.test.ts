import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'
import { type Items, type Refused, reading } from './ogcCase.ts'

let database: TestDatabase
let server: TestServer
let people: People
let filed: string
let owner: string

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
  const dossiers = new Dossiers(database.db)
  owner = await people.person()
  filed = await dossiers.filed(owner, '061410141-2026-00007')
  const draft = await dossiers.of(owner)
  for (const [id, x] of [
    [filed, 300_000],
    [draft, 300_500],
  ] as const)
    await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
      select ${id}, 26191, 'draft', '{}', g, display_3857(g)
      from (select ST_Multi(ST_MakeEnvelope(${x}, 330000, ${x + 20}, 330013, 26191)) as g) drawn`.execute(database.db)
}, 60_000)

afterAll(async () => {
  await server.close()
  await database.close()
})

const as = (headers: Record<string, string>) => reading(() => server, headers)
const numbers = ({ features }: Items) => features.map(({ properties }) => properties?.number)
const listed = async (headers: Record<string, string>) => {
  const { answer } = await as(headers).get<{ collections: { id: string }[] }>('/collections')
  return answer.collections.map(({ id }) => id).filter((id) => id.startsWith('dossiers'))
}

test('signed out, dossiers are neither listed nor described, and every address of theirs answers 401', async () => {
  expect(await listed({})).toEqual([])
  expect(JSON.stringify((await as({}).get('/api')).answer)).not.toContain('/collections/dossiers')
  const paths = ['', '/items', `/items/${filed}`, '/queryables', '/dossiers.gpkg', '/dossiers.fgb']
  for (const path of paths) {
    const { status, answer } = await as({}).get<Refused>(`/collections/dossiers${path}`)
    expect([path, status, answer.code]).toEqual([path, 401, 'SIGNED_OUT'])
  }
})

test('an official of the territory reads what was filed there, no draft, nothing personal, and is kept by no cache', async () => {
  const { headers } = await people.acting('province', 'guichet', ['06.141'])
  expect(await listed(headers)).toEqual(['dossiers', ...[1, 2, 4, 5].map((zone) => `dossiers-2619${zone}`)])
  const page = await as(headers).items('dossiers')
  expect([page.numberMatched, numbers(page)]).toEqual([1, ['061410141-2026-00007']])
  expect(JSON.stringify(page)).not.toContain('Tazi')
  expect(page.features[0]?.properties).toMatchObject({ state: 'filed', procedure: 'refection', filedOn: '2026-11-20' })
  const answer = await as(headers).get(`/collections/dossiers-26191/items/${filed}`)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  expect((await as(headers).items('dossiers', 'datetime=2026-11-21/..')).numberMatched).toBe(0)
  expect((await as(headers).items('dossiers', 'datetime=2026-11-20')).numberMatched).toBe(1)
})

test('an official of another territory reads none of it, not even its count, alone or in a page', async () => {
  const { headers } = await people.acting('province', 'guichet', ['09.001'])
  const page = await as(headers).items('dossiers')
  expect([page.numberMatched, page.features]).toEqual([0, []])
  expect((await as(headers).get(`/collections/dossiers/items/${filed}`)).status).toBe(404)
})

test('an official who has not proved a second factor is nobody to row-level security', async () => {
  const { person } = await people.acting('province', 'guichet', ['06.141'])
  expect((await as(await people.signIn(person)).items('dossiers')).numberMatched).toBe(0)
})

test('whoever filed reads their own, drafts included', async () => {
  const headers = await people.signIn(owner)
  expect(numbers(await as(headers).items('dossiers-26191')).sort()).toEqual(['061410141-2026-00007', null])
})

test('no register leaves in a file, not even for who may read each of its dossiers', async () => {
  const { headers } = await people.acting('province', 'guichet', ['06.141'])
  const { answer } = await as(headers).get<{ links: { rel: string }[] }>('/collections/dossiers')
  const { paths } = (await as(headers).get<{ paths: Record<string, unknown> }>('/api')).answer
  const promised = Object.keys(paths).filter((path) => /dossiers.*\.(gpkg|fgb)$/.test(path))
  expect([promised, Object.keys(paths).includes('/collections/zones/zones.gpkg')]).toEqual([[], true])
  expect(answer.links.map(({ rel }) => rel)).not.toContain('enclosure')
  for (const file of ['dossiers.gpkg', 'dossiers.fgb'])
    expect((await as(headers).get(`/collections/dossiers/${file}`)).status, file).toBe(404)
})

const journalled = async (person: string) =>
  database.db
    .selectFrom('journal_event')
    .select(['action', 'mandate_id', 'dossier_id', 'consultation', 'detail'])
    .where('person_id', '=', person)
    .where('action', 'in', ['dossier.list', 'dossier.consult'])
    .orderBy('id')
    .execute()
const spent = async (holder: string) =>
  (await database.db.selectFrom('read_budget').select('reads').where('holder_id', '=', holder).execute()).map(
    ({ reads }) => Number(reads),
  )

test('a page is one line of the journal with what it gave, and a read of the person and of their body', async () => {
  const { headers, person, body, mandate } = await people.acting('province', 'guichet', ['06.141'])
  await as(headers).items('dossiers', 'limit=10&state=filed')
  const detail = { dossiers: 1, first: filed, last: filed, search: 'limit=10&state=filed' }
  const line = { action: 'dossier.list', mandate_id: mandate, dossier_id: null, consultation: true }
  expect(await journalled(person)).toEqual([{ ...line, detail }])
  expect([await spent(person), await spent(body)]).toEqual([[1], [1]])
})

test('the same dossiers read again in the hour, moved to and fro, are neither journalled nor counted again', async () => {
  const { headers, person } = await people.acting('province', 'guichet', ['06.141'])
  for (const search of ['', 'limit=1', 'bbox=-10,30,-5,36']) await as(headers).items('dossiers', search)
  expect([(await journalled(person)).length, await spent(person)]).toEqual([1, [1]])
})

test('a page with nothing on it is no consultation', async () => {
  const { headers, person } = await people.acting('province', 'guichet', ['06.141'])
  expect((await as(headers).items('dossiers', 'datetime=2026-11-21/..')).features).toEqual([])
  expect([await journalled(person), await spent(person)]).toEqual([[], []])
})

test('a count is one line of the journal with its question and a read, found or not; the same one again is neither', async () => {
  const { headers, person, body, mandate } = await people.acting('province', 'guichet', ['06.141'])
  const hits = async (search: string) => (await as(headers).items('dossiers', search)).numberMatched
  const [all, none] = ['resultType=hits', 'resultType=hits&datetime=2026-11-21/..']
  expect([await hits(all), await hits(none), await hits(all)]).toEqual([1, 0, 1])
  const line = { action: 'dossier.list', mandate_id: mandate, dossier_id: null, consultation: true }
  expect(await journalled(person)).toEqual([
    { ...line, detail: { matched: 1, search: all } },
    { ...line, detail: { matched: 0, search: none } },
  ])
  expect([await spent(person), await spent(body)]).toEqual([[2], [2]])
})

test('beyond the budget of the hour a count is refused, and the account held', async () => {
  const { headers, person } = await people.acting('province', 'guichet', ['06.141'])
  const hour = new Date('2026-11-24T09:00:00Z')
  const held = { holder_kind: 'person' as const, holder_id: person, hour, reads: 300 }
  await database.db.insertInto('read_budget').values(held).execute()
  const { status, answer } = await as(headers).get<Refused>('/collections/dossiers/items?resultType=hits')
  expect([status, answer.code]).toEqual([403, 'READ_BUDGET_EXCEEDED'])
})

test('one dossier asked by its id is read like any that is opened, and counted whether it is there or not', async () => {
  const { headers, person, mandate } = await people.acting('province', 'guichet', ['06.141'])
  await as(headers).get(`/collections/dossiers/items/${filed}`)
  expect(await journalled(person)).toEqual([
    { action: 'dossier.consult', mandate_id: mandate, dossier_id: filed, consultation: true, detail: {} },
  ])
  // Not of this zone: found by nobody there, and nothing says it was read.
  expect((await as(headers).get(`/collections/dossiers-26192/items/${filed}`)).status).toBe(404)
  expect([(await journalled(person)).length, await spent(person)]).toEqual([1, [2]])
})

test('beyond the budget of the hour the account is held, as for any other read', async () => {
  const { headers, person } = await people.acting('province', 'guichet', ['06.141'])
  const hour = new Date('2026-11-24T09:00:00Z')
  await database.db
    .insertInto('read_budget')
    .values({ holder_kind: 'person', holder_id: person, hour, reads: 300 })
    .execute()
  const { status, answer } = await as(headers).get<Refused>('/collections/dossiers/items')
  expect([status, answer.code]).toEqual([403, 'READ_BUDGET_EXCEEDED'])
  expect(await journalled(person)).toEqual([])
})

test('whoever follows every page of a register is told to stop, and when to go on, before the account is held', async () => {
  const { headers, person } = await people.acting('province', 'guichet', ['06.141'])
  const whom = createHash('sha256').update(person).digest('base64url')
  await sql`select count_in_window(${`features:${whom}:3600`}, '2026-11-24T09:00:00Z', 10000)`.execute(database.db)
  const refused = await as(headers).get<Refused>('/collections/dossiers/items')
  expect([refused.status, refused.answer.code]).toEqual([429, 'OGC_TOO_MANY_DOSSIERS'])
  expect(refused.headers.get('retry-after')).toBe('3600')
  expect([await journalled(person), await spent(person)]).toEqual([[], []])
})

test('how many match is said of a page that holds them all, or when it is asked; of others it is left out', async () => {
  const headers = await people.signIn(owner)
  const first = await as(headers).items('dossiers', 'limit=1')
  expect([first.numberMatched, first.numberReturned]).toEqual([undefined, 1])
  const next = first.links.find(({ rel }) => rel === 'next')?.href ?? ''
  const second = (await (await fetch(next, { headers })).json()) as Items
  expect([second.numberMatched, second.numberReturned]).toEqual([undefined, 1])
  expect((await as(headers).items('dossiers', 'limit=2')).numberMatched).toBe(2)
  expect((await as(headers).items('dossiers', 'limit=1&resultType=hits')).numberMatched).toBe(2)
})
