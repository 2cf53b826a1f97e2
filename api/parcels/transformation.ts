import { DATUM_SHIFT, type LegalSrid, legalZone } from '../../spatial/crs/legalZones.ts'

const { dx, dy, dz, accuracyM, source } = DATUM_SHIFT
const SHIFT = `geocentric translation ${dx}, ${dy}, ${dz} m (${source}, accuracy ${accuracyM} m)`

export type ZoneChoice = { readonly srid: LegalSrid; readonly by: 'commune' | 'latitude' | 'coordinates' }

/** How a filed parcel came into its legal zone, in words an integrator can check: never left to be guessed. */
export function transformationOf({ srid, by }: ZoneChoice): string {
  const { name } = legalZone(srid)
  if (by === 'coordinates') return `EPSG:${srid} ${name}, coordinates as filed, rounded to 1 cm`
  return `EPSG:4326 to EPSG:${srid} ${name}: ${SHIFT}, rounded to 1 cm; legal zone from the ${by}`
}
