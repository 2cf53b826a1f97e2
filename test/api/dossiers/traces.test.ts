import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import type { DossierAnswer, dossiersNear } from '../../../api/contract/dossiers.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { toLegal, toWgs84 } from '../../../spatial/crs/reproject.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type Box, corners, polygon } from '../../build/ground.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

const SRID = 26191
const [X0, Y0] = [300_000, 330_000]

let database: TestDatabase
let server: TestServer
let people: People
/** Where the drawing board lies. */
let commune: string
const ask = asking(() => server)

type Headers = Record<string, string>
type Near = ReturnType<(typeof dossiersNear)['parse']>

const reportOn = async (box: Box) =>
  (
    await ask<ReportAnswer>('POST', '/api/conformity/checks', {
      body: { legal: { srid: SRID, geometry: polygon(corners(box)) } },
    })
  ).answer

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
  commune = (await reportOn([0, 0, 20, 30])).commune?.code ?? ''
})

afterAll(async () => {
  await server.close()
  await database.close()
})

const citizen = async () => people.signIn(await people.person())

async function draftOf(headers: Headers, code: string | null, communeCode = commune) {
  const body = { title: 'Fibre optique', communeCode }
  const { answer } = await ask<DossierAnswer>('POST', '/api/dossiers', { headers, body })
  if (code === null) return { id: answer.id, version: answer.version }
  const chosen = await ask<CourseAnswer>('PUT', `/api/dossiers/${answer.id}/procedure`, {
    headers,
    body: { version: answer.version, code },
  })
  return { id: answer.id, version: chosen.answer.version }
}

type Draft = Awaited<ReturnType<typeof draftOf>>

/** Degrees of places given in metres of the drawing board. */
const places = (...board: readonly Position[]) => board.map(([x, y]) => [...toWgs84(SRID, [X0 + x, Y0 + y])])
const line = (...board: readonly Position[]) => ({ type: 'LineString', coordinates: places(...board) })
const point = (at: Position) => ({ type: 'Point', coordinates: places(at)[0] })

const draw = (headers: Headers, { id, version }: Draft, body: object) =>
  ask<DossierAnswer>('PUT', `/api/dossiers/${id}/site`, { headers, body: { version, ...body } })

const courseOf = async (headers: Headers, id: string) =>
  (await ask<CourseAnswer>('GET', `/api/dossiers/${id}/course`, { headers })).answer

const missing = ({ blockers }: CourseAnswer) => blockers.some(({ code }) => code === 'SITE_MISSING')

/** Metres of the drawing board where a refusal says it is. */
const boardAt = (at: readonly number[] | undefined) => {
  const [x, y] = toLegal(SRID, [at?.[0] ?? 0, at?.[1] ?? 0])
  return [Math.round(x - X0), Math.round(y - Y0)]
}

