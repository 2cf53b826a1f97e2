import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Heat, HeatHexagon } from '../../../api/contract/performance/heat.ts'
import { LEAST } from '../../../api/contract/performance/indicators.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { type Laid, layField } from '../../build/heatField.ts'
import { People } from '../../build/people.ts'
import { type TestServer, testServer } from '../../build/server.ts'

/** Cells of 3 km on paper: a column every 4 500 m, a row every 3 000 × √3 = 5 196.15 m, odd columns half a row higher. */
const middleOf = (column: number, row: number) =>
  [4_500 * column, 5_196.15 * (row + (column % 2 === 0 ? 0 : 0.5))] as const
const [LATE, SOON] = ['2026-11-20', '2026-11-27']
const COMMUNE = '06.141.01.41'

const gathered = (count: number, [x, y]: readonly [number, number], due = LATE): Laid[] =>
  Array.from({ length: count }, (_, nth) => ({ commune: COMMUNE, due, at: [x + nth * 25, y + nth * 15] }))

/**
 * Seven, alone enough at 3 km. Four and three in the two cells beside, enough together in their hexagon of 8 km. Four, alone
 * on 50 km: in no figure. Six that are soon late where four are late.
 */
const ON_PAPER: readonly Laid[] = [
  ...gathered(7, middleOf(66, 66)),
  ...gathered(4, middleOf(72, 70)),
  ...gathered(3, middleOf(72, 71)),
  ...gathered(4, [600_000, 500_000]),
  ...gathered(6, [600_000, 500_000], SOON),
]

let database: TestDatabase
let server: TestServer
let people: People

/** A database of its own for each picture, since a day has one. */
async function open(laid: readonly Laid[]): Promise<void> {
  database = await testDatabase()
  server = await testServer(database)
  people = new People(database.db)
  await layField(database.db, await people.person(), laid)
}

const close = async () => {
  await server.close()
  await database.close()
}

const NORTH = '-10,31,-3,36'

async function look(zoom: number, bbox = NORTH, more = ''): Promise<Heat> {
  const response = await fetch(`${server.url}/api/performance-heat?bbox=${bbox}&zoom=${zoom}${more}`)
  expect(response.status).toBe(200)
  return (await response.json()) as Heat
}

const told = ({ features }: Heat) =>
  features.map(({ id, properties }) => `${id.split('/')[1]} m: ${properties.dossiers}`).sort()

describe('What the public is shown', () => {
  beforeAll(() => open(ON_PAPER), 120_000)
  afterAll(() => close())

  test('is whole groups: enough in a hexagon, else enough in a larger one, else nothing', async () => {
    const heat = await look(10)
    expect(heat).toMatchObject({ view: 'public', least: LEAST, within: 5, until: '2026-12-01' })
    expect(told(heat)).toEqual(['3000 m: 7', '8000 m: 7'])
    expect(heat.totals).toEqual({ late: 14, soon: 6, open: null })
    // Four are in no figure: that there are some is told, and not how many.
    expect(heat.withheld).toBeNull()
    const [seven] = heat.features.filter(({ properties }) => properties.edgeM === 3_000)
    expect(seven?.properties.counts).toEqual({ late: 7, soon: null, open: null })
    expect(seven?.properties.holders).toEqual([])
    const soon = await look(10, NORTH, '&what=soon')
    expect([told(soon), soon.withheld]).toEqual([['3000 m: 6'], 0])
  })

  test('is never finer than 3 km, never what another day is soon, and the same for whoever reads no territory', async () => {
    expect(told(await look(14, '-7.5,33.4,-7.2,34'))).toEqual(told(await look(10, '-7.5,33.4,-7.2,34')))
    expect((await look(10, NORTH, '&what=soon&within=10')).until).toBe('2026-12-01')
    const headers = await people.signIn(await people.person())
    const response = await fetch(`${server.url}/api/performance-heat?bbox=${NORTH}&zoom=10`, { headers })
    expect(await response.json()).toEqual(await look(10))
    const { headers: own } = await people.acting('province', 'governor', ['06.141'])
    const address = `${server.url}/api/performance-heat?bbox=${NORTH}&zoom=10&view=public`
    const asPublic = await fetch(address, { headers: own })
    expect([await asPublic.json(), asPublic.headers.get('cache-control')]).toEqual([await look(10), 'public, no-cache'])
  })

  test('is one picture a day: a dossier more or less in the meantime changes nothing of it', async () => {
    const before = await look(10)
    await layField(database.db, await people.person(), gathered(9, middleOf(80, 60)))
    await sql`update dossier set due_day = null where due_day = ${LATE} and id in (
      select id from dossier order by id limit 5)`.execute(database.db)
    const beside = await testServer(database)
    const response = await fetch(`${beside.url}/api/performance-heat?bbox=${NORTH}&zoom=10`)
    expect(await response.json()).toEqual(before)
    await beside.close()
  })
})

/** How far a middle lies inside a hexagon, in metres of their zone; negative outside: three pairs of sides, the distance to each. */
function inside({ properties: { legal, edgeM } }: HeatHexagon, [x = 0, y = 0]: readonly number[]): number {
  const [dx, dy] = [x - (legal.coordinates[0] ?? 0), y - (legal.coordinates[1] ?? 0)]
  const apothem = (edgeM * Math.sqrt(3)) / 2
  const away = [90, 30, 150].map((degrees) => {
    const turn = (degrees * Math.PI) / 180
    return Math.abs(dx * Math.cos(turn) + dy * Math.sin(turn))
  })
  return apothem - Math.max(...away)
}

