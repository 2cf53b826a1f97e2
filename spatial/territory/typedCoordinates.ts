import { LEGAL_ZONES, type LegalSrid } from '../crs/legalZones.ts'
import { toWgs84 } from '../crs/reproject.ts'
import type { Position } from '../geometry/types.ts'
import { inCountry } from './country.ts'

/** A pair of numbers somebody typed, understood one way. */
export type TypedPlace = {
  /** [lon, lat], degrees WGS84. */
  readonly at: Position
  /** Null when degrees were typed. */
  readonly srid: LegalSrid | null
  /** The numbers as understood: [lat, lon] in degrees or [x, y] in metres. */
  readonly typed: Position
}

const NUMBER = String.raw`[+-]?\d+(?:[.,]\d+)?`
/** As 296 000,50 is written in French. */
const GROUPED = String.raw`\d{1,3}(?:\s\d{3})+?(?:[.,]\d+)?`
const LABEL = String.raw`(?:[xye]|lat(?:itude)?|lon(?:gitude)?|lng|n)?\s*[:=]?\s*`
const pairOf = (number: string) =>
  new RegExp(
    String.raw`^\(?\s*${LABEL}(${number})\s*°?\s*[nm]?(?:\s*[;/|]\s*|\s*,\s+|\s+|,)${LABEL}(${number})\s*°?\s*[wom]?\s*\)?$`,
    'i',
  )
const PAIR = pairOf(NUMBER)
const GROUPED_PAIR = pairOf(GROUPED)
const WEST = /\d\s*°?\s*[wo]\s*\)?$/i

const toNumber = (text: string) => Number(text.replace(/\s/g, '').replace(',', '.'))

function readPair(text: string): Position | null {
  const [, first, second] = PAIR.exec(text.trim()) ?? GROUPED_PAIR.exec(text.trim()) ?? []
  if (first === undefined || second === undefined) return null
  return [toNumber(first), WEST.test(text) ? -Math.abs(toNumber(second)) : toNumber(second)]
}

/** Latitude first, as people say it; longitude first when only that falls in the country. */
function asDegrees([one, two]: Position): TypedPlace[] {
  if (inCountry([two, one])) return [{ at: [two, one], srid: null, typed: [one, two] }]
  if (inCountry([one, two])) return [{ at: [one, two], srid: null, typed: [two, one] }]
  return []
}

function asLambert([x, y]: Position): TypedPlace[] {
  return LEGAL_ZONES.flatMap(({ srid, domain }) => {
    if (x < domain.minX || x > domain.maxX || y < domain.minY || y > domain.maxY) return []
    const at = toWgs84(srid, [x, y])
    return inCountry(at) ? [{ at, srid, typed: [x, y] as const }] : []
  })
}

/**
 * Every reading of a pair of coordinates that falls in the country: degrees, or X Y in each Lambert zone they fit.
 * Never chosen between: a pair good in two zones comes back twice. [] when the text is no pair or fits nowhere.
 */
export function typedCoordinates(text: string): readonly TypedPlace[] {
  const pair = readPair(text)
  if (!pair) return []
  if (Math.abs(pair[0]) <= 180 && Math.abs(pair[1]) <= 180) return asDegrees(pair)
  const straight = asLambert(pair)
  return straight.length > 0 ? straight : asLambert([pair[1], pair[0]])
}
