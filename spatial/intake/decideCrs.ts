import { isLegalSrid, LEGAL_ZONES, type LegalSrid, legalZone } from '../crs/legalZones.ts'
import { toWgs84 } from '../crs/reproject.ts'
import type { Position } from '../geometry/types.ts'
import { fail, ok, type Result } from '../result.ts'
import type { CrsDecision, CrsHint, Finding, IntakeRefusal } from './types.ts'

/** True for [lon, lat] in Morocco or within some kilometres of it. */
export type InCountry = (position: Position) => boolean

export type CrsQuestion = {
  readonly hint: CrsHint
  /** What the person declared: 4326 or the SRID of a legal zone. */
  readonly srid?: number
  /** Positions as filed, finite, enough of them to stand for the file. */
  readonly positions: readonly Position[]
  readonly inCountry: InCountry
}

export type CrsAnswer = CrsDecision & { readonly findings: readonly Finding[] }

type Decided = Result<CrsAnswer, IntakeRefusal>

/** Zones overlap on the ground: plans drawn this far (degrees) beyond a zone's limit are still drawn in it. */
const BAND_MARGIN_DEG = 0.75

/**
 * Which reference system the coordinates are in: as declared, else as the .prj says, else as the format says (KML, GPX and
 * GeoJSON are in degrees), else proposed from the only zones where everything falls in the country. Never guessed in
 * silence: a proposal and a contradicted declaration carry a finding, everything else is a refusal with its remedy.
 */
export function decideCrs(question: CrsQuestion): Decided {
  const { hint, srid, positions } = question
  if (positions.length === 0) return fail({ code: 'COORDINATE_NOT_A_NUMBER' })
  if (srid === 4326)
    return looksLikeDegrees(positions) ? geographic(question) : fail({ code: 'CRS_MISMATCH', data: { srid } })
  if (srid !== undefined)
    return isLegalSrid(srid) ? stated(question, srid, 'declared') : fail({ code: 'SRID_NOT_LEGAL', data: { srid } })
  if (hint.kind === 'legal') return stated(question, hint.srid, hint.from)
  if (hint.kind === 'foreign') return fail({ code: 'CRS_FOREIGN', data: { name: hint.name } })
  if (hint.kind === 'geographic' && looksLikeDegrees(positions)) return geographic(question)
  return proposed(question)
}

function stated(question: CrsQuestion, srid: LegalSrid, how: 'declared' | 'prj'): Decided {
  const { positions, inCountry } = question
  const [at] = positions
  if (looksLikeDegrees(positions)) return fail({ code: 'DEGREES_AS_METRES', ...(at && { at }), data: { srid } })
  if (shareFitting(question, srid) === 1) return ok({ srid, how, candidates: [], findings: [] })
  const candidates = fittingZones(question)
  if (candidates.length > 0) {
    const data = { srid, candidates: candidates.join(', ') }
    return ok({ srid, how, candidates, findings: [{ code: 'CRS_DOUBTFUL', severity: 'warning', data }] })
  }
  if (positions.some((position) => inCountry(toWgs84(srid, position))))
    return ok({ srid, how, candidates: [], findings: [] })
  return (
    swappedAxes(question) ?? fail({ code: 'OUTSIDE_MOROCCO', ...(at && { at: toWgs84(srid, at) }), data: { srid } })
  )
}

function geographic(question: CrsQuestion): Decided {
  const { positions, inCountry } = question
  const [at] = positions
  if (positions.some(inCountry)) return ok({ srid: 4326, how: 'geographic', candidates: [], findings: [] })
  const swapped = positions.every(([x, y]) => inCountry([y, x]))
  return fail({ code: swapped ? 'AXES_SWAPPED' : 'OUTSIDE_MOROCCO', ...(at && { at }) })
}

function proposed(question: CrsQuestion): Decided {
  const { positions, inCountry } = question
  const [at] = positions
  const place = at && { at }
  if (looksLikeDegrees(positions)) {
    const degrees = positions.every(([x, y]) => inCountry([x, y]) || inCountry([y, x]))
    return fail({ code: degrees ? 'DEGREES_AS_METRES' : 'CRS_UNKNOWN', ...place })
  }
  const [srid, ...candidates] = fittingZones(question)
  if (srid) return ok(proposal(srid, candidates))
  const swapped = swappedAxes(question)
  if (swapped) return swapped
  const best = LEGAL_ZONES.find((zone) => shareFitting(question, zone.srid) >= 0.5)
  if (best) return ok(proposal(best.srid, []))
  const somewhere = LEGAL_ZONES.some((zone) => positions.some((position) => inDomain(zone.srid, position)))
  return fail({ code: somewhere ? 'OUTSIDE_MOROCCO' : 'CRS_UNKNOWN', ...place })
}

function proposal(srid: LegalSrid, candidates: readonly LegalSrid[]): CrsAnswer {
  const data = { srid, candidates: [srid, ...candidates].join(', ') }
  return { srid, how: 'proposed', candidates, findings: [{ code: 'CRS_TO_CONFIRM', severity: 'warning', data }] }
}

const looksLikeDegrees = (positions: readonly Position[]) =>
  positions.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90)

function inDomain(srid: LegalSrid, [x, y]: Position): boolean {
  const { minX, minY, maxX, maxY } = legalZone(srid).domain
  return x >= minX && x <= maxX && y >= minY && y <= maxY
}

/** The part of the positions, 0 to 1, that these metres put in the country and about in the zone's own latitudes. */
function shareFitting({ positions, inCountry }: CrsQuestion, srid: LegalSrid): number {
  const { south, north } = legalZone(srid).latitudes
  const fitting = positions.filter((position) => {
    if (!inDomain(srid, position)) return false
    const place = toWgs84(srid, position)
    return place[1] > south - BAND_MARGIN_DEG && place[1] < north + BAND_MARGIN_DEG && inCountry(place)
  })
  return fitting.length / positions.length
}

const fittingZones = (question: CrsQuestion): LegalSrid[] =>
  LEGAL_ZONES.map((zone) => zone.srid).filter((srid) => shareFitting(question, srid) === 1)

function swappedAxes(question: CrsQuestion): Decided | null {
  const positions = question.positions.map(([x, y]): Position => [y, x])
  const candidates = fittingZones({ ...question, positions })
  const [at] = question.positions
  return candidates.length > 0 ? fail({ code: 'AXES_SWAPPED', ...(at && { at }), candidates }) : null
}
