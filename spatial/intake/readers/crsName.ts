import { isLegalSrid } from '../../crs/legalZones.ts'
import type { CrsHint } from '../types.ts'

const GEOGRAPHIC_EPSG = 4326

/** The code at the end of "EPSG:26191", "urn:ogc:def:crs:EPSG::26191" or ".../def/crs/EPSG/0/26191", or null. */
function epsgCode(name: string): number | null {
  if (!/epsg/i.test(name)) return null
  const digits = /(\d{4,6})$/.exec(name.trim())?.[1]
  return digits ? Number(digits) : null
}

/** A CRS that a file names. Names that aren't understood are foreign, never ignored. */
export function crsNamed(name: string): CrsHint {
  const shown = name.trim().slice(0, 80)
  if (/crs:?84$|wgs[ _]?(?:19)?84$/i.test(shown)) return { kind: 'geographic' }
  const code = epsgCode(shown)
  if (code === GEOGRAPHIC_EPSG) return { kind: 'geographic' }
  return isLegalSrid(code) ? { kind: 'legal', srid: code, from: 'declared' } : { kind: 'foreign', name: shown }
}
