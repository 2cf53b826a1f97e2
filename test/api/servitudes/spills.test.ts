import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServitudeAnswer } from '../../../api/contract/servitudes.ts'
import { mappingOf, ServitudeDesk, X, Y } from '../../build/servitudeDesk.ts'

let desk: ServitudeDesk
/** A commune of a neighbour from 100 m east of the drawing board's corner on, for a kilometre each way: drawn, so that areas are known. */
const EAST = '06.461.01.01'

beforeAll(async () => {
  desk = await ServitudeDesk.open(['06.141.01.41'])
  const outline = (west: number, east: number) => sql`(select ST_Multi(wgs84_from_legal(ST_SetSRID(ST_MakeEnvelope(
    ${X + west}::float8, ${Y - 1000}::float8, ${X + east}::float8, ${Y + 1000}::float8), 26191))))`
  await sql`update commune set outline = null, outline_kind = null where code <> ${EAST}`.execute(desk.database.db)
  await sql`update commune set outline = ${outline(-2000, 100)}, outline_kind = 'imported' where code = '06.141.01.41'`.execute(
    desk.database.db,
  )
  await sql`update commune set outline = ${outline(100, 2000)}, outline_kind = 'imported' where code = ${EAST}`.execute(
    desk.database.db,
  )
  await desk.people.acting('urban_agency', 'examiner', [EAST])
})
afterAll(() => desk.close())

describe('A servitude that reaches over to a neighbour', () => {
  test('says which commune, of which agency, and how much, on its sheet', async () => {
    const ring = [
      [0, 0],
      [160, 0],
      [160, 50],
      [0, 50],
      [0, 0],
    ].map(([x = 0, y = 0]) => [X + x, Y + y])
    const said = {
      ...{ kind: 'road', effect: 'forbids', nameFr: 'Rocade', nameAr: 'طريق', act: null, manager: null, body: null },
      ...{ heightLimitM: null, forbiddenUses: [], source: 'Plan', dataDate: null, inForceFrom: null, inForceTo: null },
      ...{ toleranceM: 1, reason: 'Relevé' },
    }
    const ground = { by: 'footprint', srid: 26191, footprint: { type: 'Polygon', coordinates: [ring] } }
    const body = { ...said, ground }
    const made = await desk.ask<ServitudeAnswer>('POST', '/api/servitudes', { headers: desk.headers, body })
    expect(made.status).toBe(201)
    // 60 m of 160 m lie beyond the limit, 50 m deep; a straight limit in degrees bends by millimetres in the plane.
    expect(made.answer.spills.map(({ code, approximate }) => [code, approximate])).toEqual([[EAST, false]])
    expect(made.answer.spills[0]?.areaM2).toBeCloseTo(3000, 0)
    expect(made.answer.spills[0]?.agency?.nameFr).toBeTruthy()
    const inside = {
      ...body,
      ground: { ...ground, footprint: { type: 'Polygon', coordinates: [ring.map(([x = 0, y = 0]) => [x - 100, y])] } },
    }
    const within = await desk.ask<ServitudeAnswer>('POST', '/api/servitudes', { headers: desk.headers, body: inside })
    expect(within.answer.spills).toEqual([])
  })

  test('is told by the control of a file, and one that lies there whole is refused', async () => {
    const batch = await desk.controlled(
      [
        { box: [40, 200, 120, 250], fields: { NOM: 'Borj' } },
        { box: [400, 200, 420, 250], fields: { NOM: 'Ailleurs' } },
        { box: [400, 5000, 420, 5050], fields: { NOM: 'Nulle part' } },
      ],
      mappingOf(),
    )
    const found = await desk.findings(batch.id)
    expect(
      found.map(({ kind, severity, subject, areaM2 }) => [kind, severity, subject, Math.round(areaM2 ?? 0)]).sort(),
    ).toEqual([
      ['outside_territory', 'blocking', 'Ailleurs', 1000],
      ['outside_territory', 'blocking', 'Nulle part', 1000],
      ['spills_over', 'to_accept', 'Borj', 1000],
    ])
    const spill = found.find(({ kind }) => kind === 'spills_over')
    expect(spill?.data.communesFr).toMatch(/\(1000 m²\)$/)
    expect(spill?.data.approximate).toBe(0)
    expect(found.find(({ subject }) => subject === 'Nulle part')?.data.communeFr).toBeUndefined()
  })
})