describe('the trench of a draft', () => {
  test('of 120 m by 0.60 m takes 72 m², keeps what was drawn beside its corridor, and dates the project', async () => {
    const headers = await citizen()
    const draft = await draftOf(headers, 'tranchee')
    expect(missing(await courseOf(headers, draft.id))).toBe(true)
    const trench = { kind: 'line', geometry: line([0, 0], [120, 0]), widthM: 0.6 }
    const dates = { beginsOn: '2027-02-01', endsOn: '2027-02-19' }
    const { status, answer } = await draw(headers, draft, { ...trench, ...dates })
    expect([status, answer.version]).toEqual([200, draft.version + 1])
    const { site } = answer
    expect(site?.legal.geometry.type).toBe('MultiPolygon')
    expect(site?.areaM2).toBeCloseTo(72, 6)
    expect(site?.trace?.legal).toEqual({
      ...{ srid: SRID, geometry: { type: 'LineString', coordinates: [[X0, Y0], [X0 + 120, Y0]] } }, // biome-ignore format: pairs
    })
    expect(site?.trace).toMatchObject({ kind: 'line', lengthM: 120, widthM: 0.6, ...dates, activity: null })
    const course = await courseOf(headers, draft.id)
    expect(course.trace).toMatchObject({ kind: 'line', lengthM: 120, widthM: 0.6, ...dates })
    expect(course.trace?.areaM2).toBeCloseTo(72, 6)
    expect(course.project).toMatchObject(dates)
    expect(missing(course)).toBe(false)
  })

  test('drawn again replaces the first, and leaves the dates that are not said again', async () => {
    const headers = await citizen()
    const draft = await draftOf(headers, 'tranchee')
    const first = { kind: 'line', geometry: line([0, 0], [120, 0]), widthM: 0.6 }
    const before = await draw(headers, draft, { ...first, beginsOn: '2027-02-01', endsOn: '2027-02-19' })
    const again = { kind: 'line', geometry: line([0, 0], [0, 50]), widthM: 1, endsOn: '2027-02-12' }
    const { answer } = await draw(headers, before.answer, again)
    expect(answer.site?.trace).toMatchObject({ lengthM: 50, beginsOn: '2027-02-01', endsOn: '2027-02-12' })
    expect(answer.site?.areaM2).toBeCloseTo(50, 6)
    const { rows } = await sql`select from dossier_trace where dossier_id = ${draft.id}`.execute(database.db)
    expect(rows).toHaveLength(1)
  })

  test('is refused with the place where it crosses itself, and with none of its length', async () => {
    const headers = await citizen()
    const draft = await draftOf(headers, 'tranchee')
    const crossing = { kind: 'line', geometry: line([0, 0], [20, 20], [20, 0], [0, 20]), widthM: 0.6 }
    const { status, answer } = await draw(headers, draft, crossing)
    expect([status, answer.code, boardAt(answer.at)]).toEqual([422, 'LINE_SELF_CROSSING', [10, 10]])
    const still = { kind: 'line', geometry: line([5, 5], [5, 5]), widthM: 0.6 }
    expect((await draw(headers, draft, still)).answer).toMatchObject({ code: 'LINE_TOO_SHORT' })
  })

  test('has a width between its bounds, an end after its beginning, a geometry of its kind, and a procedure', async () => {
    const headers = await citizen()
    const draft = await draftOf(headers, 'tranchee')
    const trench = { kind: 'line', geometry: line([0, 0], [120, 0]), widthM: 0.6 }
    for (const [said, code, field] of [
      [{ widthM: 0.05 }, 'WIDTH_OUT_OF_BOUNDS', 'widthM'],
      [{ widthM: 51 }, 'WIDTH_OUT_OF_BOUNDS', 'widthM'],
      [{ widthM: undefined }, 'INVALID_INPUT', 'widthM'],
      [{ beginsOn: '2027-02-19', endsOn: '2027-02-01' }, 'DATES_REVERSED', 'endsOn'],
      [{ geometry: point([0, 0]) }, 'INVALID_INPUT', 'geometry.type'],
      [{ kind: 'point', geometry: point([0, 0]) }, 'SITE_OF_ANOTHER_KIND', 'kind'],
    ] as const)
      expect((await draw(headers, draft, { ...trench, ...said })).answer).toMatchObject({ code, field })
    const bare = await draftOf(headers, null)
    expect((await draw(headers, bare, trench)).answer).toMatchObject({ code: 'PROCEDURE_MISSING' })
    expect(missing(await courseOf(headers, draft.id))).toBe(true)
  })

  test('stays in the commune of the dossier; elsewhere the place and the other commune are said', async () => {
    const headers = await citizen()
    const draft = await draftOf(headers, 'tranchee', '09.001.01.01')
    // Agadir is in zone 2: the same places are read in its plane, 300 km to the north of it.
    const { status, answer } = await draw(headers, draft, {
      ...{ kind: 'line', geometry: line([0, 0], [120, 0]), widthM: 0.6 },
    })
    expect([status, answer.code, answer.field, answer.data?.code]).toEqual([
      422,
      'DRAWN_ELSEWHERE',
      'geometry',
      commune,
    ])
    expect(boardAt(answer.at)).toEqual([60, 0])
  })

  test('of an imported commune is refused where it leaves it, for the metre that it leaves it', async () => {
    const headers = await citizen()
    const draft = await draftOf(headers, 'tranchee')
    const { rows } = await sql<{ kind: string; outline: string }>`
      select outline_kind as kind, outline from commune where code = ${commune}`.execute(database.db)
    // A survey whose eastern limit is 100 m east of the board's origin.
    const box = JSON.stringify({ type: 'MultiPolygon', coordinates: [[[...places([-500, -500], [100, -500], [100, 500], [-500, 500], [-500, -500])]]] }) // biome-ignore format: one box
    await sql`update commune set outline_kind = 'imported', outline = ST_SetSRID(ST_GeomFromGeoJSON(${box}), 4326)
      where code = ${commune}`.execute(database.db)
    const inside = { kind: 'line', geometry: line([0, 0], [100.5, 0]), widthM: 0.6 }
    const kept = await draw(headers, draft, inside)
    const out = await draw(headers, kept.answer, { ...inside, geometry: line([0, 0], [140, 0]) })
    await sql`update commune set outline_kind = ${rows[0]?.kind}, outline = ${rows[0]?.outline}::geometry
      where code = ${commune}`.execute(database.db)
    expect(kept.status).toBe(200)
    expect(out.answer).toMatchObject({ code: 'DRAWN_ELSEWHERE', field: 'geometry' })
    const [x = 0] = boardAt(out.answer.at)
    expect(x).toBeGreaterThan(100)
    expect(x).toBeLessThanOrEqual(140)
  })

  test('is refused on a version somebody else has changed, to a stranger, and once the draft is filed', async () => {
    const headers = await citizen()
    const draft = await draftOf(headers, 'tranchee')
    const trench = { kind: 'line', geometry: line([0, 0], [120, 0]), widthM: 0.6 }
    expect((await draw(headers, { ...draft, version: 1 }, trench)).answer).toMatchObject({ code: 'CHANGED_MEANWHILE' })
    const both = await Promise.all([draw(headers, draft, trench), draw(headers, draft, trench)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await draw(await citizen(), draft, trench)).status).toBe(404)
    await sql`update dossier set state = 'filed', number = 'T-1' where id = ${draft.id}`.execute(database.db)
    expect((await draw(headers, { ...draft, version: draft.version + 1 }, trench)).answer).toMatchObject({
      code: 'NOT_AT_THIS_STEP',
    })
  })

  test('is not served by the outline of a report, nor a parcel by what is drawn', async () => {
    const headers = await citizen()
    const draft = await draftOf(headers, 'tranchee')
    const report = await reportOn([0, 0, 20, 30])
    const body = { version: draft.version, reportId: report.id }
    const attached = await ask<{ dossier: DossierAnswer }>('PUT', `/api/dossiers/${draft.id}/parcel`, { headers, body })
    expect(missing(await courseOf(headers, draft.id))).toBe(true)
    const trench = { kind: 'line', geometry: line([0, 0], [120, 0]), widthM: 0.6 }
    const { answer } = await draw(headers, attached.answer.dossier, trench)
    expect(answer.reportId).toBeNull()
    const changed = { version: answer.version, code: 'refection' }
    const { answer: course } = await ask<CourseAnswer>('PUT', `/api/dossiers/${draft.id}/procedure`, {
      ...{ headers, body: changed },
    })
    expect(missing(course)).toBe(true)
    const back = { version: course.version, reportId: report.id }
    const last = await ask<{ dossier: DossierAnswer }>('PUT', `/api/dossiers/${draft.id}/parcel`, {
      headers,
      body: back,
    })
    expect(last.answer.dossier.site).toMatchObject({ trace: null, areaM2: 600 })
  })
})

