import { isLegalSrid, LEGAL_ZONES, type LegalSrid } from '../../crs/legalZones.ts'
import type { CrsHint } from '../types.ts'
import { childOf, findNode, parseWkt, type WktNode } from './wkt.ts'

const GEOGRAPHIC = ['GEOGCS', 'GEOGCRS', 'GEODCRS', 'GEODETICCRS', 'GEOGRAPHICCRS', 'BASEGEOGCRS', 'BASEGEODCRS']
const PROJECTED = ['PROJCS', 'PROJCRS', 'PROJECTEDCRS']
const GRAD_IN_DEGREES = 0.9
const DEGREE_IN_RADIANS = Math.PI / 180

/** Half an arc second: spellings of one latitude in degrees or grads agree far better, two zones differ by 3.6°. */
const ANGLE_TOLERANCE = 0.5 / 3600
/** Moves a point 300 km from the origin by 3 cm; tells the legal 0.999616304 from the 0.9996 of EPSG:26193. */
const SCALE_TOLERANCE = 1e-7
/** Clarke 1880 (IGN) is 6378249.2 m; the RGS spelling, 6378249.145, is 5 cm away and means the same datum here. */
const CLARKE_1880 = { radius: 6378249.2, tolerance: 0.2 }
const WGS84 = { radius: 6378137, flattening: 298.257223563 }

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** What each parameter is called in ESRI, OGC and ISO spellings, signs and case left out. */
const PARAMETERS = {
  latitude: ['latitudeoforigin', 'latitudeofnaturalorigin', 'latitudeofcenter', 'latitudeoffalseorigin'],
  parallel: ['standardparallel1', 'latitudeof1ststandardparallel'],
  parallel2: ['standardparallel2', 'latitudeof2ndstandardparallel'],
  meridian: ['centralmeridian', 'longitudeofnaturalorigin', 'longitudeofcenter', 'longitudeoffalseorigin'],
  scale: ['scalefactor', 'scalefactoratnaturalorigin'],
  easting: ['falseeasting', 'eastingatfalseorigin'],
  northing: ['falsenorthing', 'northingatfalseorigin'],
} as const

type Parameter = keyof typeof PARAMETERS

function parameterOf(projected: WktNode, name: Parameter): WktNode | undefined {
  const holder = childOf(projected, 'CONVERSION') ?? projected
  const names: readonly string[] = PARAMETERS[name]
  return holder.children.find(({ keyword, texts }) => keyword === 'PARAMETER' && names.includes(bare(texts[0] ?? '')))
}

const lengthOf = (projected: WktNode, name: Parameter): number | undefined => parameterOf(projected, name)?.numbers[0]

const near = (value: number | undefined, expected: number, tolerance: number): boolean =>
  value !== undefined && Math.abs(value - expected) <= tolerance

/** Degrees in one angular unit of the file: 1, or 0.9 when it is written in grads. */
function degreesPerUnit(geographic: WktNode | undefined): number {
  const unit = childOf(geographic, 'UNIT', 'ANGLEUNIT') ?? (geographic && findNode(geographic, 'ANGLEUNIT'))
  const radians = unit?.numbers[0]
  return radians === undefined ? 1 : radians / DEGREE_IN_RADIANS
}

/** An angle equals a legal one as its unit says, or as plain degrees in a file whose unit is grads (many are so). */
function isAngle(parameter: WktNode | undefined, degrees: number, fileUnit: number): boolean {
  const value = parameter?.numbers[0]
  const own = childOf(parameter, 'ANGLEUNIT', 'UNIT')?.numbers[0]
  const unit = own === undefined ? fileUnit : own / DEGREE_IN_RADIANS
  if (value === undefined) return false
  return (
    near(value * unit, degrees, ANGLE_TOLERANCE) ||
    (near(unit, GRAD_IN_DEGREES, 1e-6) && near(value, degrees, ANGLE_TOLERANCE))
  )
}

const definitionOf = (srid: LegalSrid): Readonly<Record<string, number>> => {
  const zone = LEGAL_ZONES.find((candidate) => candidate.srid === srid)
  return Object.fromEntries(
    [...(zone?.proj4 ?? '').matchAll(/\+(\w+)=(-?[\d.]+)/g)].map(([, key, value]) => [key, Number(value)]),
  )
}

function isInMetres(projected: WktNode): boolean {
  const unit = childOf(projected, 'UNIT', 'LENGTHUNIT') ?? findNode(projected, 'LENGTHUNIT')
  return unit === undefined || near(unit.numbers[0], 1, 1e-9)
}

