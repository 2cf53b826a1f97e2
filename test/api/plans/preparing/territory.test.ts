import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Box, corners, polygon } from '../../../build/ground.ts'
import { AIN_CHOCK, PlanDesk } from '../../../build/planDesk.ts'

let desk: PlanDesk
/** Communes of our agency, of another one, and of none. */
let [neighbour, abroad, nobodys] = ['', '', '']

const outline = (box: Box): RawBuilder<string> =>
  sql<string>`ST_Multi(wgs84_from_legal(ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(polygon(corners(box)))}), 26191)))`

const drawn = (code: string, box: Box) =>
  sql`update commune set outline = ${outline(box)}, outline_kind = 'imported', outline_source = 'essai', outline_date = '2026-01-01'
    where code = ${code}`.execute(desk.database.db)

beforeAll(async () => {
  desk = await PlanDesk.open()
  // Three communes of 100 m around the plan, one of them another agency's; nobody knows the outline of any other.
  await sql`update commune set outline = null, outline_3857 = null, outline_kind = null, outline_source = null, outline_date = null`.execute(
    desk.database.db,
  )
  const oneOf = async (prefix: string) => {
    const { rows } = await sql<{
      code: string
    }>`select code from commune where starts_with(code, ${prefix}) and code <> ${AIN_CHOCK}
      and ended_on is null and kind in ('arrondissement', 'rural') order by code limit 1`.execute(desk.database.db)
    return rows[0]?.code ?? ''
  }
  neighbour = await oneOf('06.141.01.')
  abroad = await oneOf('09.001.')
  nobodys = await oneOf('01.051.')
  await drawn(AIN_CHOCK, [0, 0, 100, 100])
  await drawn(neighbour, [0, -100, 100, 0])
  await drawn(abroad, [100, 0, 200, 100])
  await desk.people.body('urban_agency', ['09.001'])
})
afterAll(() => desk.close())

test('a zone is judged by its ground: how much lies in whose commune, and what lies where no commune is known', async () => {
  const draft = await desk.controlled([
    ['D2', [0, 0, 60, 40]],
    // 20 × 40 m of 60 × 40 m in the other agency's commune; its middle is in ours.
    ['B3', [60, 0, 120, 40]],
    // 60 × 20 m of 60 × 30 m beyond the last known outline.
    ['V1', [0, 90, 60, 120]],
    // Whole in the neighbouring commune of the same agency.
    ['D3', [0, -10, 50, 0]],
    // 20 cm beyond, less than the plan's lines are placed.
    ['D5', [60, 40, 100.2, 60]],
  ])
  const found = await desk.findings(draft.id)
  const outside = found.filter(({ kind }) => kind === 'outside_territory')
  expect(outside).toMatchObject([{ severity: 'blocking', subject: 'B3', ordinals: [1], data: { distanceM: 0 } }])
  expect(outside[0]?.areaM2).toBeCloseTo(800, 0)
  expect(outside[0]?.data.share).toBeCloseTo(1 / 3, 3)
  expect(outside[0]?.data.inFr).toMatch(/ \(800 m²\)$/)
  const unknown = found.filter(({ kind }) => kind === 'territory_unknown')
  expect(unknown).toMatchObject([{ severity: 'to_accept', subject: 'V1', ordinals: [2] }])
  expect(unknown[0]?.areaM2).toBeCloseTo(1_200, 0)
  expect(unknown[0]?.data.share).toBeCloseTo(2 / 3, 3)
  expect(unknown[0]?.data.communes).toBeGreaterThan(0)
  const commune = found.filter(({ kind }) => kind === 'outside_commune')
  expect(commune).toMatchObject([{ severity: 'note', subject: neighbour, ordinals: [3] }])
  expect(commune[0]?.areaM2).toBeCloseTo(500, 0)
})

test('ground that no agency is known to have is accepted for a reason, not passed', async () => {
  await sql`update commune set outline = null, outline_kind = null, outline_source = null, outline_date = null where code = ${abroad}`.execute(
    desk.database.db,
  )
  await drawn(nobodys, [100, 0, 200, 100])
  const draft = await desk.controlled([['B3', [60, 0, 120, 40]]])
  expect((await desk.findings(draft.id)).filter(({ kind }) => kind === 'outside_territory')).toMatchObject([
    { severity: 'to_accept', subject: 'B3' },
  ])
})
