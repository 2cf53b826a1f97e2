import { isLegalSrid, type LegalSrid, legalZone } from '../../spatial/crs/legalZones.ts'
import type { Position } from '../../spatial/geometry/types.ts'
import { readParcels } from '../../spatial/intake/readParcels.ts'
import { refusalSentence } from '../../spatial/intake/sentences.ts'
import type { CrsDecision, IntakeRefusal, Limits, ParcelsRead, ReadParcel } from '../../spatial/intake/types.ts'
import { fail, ok, type Result } from '../../spatial/result.ts'
import { inCountry } from '../../spatial/territory/country.ts'

/** A shape of the file that is not valid: refused with its place, never repaired. */
export type RefusedShape = {
  readonly label: string
  readonly code: string
  readonly sentence: string
  readonly at: Position | null
}

/** A layer in one legal zone, on the centimetre grid. */
export type Layer = {
  readonly srid: LegalSrid
  readonly how: CrsDecision['how']
  readonly features: readonly ReadParcel[]
  readonly refused: readonly RefusedShape[]
  readonly skipped: number
  /** Zones in which all of it falls in the country, when in the declared one it does not. */
  readonly wouldFitBetter: readonly LegalSrid[]
}

/** An operator's own file: a whole region's plans, drawn finely. */
const OPERATOR_LIMITS: Limits = {
  maxBytes: 512 * 1024 * 1024,
  maxEntries: 256,
  maxUnpackedBytes: 1024 * 1024 * 1024,
  maxRatio: 200,
  maxFeatures: 200_000,
  maxVertices: 20_000_000,
}

export type LayerFile = { readonly bytes: Uint8Array; readonly name: string }

/**
 * The polygons of a zipped shapefile or a GeoJSON file, all in one legal zone; a sentence when the file as a whole can't be
 * used. The zone is what the mapping says, else what the .prj says; one that is only proposed must be confirmed.
 */
export function readLayer({ bytes, name }: LayerFile, srid: number | undefined): Result<Layer, string> {
  const options = { limits: OPERATOR_LIMITS, inCountry, ...(srid === undefined ? {} : { srid }) }
  const read = readParcels({ kind: 'file', bytes, name }, options)
  if (!read.ok) return fail(`${name}: ${read.error.code}. ${refusalSentence(read.error).fr}`)
  const zone = oneZone(read.value, srid !== undefined)
  if (!zone.ok) return fail(`${name}: ${zone.error}`)
  const { parcels, refused, skipped, crs } = read.value
  return ok({
    srid: zone.value,
    how: crs.how,
    features: parcels,
    refused: refused.map(({ label, refusal }) => ({ label, ...said(refusal) })),
    skipped: skipped.length,
    wouldFitBetter: crs.candidates,
  })
}

const said = (refusal: IntakeRefusal) => ({
  code: refusal.code,
  sentence: refusalSentence(refusal).fr,
  at: refusal.at ?? null,
})

function oneZone({ crs, parcels }: ParcelsRead, declared: boolean): Result<LegalSrid, string> {
  if (!declared && (crs.candidates.length > 0 || crs.how === 'proposed')) {
    const zones = [crs.srid, ...crs.candidates].filter(isLegalSrid).map((each) => `${each} (${legalZone(each).name})`)
    return fail(`say in the mapping which legal zone it is ("srid"); the coordinates fit ${zones.join(', ')}`)
  }
  const found = [...new Set(parcels.map(({ legal }) => legal.srid))]
  const [srid] = found
  if (srid === undefined || found.length > 1) return fail(`the shapes lie in several legal zones: ${found.join(', ')}`)
  return ok(srid)
}