function isMerchich(projected: WktNode): boolean {
  const radius = findNode(projected, 'SPHEROID', 'ELLIPSOID')?.numbers[0]
  const datum = findNode(projected, 'DATUM')?.texts[0] ?? ''
  return (
    near(radius, CLARKE_1880.radius, CLARKE_1880.tolerance) && (!/wgs|grs|etrs/i.test(datum) || /merchich/i.test(datum))
  )
}

function isZone(projected: WktNode, srid: LegalSrid): boolean {
  const zone = definitionOf(srid)
  const geographic = childOf(projected, ...GEOGRAPHIC)
  const unit = degreesPerUnit(geographic)
  const prime = findNode(projected, 'PRIMEM', 'PRIMEMERIDIAN')?.numbers[0] ?? 0
  const latitude = parameterOf(projected, 'latitude') ?? parameterOf(projected, 'parallel')
  const parallel = parameterOf(projected, 'parallel') ?? latitude
  const parallel2 = parameterOf(projected, 'parallel2') ?? parallel
  const { lat_0 = Number.NaN, lon_0 = Number.NaN, k_0 = Number.NaN, x_0 = Number.NaN, y_0 = Number.NaN } = zone
  return (
    [latitude, parallel, parallel2].every((angle) => isAngle(angle, lat_0, unit)) &&
    isAngle(parameterOf(projected, 'meridian'), lon_0, unit) &&
    prime === 0 &&
    near(lengthOf(projected, 'scale'), k_0, SCALE_TOLERANCE) &&
    near(lengthOf(projected, 'easting'), x_0, 0.001) &&
    near(lengthOf(projected, 'northing'), y_0, 0.001)
  )
}

const isLambert = (projected: WktNode): boolean =>
  /lambertconformalconic|lambertconicconformal|lcc/.test(
    bare(findNode(projected, 'PROJECTION', 'METHOD')?.texts[0] ?? ''),
  )

/** The EPSG code the CRS gives itself, not the ones of its parts. */
function ownCode(node: WktNode): number | null {
  const authority = childOf(node, 'AUTHORITY', 'ID')
  if (!authority || !/epsg/i.test(authority.texts[0] ?? '')) return null
  return Number(authority.texts[1] ?? authority.numbers[0])
}

const shownName = (node: WktNode): string => (node.texts[0] ?? node.keyword).slice(0, 80)

function hintOfProjected(node: WktNode): CrsHint {
  const foreign: CrsHint = { kind: 'foreign', name: shownName(node) }
  const code = ownCode(node)
  if (!node.children.some(({ keyword }) => keyword === 'PARAMETER' || keyword === 'CONVERSION')) {
    return isLegalSrid(code) ? { kind: 'legal', srid: code, from: 'prj' } : foreign // a stub that gives only its code
  }
  if (!isLambert(node) || !isInMetres(node) || !isMerchich(node)) return foreign
  const zone = LEGAL_ZONES.find(({ srid }) => isZone(node, srid))
  return zone ? { kind: 'legal', srid: zone.srid, from: 'prj' } : foreign
}

function hintOfGeographic(node: WktNode): CrsHint {
  const spheroid = findNode(node, 'SPHEROID', 'ELLIPSOID')
  const isWgs84 =
    /wgs.*84|worldgeodeticsystem1984/.test(
      bare(`${shownName(node)} ${findNode(node, 'DATUM', 'ENSEMBLE')?.texts[0] ?? ''}`),
    ) &&
    near(spheroid?.numbers[0], WGS84.radius, 0.01) &&
    near(spheroid?.numbers[1], WGS84.flattening, 1e-6)
  const inDegrees = near(degreesPerUnit(node), 1, 1e-9)
  return isWgs84 && inDegrees ? { kind: 'geographic' } : { kind: 'foreign', name: shownName(node) }
}

/**
 * What a .prj says: one of the four legal zones by its parameters (whatever its spelling, units or name), degrees
 * WGS84, or something foreign, with its name. EPSG:26193, deprecated, differs by its scale and is foreign.
 */
export function readPrj(text: string): CrsHint {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (trimmed === '') return { kind: 'none' }
  const root = parseWkt(trimmed)
  if (!root) return { kind: 'foreign', name: trimmed.slice(0, 40) }
  const projected = findNode(root, ...PROJECTED)
  if (projected) return hintOfProjected(projected)
  const geographic = findNode(root, ...GEOGRAPHIC)
  return geographic ? hintOfGeographic(geographic) : { kind: 'foreign', name: shownName(root) }
}
