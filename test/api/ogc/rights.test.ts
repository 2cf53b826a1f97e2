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
  expect(answer.links.map(({ rel }) => rel)).not.toContain('enclosure')
  for (const file of ['dossiers.gpkg', 'dossiers.fgb'])
    expect((await as(headers).get(`/collections/dossiers/${file}`)).status, file).toBe(404)
})
