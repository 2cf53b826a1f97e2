import { type Kysely, sql } from 'kysely'
import type { CheckBody, ReportAnswer } from '../../api/contract/conformity.ts'
import type { Database } from '../../api/db/tables.ts'
import type { Parameter, RegulationFigure } from '../../spatial/conformity/types.ts'
import { parseDay } from '../../spatial/day.ts'
import { type Box, type Corner, corners, Ground, polygon } from './ground.ts'
import type { PrintedFigures } from './plots.ts'

const DAY = parseDay('2024-05-02')

const SETBACKS = { setback_street_m: 5, setback_side_m: 4, setback_rear_m: 10 } as const

/** The same figures as the envelopes worked out on paper. */
const FIGURES: PrintedFigures = {
  ...SETBACKS,
  ...{ footprint_ratio_max: 0.5, floor_ratio_max: 1.2, height_max_m: 11.5, levels_max: 3 },
  ...{ prospect_street_ratio: 1, prospect_boundary_ratio: 0 },
}

const ARTICLES: Readonly<Partial<Record<Parameter, string>>> = {
  ...{ setback_street_m: 'art. 7', setback_side_m: 'art. 8', setback_rear_m: 'art. 8' },
  ...{ footprint_ratio_max: 'art. 9', floor_ratio_max: 'art. 10', height_max_m: 'art. 11', levels_max: 'art. 11' },
  ...{ prospect_street_ratio: 'art. 12', prospect_boundary_ratio: 'art. 12' },
}

const printed = (values: PrintedFigures): Partial<Record<Parameter, RegulationFigure>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, article: ARTICLES[name as Parameter] ?? null, printedLabel: null }, // the keys are parameters
    ]),
  )

const square = (west: number): Corner[] => corners([west, 0, west + 24, 35])

/** Plots along one street of 12 m on their south, metres of the drawing board. */
export const PLOTS = {
  rectangle: square(0),
  /** A street of 30 m on its east. */
  corner: corners([200, 0, 220, 30]),
  l: [
    [400, 0],
    [430, 0],
    [430, 20],
    [415, 20],
    [415, 40],
    [400, 40],
  ],
  twoZones: square(600),
  nothingLeft: square(800),
  noRegulation: square(1000),
  someFigures: square(1200),
  lowHalf: square(1400),
  noPlan: square(1900),
} as const satisfies Record<string, readonly Corner[]>

type Zone = { readonly code: string; readonly boxes: readonly Box[]; readonly figures: PrintedFigures | null }

const ZONES: readonly Zone[] = [
  {
    code: 'B4',
    boxes: [
      [-100, -50, 390, 200],
      [590, -50, 612, 200],
      [790, -50, 990, 200],
      [1390, -50, 1600, 200],
    ],
    figures: FIGURES,
  },
  { code: 'C2', boxes: [[390, -50, 590, 200]], figures: { ...FIGURES, setback_rear_m: 4 } },
  {
    code: 'D2',
    boxes: [[612, -50, 790, 200]],
    figures: { ...FIGURES, setback_side_m: 6, footprint_ratio_max: 0.2, floor_ratio_max: 0.4, height_max_m: 8.5 },
  },
  { code: 'RS', boxes: [[990, -50, 1190, 200]], figures: null },
  { code: 'E1', boxes: [[1190, -50, 1390, 200]], figures: SETBACKS },
]

/** Draws the streets, the zones and the two servitudes that the plots lie under. */
export async function drawEnvelopePlots(db: Kysely<Database>): Promise<void> {
  if (!DAY) throw new Error('not a day')
  const ground = new Ground(db)
  await ground.street('Rue des Orangers', [-100, -12, 2000, 0], 12)
  await ground.street('Avenue du Port', [220, 0, 250, 200], 30)
  const version = await ground.plan('PA-E', [[-100, -50, 1600, 200]], [{ kind: 'approved', onDay: DAY }])
  for (const { code, boxes, figures } of ZONES) {
    for (const box of boxes) await ground.zone(version, code, box)
    if (figures) await ground.regulation(version, { code }, printed(figures))
  }
  const line = await ground.servitude('Ligne à haute tension', [[795, -5, 840, 40]])
  await sql`update servitude set name_ar = 'خط التوتر العالي', act = 'Dahir du 12 août 1949' where id = ${line}::uuid`.execute(
    db,
  )
  const cone = await ground.servitude('Dégagement de l’aérodrome', [[1400, 0, 1412, 35]])
  await sql`update servitude set name_ar = 'ارتفاق المطار', act = 'Décret 2-61-161', kind = 'aerodrome', effect = 'limits_height',
    height_limit_m = 6 where id = ${cone}::uuid`.execute(db)
  await ground.coverage('servitudes', [-1000, -1000, 3000, 1000])
  await ground.coverage('streets', [-1000, -1000, 3000, 1000])
}

/** The report that a visitor is given of a plot. */
export async function reportOn(url: string, shape: readonly Corner[]): Promise<ReportAnswer> {
  const body = { legal: { srid: 26191, geometry: polygon(shape) } } satisfies Partial<CheckBody>
  const response = await fetch(`${url}/api/conformity/checks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`no report: ${await response.text()}`)
  return (await response.json()) as ReportAnswer
}

/** An open dossier of a commune, put on the outline of a report as if it had been filed there. @returns its id */
export async function dossierOn(db: Kysely<Database>, commune: string, reportId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    update dossier set report_id = ${reportId}::uuid, version = version + 1 where id = (select d.id from dossier d
      where d.commune_code = ${commune} and d.state = 'examined' and d.report_id is not null order by d.number limit 1)
    returning id`.execute(db)
  const [dossier] = rows
  if (!dossier) throw new Error(`no dossier of ${commune} is under examination`)
  await sql`update dossier_site s set geom = r.geom, geom_3857 = display_3857(r.geom) from conformity_report r
    where s.dossier_id = ${dossier.id}::uuid and r.id = ${reportId}::uuid`.execute(db)
  return dossier.id
}
