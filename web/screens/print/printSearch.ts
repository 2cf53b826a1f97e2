import { ORIENTATIONS, PAPERS, SCALES, type SheetWanted } from '../../../api/contract/print.ts'
import { parseDay } from '../../../spatial/day.ts'

/** A sheet as its address says it; `at` is `lon,lat`. What is not said is as the form begins. */
export type PrintSearch = {
  readonly at?: string
  readonly parcel?: string
  readonly title?: string
  readonly scale?: string
  readonly paper?: string
  readonly orientation?: string
  readonly on?: string
}

const among = (all: readonly (string | number)[], value: unknown): value is string =>
  typeof value === 'string' && all.some((one) => String(one) === value)
const within = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value !== '' && value.length <= most

export function parsePrintSearch({
  at,
  parcel,
  title,
  scale,
  paper,
  orientation,
  on,
}: Record<string, unknown>): PrintSearch {
  return {
    ...(typeof at === 'string' && placeOf(at) && { at }),
    ...(within(parcel, 60) && { parcel }),
    ...(within(title, 120) && { title }),
    ...(among(SCALES, scale) && { scale }),
    ...(among(PAPERS, paper) && { paper }),
    ...(among(ORIENTATIONS, orientation) && { orientation }),
    ...(typeof on === 'string' && parseDay(on) && { on }),
  }
}

export const writePlace = ([lon, lat]: readonly [number, number]): string => `${lon.toFixed(6)},${lat.toFixed(6)}`

function placeOf(text: string): readonly [number, number] | null {
  const [lon, lat, ...more] = text.split(',').map(Number)
  if (lon === undefined || lat === undefined || more.length > 0) return null
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null
}

/** The sheet that an address asks for, around a parcel when one is named; null while it says no place. */
export function sheetWanted(search: PrintSearch, language: 'fr' | 'ar'): SheetWanted | null {
  const at = placeOf(search.at ?? '')
  const parcel = search.parcel?.trim()
  if (!at && !parcel) return null
  return {
    ...(parcel ? { parcel } : at && { at }),
    scale: Number(search.scale ?? 1000),
    paper: PAPERS.find((one) => one === search.paper) ?? 'a4',
    orientation: ORIENTATIONS.find((one) => one === search.orientation) ?? 'portrait',
    language,
    ...(search.title?.trim() && { title: search.title.trim() }),
    ...(search.on && { on: search.on }),
  }
}
