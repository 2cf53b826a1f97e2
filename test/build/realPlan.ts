import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sharedData } from './sharedData.ts'

/** Metres of zone 26191. */
type Box = readonly [west: number, south: number, east: number, north: number]

const PLAN = sharedData('zoning/moved-to-26191/ZONE_URBA.zip')

/** A real plan of 1,049 zones, moved into the country; null where it is not kept. */
export const realPlan = (): Buffer | null => (PLAN === null ? null : readFileSync(PLAN))

function gdal(program: 'ogr2ogr' | 'ogrinfo', args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program}: ${stderr}`)
  return stdout
}

/** What GDAL measures of the zones of the plan's file: one figure, m². */
export function measured(figure: string, where: string): number {
  const sql = `select ${figure} as figure from ZONE_URBA where ${where}`
  const said = gdal('ogrinfo', ['-ro', '-q', `/vsizip/${PLAN}`, '-dialect', 'sqlite', '-sql', sql])
  const [, value = ''] = /figure \(\w+\) = (\S+)/.exec(said) ?? []
  if (value === '') throw new Error(`ogrinfo measured nothing: ${said}`)
  return Number(value)
}

/** Corners are put on the centimetre grid: each side moves by half of one at most. */
export const withinTheGrid = (zone: string) => measured('ST_Length(ST_Boundary(geometry))', zone) * 0.005

/** A règlement of four of its codes, in the file that the screens take. */
export const RULES = `zone;sector;parameter;value;article;label
Ua;;buildable;oui;;
Ua;;height_max_m;10;art. UA 10;10 m
Ub;;buildable;oui;;
Ub;;height_max_m;15;art. UB 10;15 m
A;;buildable;oui;;
A;;height_max_m;13;art. A 10;
1AUh;;buildable;oui;;
1AUh;;height_max_m;13;art. AU 10;
1AUh;;min_area_m2;400;art. AU 5;400 m²
`

const COLUMNS = ['LIBELLE', 'LIBELONG', 'TYPEZONE'] as const
/** What else the file says of each zone, as it is. */
const OTHERS = ['NOMFIC', 'URLFIC', 'IDURBA', 'DATVALID'] as const
const textOf = ([west, south, east, north]: Box) =>
  `ST_GeomFromText('POLYGON((${[
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
    .map((corner) => corner.join(' '))
    .join(', ')}))', 26191)`

type Zone = { readonly code: string; readonly label: string; readonly type: string }
type Changes = {
  /** The zone under a point becomes another. */
  readonly recoded: { readonly at: readonly [number, number]; readonly to: Zone }
  /** Ground that is cut out of the zone it lies in, and is a zone of its own. */
  readonly cut: { readonly box: Box; readonly to: Zone }
}

/** The same plan with some changes of its zones, as GDAL writes them: GeoJSON in metres of zone 26191. */
export function changedPlan({ recoded, cut }: Changes): Buffer {
  const folder = mkdtempSync(`${tmpdir()}/rokhas-plan-`)
  const under = `ST_Contains(geometry, ST_GeomFromText('POINT(${recoded.at.join(' ')})', 26191))`
  const [box, values] = [textOf(cut.box), ({ code, label, type }: Zone) => [code, label, type]]
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
  const named = (zone: Zone) =>
    values(zone)
      .map((value, nth) => `${quoted(value)} as ${COLUMNS[nth]}`)
      .join(', ')
  const sql = `
    select ${COLUMNS.map((name, nth) => `case when ${under} then ${quoted(values(recoded.to)[nth] ?? '')} else ${name} end as ${name}`).join(', ')},
      ${OTHERS.join(', ')}, case when ST_Intersects(geometry, ${box}) then ST_Difference(geometry, ${box}) else geometry end as geometry from ZONE_URBA
    union all
    select ${named(cut.to)}, ${OTHERS.map((name) => `null as ${name}`).join(', ')}, ${box} as geometry`
  try {
    const path = join(folder, 'plan.geojson')
    const how = ['-f', 'GeoJSON', '-a_srs', 'EPSG:26191', '-lco', 'COORDINATE_PRECISION=6', '-dialect', 'sqlite']
    gdal('ogr2ogr', [...how, '-sql', sql, '-nln', 'plan', path, `/vsizip/${PLAN}`])
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