describe('what covers no ground', () => {
  test('an antenna is a point without an area, on the ground where it stands and on the map', async () => {
    const headers = await citizen()
    const draft = await draftOf(headers, 'antenne')
    const { answer } = await draw(headers, draft, { kind: 'point', geometry: point([40.004, 60]) })
    expect(answer.site?.legal).toEqual({ srid: SRID, geometry: { type: 'Point', coordinates: [X0 + 40, Y0 + 60] } })
    expect([answer.site?.areaM2, answer.site?.trace?.lengthM]).toEqual([null, null])
    const [lon = 0, lat = 0] = places([40, 60])[0] ?? []
    const box = `west=${lon - 0.001}&south=${lat - 0.001}&east=${lon + 0.001}&north=${lat + 0.001}`
    const near = await ask<Near>('GET', `/api/dossiers/near?${box}`, { headers })
    expect(near.answer.sites.find(({ id }) => id === draft.id)?.geometry.type).toBe('Point')
    expect(missing(await courseOf(headers, draft.id))).toBe(false)
  })

  test('premises are a point, an address and an activity of the nomenclature, named in both languages', async () => {
    const headers = await citizen()
    const draft = await draftOf(headers, 'activite')
    const shop = { kind: 'premises', geometry: point([10, 10]), activity: '56.30', address: '12, rue des Orangers' }
    const unknown = await draw(headers, draft, { ...shop, activity: '99.98' })
    expect(unknown.answer).toMatchObject({ code: 'ACTIVITY_UNKNOWN', field: 'activity' })
    const { answer } = await draw(headers, draft, shop)
    expect(answer.site?.trace).toMatchObject({
      ...{ kind: 'premises', address: '12, rue des Orangers', areaM2: null },
      activity: { code: '56.30', nameFr: 'Débits de boissons' },
    })
    expect(answer.site?.trace?.activity?.nameAr).toMatch(/\p{Script=Arabic}/u)
  })
})

describe('an area of the public domain', () => {
  test('of 6 m by 2.50 m is 15 m², and is refused where it crosses itself', async () => {
    const headers = await citizen()
    const draft = await draftOf(headers, 'occupation')
    const ring = (...board: readonly Position[]) => ({ type: 'Polygon', coordinates: [places(...board)] })
    const bowTie = ring([0, 0], [10, 10], [10, 0], [0, 10], [0, 0])
    const refused = await draw(headers, draft, { kind: 'area', geometry: bowTie })
    expect([refused.answer.code, boardAt(refused.answer.at)]).toEqual(['RING_SELF_CROSSING', [5, 5]])
    const terrace = ring([0, 0], [6, 0], [6, 2.5], [0, 2.5], [0, 0])
    const { answer } = await draw(headers, draft, { kind: 'area', geometry: terrace, beginsOn: '2027-05-01' })
    expect(answer.site?.areaM2).toBeCloseTo(15, 6)
    expect(answer.site?.trace).toMatchObject({ kind: 'area', widthM: null, lengthM: null, beginsOn: '2027-05-01' })
    expect(missing(await courseOf(headers, draft.id))).toBe(false)
  })
})
