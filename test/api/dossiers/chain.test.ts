import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ChainAnswer } from '../../../api/contract/chain.ts'
import { onGround } from '../../../api/dossiers/chain/queries.ts'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { AIN_CHOCK, FiledDossiers, type Headers } from '../../build/filedDossiers.ts'
import { type TestServer, testServer } from '../../build/server.ts'

let database: TestDatabase
let server: TestServer
let dossiers: FiledDossiers

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  dossiers = new FiledDossiers(database, () => server)
})

// Each test has the square of Aïn-Chock to itself.
beforeEach(async () => {
  await sql`delete from dossier_site`.execute(database.db)
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const chainOf = (headers: Headers, id: string) =>
  dossiers.ask<ChainAnswer>('GET', `/api/dossiers/${id}/chain`, { headers })

const follow = (headers: Headers, id: string, body: { version: number; follows: string | null }) =>
  dossiers.ask<ChainAnswer>('PUT', `/api/dossiers/${id}/follows`, { headers, body })

/** Happened on these days, written by the owner of the database. */
async function happened(id: string, person: string, ...events: readonly [string, string, string, string][]) {
  for (const [place, [event, step, state, day]] of events.entries())
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      values (${id}, ${place + 1}, ${event}, ${step}, ${state}, ${`${day}T09:00:00Z`}, ${day}, ${person})`.execute(
      database.db,
    )
}

describe('the opening of a site on the ground of a réfection that was signed', () => {
  test('is proposed to go on from it, goes on from it, and both say so', async () => {
    const granted = await dossiers.granted()
    const draft = await dossiers.draft(granted.headers, 'chantier')
    const before = (await chainOf(granted.headers, draft.id)).answer
    expect(before).toMatchObject({ warnings: ['NO_PREDECESSOR'], proposed: [granted.id], mayLink: true })
    expect(before.sameGround).toMatchObject([{ id: granted.id, deliveredOn: '2026-11-24', step: 'granted' }])
    const { status, answer } = await follow(granted.headers, draft.id, { version: before.version, follows: granted.id })
    expect(status).toBe(200)
    expect(answer).toMatchObject({ warnings: [], version: before.version + 1, sameGround: [], at: 1 })
    expect(answer.chain).toMatchObject([
      { id: granted.id, after: null, procedure: { code: 'refection' } },
      { id: draft.id, after: 0, procedure: { code: 'chantier' } },
    ])
    // The square of Aïn-Chock: 20 m by 12 m.
    expect(answer.chain[0]?.ground).toMatchObject({ kind: 'outline', geometry: { type: 'MultiPolygon' }, areaM2: 240 })
    expect((await chainOf(granted.headers, granted.id)).answer.chain).toHaveLength(2)
  })

  test('is read on the version it was read, and let go again', async () => {
    const granted = await dossiers.granted()
    const { id, version } = await dossiers.draft(granted.headers, 'chantier')
    await follow(granted.headers, id, { version, follows: granted.id })
    const stale = await follow(granted.headers, id, { version, follows: null })
    expect(stale).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE', data: { by: 'Amina Tazi' } } })
    const free = await follow(granted.headers, id, { version: version + 1, follows: null })
    expect(free.answer).toMatchObject({ warnings: ['NO_PREDECESSOR'], at: 0 })
  })

  test('never goes on from a dossier its maker may not see, nor from one of a procedure it has nothing to do with', async () => {
    const granted = await dossiers.granted()
    const stranger = await dossiers.citizen()
    const { id, version } = await dossiers.draft(stranger.headers, 'chantier')
    expect((await chainOf(stranger.headers, id)).answer).toMatchObject({ sameGround: [], proposed: [] })
    const unseen = await follow(stranger.headers, id, { version, follows: granted.id })
    expect(unseen).toMatchObject({ status: 404, answer: { code: 'FOLLOWS_NOT_SEEN' } })
    const note = await dossiers.draft(granted.headers, 'note')
    const otherwise = await follow(granted.headers, note.id, { version: note.version, follows: granted.id })
    expect(otherwise).toMatchObject({ status: 422, answer: { code: 'FOLLOWS_OTHERWISE' } })
  })

  test('never turns on itself', async () => {
    const { headers } = await dossiers.citizen()
    const [first, second] = [await dossiers.draft(headers, 'chantier'), await dossiers.draft(headers, 'chantier')]
    await sql`update dossier set follows = ${first.id} where id = ${second.id}`.execute(database.db)
    for (const follows of [second.id, first.id])
      expect((await follow(headers, first.id, { version: first.version, follows })).answer.code).toBe('FOLLOWS_ITSELF')
  })
})

describe('a chain', () => {
  test('says of what one may not see its number, its procedure and its days, and nothing else', async () => {
    const granted = await dossiers.granted()
    const stranger = await dossiers.citizen()
    const { id } = await dossiers.draft(stranger.headers, 'chantier')
    await sql`update dossier set follows = ${granted.id} where id = ${id}`.execute(database.db)
    const { answer } = await chainOf(stranger.headers, id)
    expect(answer.chain[0]).toMatchObject({
      ...{ id: null, title: null, ground: null, number: granted.course.number },
      ...{ procedure: { code: 'refection' }, deliveredOn: '2026-11-24' },
    })
    // And a draft of theirs is nobody else's.
    expect((await chainOf(granted.headers, granted.id)).answer.chain).toHaveLength(1)
  })

  test('says what each stands on: a line as it was drawn, with its length, and a point', async () => {
    const { headers } = await dossiers.citizen()
    const [trench, antenna] = [await dossiers.draft(headers, 'tranchee'), await dossiers.draft(headers, 'antenne')]
    const { rows } = await sql<{ x: number; y: number }>`
      select round(ST_X(p)) as x, round(ST_Y(p)) as y from commune,
        legal_from_wgs84(ST_PointOnSurface(outline), 26191) p where code = ${AIN_CHOCK}`.execute(database.db)
    const [middle] = rows
    const place = (x: number, y: number) => [...toWgs84(26191, [(middle?.x ?? 0) + x, (middle?.y ?? 0) + y])]
    const line = { type: 'LineString', coordinates: [place(0, 0), place(30, 40)] }
    const draw = ({ id, version }: { id: string; version: number }, trace: object) =>
      dossiers.ask('PUT', `/api/dossiers/${id}/site`, { headers, body: { version, ...trace } })
    expect((await draw(trench, { kind: 'line', geometry: line, widthM: 0.6 })).status).toBe(200)
    const point = { kind: 'point', geometry: { type: 'Point', coordinates: place(5, 8) } }
    expect((await draw(antenna, point)).status).toBe(200)
    await sql`update dossier set follows = ${trench.id} where id = ${antenna.id}`.execute(database.db)
    const { answer } = await chainOf(headers, antenna.id)
    const [first, second] = answer.chain.map(({ ground }) => ground)
    // 30 m east and 40 m north are 50 m; 0.60 m wide, 30 m².
    expect(first).toMatchObject({ kind: 'line', geometry: { type: 'LineString' } })
    expect(first?.lengthM).toBeCloseTo(50, 6)
    expect(first?.areaM2).toBeCloseTo(30, 6)
    expect(second).toMatchObject({ kind: 'point', geometry: { type: 'Point' }, areaM2: null, lengthM: null })
  })

  test('is mended by the guichet of the territory once it is filed, and by nobody of elsewhere', async () => {
    const granted = await dossiers.granted()
    const filed = await dossiers.filed()
    await sql`update dossier set procedure_version_id = (select max(id::text)::uuid from procedure_version where code = 'chantier')
      where id = ${filed.id}`.execute(database.db)
    const body = { version: filed.course.version, follows: granted.id }
    expect((await follow({}, filed.id, body)).status).toBe(401)
    expect((await follow(filed.headers, filed.id, body)).answer.code).toBe('NOT_AT_THIS_STEP')
    const abroad = await dossiers.official('guichet', '09.001.01.01')
    expect((await follow(abroad.headers, filed.id, body)).status).toBe(404)
    const president = await dossiers.official('president')
    expect((await follow(president.headers, filed.id, body)).answer.code).toBe('NOT_WITHIN_REACH')
    const clerk = await dossiers.official('guichet')
    const mended = await follow(clerk.headers, filed.id, body)
    expect(mended.answer).toMatchObject({ at: 1 })
  })

  test('journals who linked what', async () => {
    const granted = await dossiers.granted()
    const { id, version } = await dossiers.draft(granted.headers, 'chantier')
    await follow(granted.headers, id, { version, follows: granted.id })
    const entry = await database.db
      .selectFrom('journal_event')
      .select('detail')
      .where('dossier_id', '=', id)
      .where('action', '=', 'dossier.link')
      .executeTakeFirstOrThrow()
    expect(entry.detail).toMatchObject({ follows: granted.id })
  })
})

test('a définitive reception opens a year after the provisional one it follows, and says when it comes early', async () => {
  const owner = await dossiers.citizen()
  const provisional = await dossiers.draft(owner.headers, 'reception_provisoire')
  await happened(
    provisional.id,
    owner.person,
    ['file', 'filed', 'filed', '2026-01-05'],
    ['sign', 'granted', 'decided', '2026-02-28'],
  )
  const final = await dossiers.draft(owner.headers, 'reception_definitive')
  const { answer } = await follow(owner.headers, final.id, { version: final.version, follows: provisional.id })
  expect(answer.opens).toMatchObject({ on: '2027-02-28', rule: { sureness: 'plausible' } })
  expect(answer.warnings).toEqual(['FILED_EARLY'])
})

test('neighbours that share a strip of some decimetres are not the same ground', async () => {
  const granted = await dossiers.granted()
  const draft = await dossiers.draft(granted.headers, 'chantier')
  // The squares are 20 m wide: shifted by 19.5 m they share half a metre, 2.5 % of either.
  await sql`update dossier_site set geom = ST_Translate(geom, 19.5, 0), geom_3857 = display_3857(ST_Translate(geom, 19.5, 0))
    where dossier_id = ${draft.id}`.execute(database.db)
  expect((await chainOf(granted.headers, draft.id)).answer.sameGround).toEqual([])
  await sql`update dossier_site set geom = ST_Translate(geom, -1, 0) where dossier_id = ${draft.id}`.execute(
    database.db,
  )
  expect((await chainOf(granted.headers, draft.id)).answer.sameGround).toHaveLength(1) // 1.5 m of 20: 7.5 %
})

test('what is on the same ground is found by the index of outlines, under the rights of whoever asks', async () => {
  const { person, headers } = await dossiers.citizen()
  const { id } = await dossiers.draft(headers, 'chantier')
  await sql`insert into dossier (id, title, state, commune_code, created_by, created_at, territory)
    select gen_random_uuid(), 'Villa', 'filed', ${AIN_CHOCK}, ${person}::uuid, now(), '{}' from generate_series(1, 5000)`.execute(
    database.db,
  )
  await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
    select id, 26191, state, territory, g, display_3857(g) from (
      select d.id, d.state, d.territory, ST_Multi(ST_Translate(ST_MakeEnvelope(294000, 331000, 294020, 331012, 26191),
        25 * (row_number() over () % 70), 20 * (row_number() over () / 70))) as g
      from dossier d where d.title = 'Villa') s`.execute(database.db)
  await sql`analyze dossier, dossier_site`.execute(database.db)
  const clerk = await dossiers.official('guichet')
  const plan = await database.db.transaction().execute(async (transaction) => {
    await sql`set local role rokhas_application`.execute(transaction)
    await sql`select say_actor(${clerk.person}::uuid, '2026-11-24', true)`.execute(transaction)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${onGround(id, 26191)}`.execute(transaction)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toMatch(/Index Scan (using|on) dossier_site_26191_gist/)
  expect(plan).not.toMatch(/Seq Scan on dossier(_site)?/)
})