const edgeShown = (shown: readonly HeatHexagon[]) => Math.min(...shown.map(({ properties }) => properties.edgeM))

/** Every sum that whole figures of a list make. */
function sumsOf(figures: readonly number[]): ReadonlySet<number> {
  const sums = new Set([0])
  for (const figure of figures) for (const sum of [...sums]) sums.add(sum + figure)
  return sums
}

describe('Whoever compares what the public is shown', () => {
  // 900 late dossiers around forty towns of very different sizes, from a sequence that repeats nowhere.
  const places = Array.from({ length: 900 }, (_, nth) => {
    const town = (nth * nth) % 40
    const [x, y] = [250_000 + ((town * 7919) % 300_007), 200_000 + ((town * 104_729) % 250_007)]
    return [x + ((nth * 613) % 18_011), y + ((nth * 1_009) % 15_013)] as const
  })
  beforeAll(() => open(places.map((at) => ({ commune: COMMUNE, due: LATE, at }))), 120_000)
  afterAll(() => close())

  test('finds no picture of fewer, even by the hand of the application', async () => {
    const application = openDatabase(database.url, { max: 1, role: 'rokhas_application' })
    const one = sql`select make_heat('2031-01-01', '2031-01-08', 1, now())`.execute(application)
    await expect(one).rejects.toMatchObject({ constraint: 'performance_heat_least' })
    await application.destroy()
  })

  test('finds no figure under the least number, at any zoom', async () => {
    for (const zoom of [5, 7.5, 9, 10, 14]) {
      const { features } = await look(zoom, zoom > 12 ? '-6,33,-5.5,33.5' : NORTH)
      expect(features.length).toBeGreaterThan(0)
      expect(features.filter(({ properties: { dossiers } }) => dossiers < LEAST)).toEqual([])
    }
  })

  test('learns nothing from another zoom: each figure is the sum of finest ones, whole', async () => {
    const finest = (await look(10)).features
    expect(finest.length).toBeGreaterThan(20)
    const all = finest.reduce((sum, { properties }) => sum + properties.dossiers, 0)
    for (const zoom of [9, 7.5, 5]) {
      const { features } = await look(zoom)
      expect(features.reduce((sum, { properties }) => sum + properties.dossiers, 0)).toBe(all)
      for (const hexagon of features) {
        const { edgeM, dossiers } = hexagon.properties
        const smaller = finest.filter(({ properties }) => properties.edgeM < edgeM)
        const middle = (one: HeatHexagon) => inside(hexagon, one.properties.legal.coordinates)
        const own = finest.filter((one) => one.id === hexagon.id || (smaller.includes(one) && middle(one) > 0.05))
        // A middle on the very edge is in one of the two, whole as well.
        const between = smaller.filter((one) => Math.abs(middle(one)) <= 0.05)
        const sum = own.reduce((total, { properties }) => total + properties.dossiers, 0)
        const sums = sumsOf(between.map(({ properties }) => properties.dossiers))
        const isShownFinest = finest.some(({ id }) => id === hexagon.id) && edgeM > edgeShown(features)
        if (isShownFinest) expect(dossiers).toBe(finest.find(({ id }) => id === hexagon.id)?.properties.dossiers)
        else expect([hexagon.id, sums.has(dossiers - sum)]).toEqual([hexagon.id, true])
      }
    }
  })

  test('learns nothing from another box: a figure is there or not, and always the same', async () => {
    const figures = new Map((await look(10)).features.map(({ id, properties }) => [id, properties.dossiers]))
    let seen = 0
    // Boxes that slide by 700 m across the busiest places, cutting every hexagon there.
    for (let nth = 0; nth < 40; nth += 1) {
      const [x = 0, y = 0] = places[(nth * 23) % places.length] ?? []
      const [west, south] = toWgs84(26191, [x + nth * 700 - 9_000, y - 4_000])
      const [east, north] = toWgs84(26191, [x + nth * 700 - 2_000, y + 3_000])
      for (const { id, properties } of (await look(10, `${west},${south},${east},${north}`)).features) {
        expect([id, properties.dossiers]).toEqual([id, figures.get(id)])
        seen += 1
      }
    }
    expect(seen).toBeGreaterThan(40)
  })

  test('knows of each dossier shown no less than that it is one of so many in its hexagon', async () => {
    // Against the truth: what a figure counts does lie in its hexagon, and what lies in no figure is what was withheld.
    const { features, withheld } = await look(10)
    for (const hexagon of features) {
      const there = places.filter((place) => inside(hexagon, place) > -0.05).length
      expect(there).toBeGreaterThanOrEqual(hexagon.properties.dossiers)
    }
    const shown = features.reduce((sum, { properties }) => sum + properties.dossiers, 0)
    const left = places.length - shown
    expect(left).toBeLessThan(places.length / 4)
    // Told when there are none or enough of them, and only then.
    expect(withheld).toBe(left === 0 || left >= LEAST ? left : null)
  })
})
