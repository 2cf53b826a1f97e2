import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import { openDatabase } from '../../api/db/database.ts'
import type { Envelope, EnvelopeInput } from '../../spatial/envelope/types.ts'
import { openBrowser } from '../build/browser.ts'
import { type Corner, corners } from '../build/ground.ts'
import { boxOnPaper, type PrintedFigures, plotOnPaper, servitudeOver, street, zoneOf } from '../build/plots.ts'
import type { Bench } from './bench.ts'
import { type Line, median, percentile } from './measure.ts'

const BAR_MS = 100
const TURNS = 60
const ENTRY = fileURLToPath(new URL('../../spatial/envelope/envelope.ts', import.meta.url))

const FIGURES: PrintedFigures = {
  setback_street_m: 5,
  setback_side_m: 4,
  setback_rear_m: 6,
  footprint_ratio_max: 0.5,
  floor_ratio_max: 1.2,
  height_max_m: 14.5,
  levels_max: 4,
  prospect_street_ratio: 1.2,
  prospect_boundary_ratio: 0.5,
  prospect_boundary_min_m: 4,
}

const SOUTH = street([-200, -62, 200, -50])

/** A plot of that many corners, half of them turning inwards, on a straight front of 96 m. */
function jagged(count: number): Corner[] {
  const around = Array.from({ length: count - 2 }, (_, index): Corner => {
    const angle = (Math.PI * index) / (count - 3)
    const radius = 46 + 6 * Math.sin(index * 2.4) + 2 * Math.cos(index * 7.1)
    return [Math.round(radius * Math.cos(angle) * 100) / 100, Math.round(radius * Math.sin(angle) * 100) / 100]
  })
  return [[-48, -50], [48, -50], ...around]
}

const PLOTS: Readonly<Record<string, EnvelopeInput>> = {
  'a rectangle': plotOnPaper({ shape: corners([0, -50, 24, -15]), streets: [SOUTH], figures: FIGURES }),
  'a corner plot across two zones, with a servitude': plotOnPaper({
    shape: corners([0, -50, 24, -15]),
    streets: [SOUTH, street([24, -50, 40, 100])],
    zones: [zoneOf(boxOnPaper([0, -50, 12, -15]), FIGURES), zoneOf(boxOnPaper([12, -50, 24, -15]), FIGURES, 'D2')],
    servitudes: [servitudeOver([0, -20, 24, -15])],
  }),
  '200 corners': plotOnPaper({ shape: jagged(200), streets: [SOUTH], figures: FIGURES }),
}

/** An envelope computed again in a real browser when a side is corrected, beside the same overlay in PostGIS. */
export async function benchEnvelope({ cluster }: Pick<Bench, 'cluster'>): Promise<readonly Line[]> {
  const code = await bundled()
  const browser = await openBrowser()
  const db = openDatabase(cluster.url('postgres'), { max: 1 })
  try {
    await sql`create extension if not exists postgis`.execute(db)
    const page = await browser.newPage()
    await page.addScriptTag({ content: code })
    const lines: Line[] = []
    for (const [name, input] of Object.entries(PLOTS)) lines.push(await line(name, input, { page, db }))
    return lines
  } finally {
    await Promise.all([browser.close(), db.destroy()])
  }
}

/** The very module that the screen runs, alone. */
async function bundled(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: ENTRY, formats: ['iife'], name: 'rokhas' } },
  })
  const [{ output: chunks } = { output: [] }] = output as Rolldown.RolldownOutput[] // a library not written answers in this form
  const [chunk] = chunks
  if (chunk?.type !== 'chunk') throw new Error('the envelope was not bundled')
  return chunk.code
}

type Measured = { readonly page: Page; readonly db: ReturnType<typeof openDatabase> }

async function line(name: string, input: EnvelopeInput, { page, db }: Measured): Promise<Line> {
  const { took, areaM2 } = await inBrowser(page, input)
  const theirs: number[] = []
  for (let turn = 0; turn < TURNS; turn += 1) theirs.push(await inPostgis({ db, input, areaM2 }))
  const [ours, slow, against] = [median(took), percentile(took, 0.95), median(theirs)]
  return {
    what: `envelope of ${name}, in the browser; 95 % under ${slow.toFixed(1)} ms`,
    ours: `${ours.toFixed(1)} ms`,
    against: `${against.toFixed(1)} ms its set-backs alone in PostGIS`,
    ratio: against / ours,
    bar: `< ${BAR_MS} ms`,
    held: slow < BAR_MS,
  }
}

const inBrowser = (page: Page, input: EnvelopeInput) =>
  page.evaluate(
    ({ plot, turns }) => {
      // Put there by the script the page was given.
      const { rokhas } = window as unknown as { rokhas: { envelope: (input: EnvelopeInput) => Envelope } }
      const took: number[] = []
      let areaM2 = 0
      for (let turn = 0; turn < turns; turn += 1) {
        const from = performance.now()
        areaM2 = rokhas.envelope(plot).areaM2 ?? 0
        took.push(performance.now() - from)
      }
      return { took, areaM2 }
    },
    { plot: input, turns: TURNS },
  )

const KEPT = { street: 5, side: 4, rear: 6 } as const

/** Parcel less what lies too near to its limits and less its servitudes. @throws when it is not the ground we found */
async function inPostgis({
  db,
  input,
  areaM2,
}: {
  db: Measured['db']
  input: EnvelopeInput
  areaM2: number
}): Promise<number> {
  const strips = input.sides.map(
    ({ line: limit, kind }) =>
      sql`ST_Buffer(ST_GeomFromText(${`LINESTRING(${limit.map(([x, y]) => `${x} ${y}`).join(',')})`}), ${KEPT[kind]}::float8, 12)`,
  )
  const struck = input.servitudes.map(({ polygons }) => areal(polygons))
  const from = performance.now()
  const { rows } = await sql<{ m2: number }>`select ST_Area(ST_Difference(${areal(input.parcel)},
    ST_Union(array[${sql.join([...strips, ...struck])}]))) as m2`.execute(db)
  const took = performance.now() - from
  const m2 = rows[0]?.m2 ?? 0
  if (Math.abs(m2 - areaM2) > 0.01 * m2 + 0.5) throw new Error(`PostGIS leaves ${m2} m², the browser ${areaM2} m²`)
  return took
}

const areal = (polygons: EnvelopeInput['parcel']) =>
  sql`ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify({ type: 'MultiPolygon', coordinates: polygons })}), 0)`
