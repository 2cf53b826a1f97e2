export type Orientation = 'portrait' | 'landscape'
export type Sheet = { readonly name: (typeof SHEETS)[number]['name']; readonly orientation: Orientation }

/** ISO 216, millimetres, upright. */
const SHEETS = [
  { name: 'A0', width: 841, height: 1189 },
  { name: 'A1', width: 594, height: 841 },
  { name: 'A2', width: 420, height: 594 },
  { name: 'A3', width: 297, height: 420 },
  { name: 'A4', width: 210, height: 297 },
] as const

/** What a length may be out by: 2 mm up to 600 mm, 3 mm beyond (ISO 216); the rounding of a scanner comes on top. */
const tolerance = (length: number) => (length > 600 ? 3 : 2) + 1

const isAbout = (measured: number, length: number) => Math.abs(measured - length) <= tolerance(length)

/** The sheet of ISO 216 a page is, A4 to A0; null when it is none. Millimetres. */
export function isoSheet(widthMm: number, heightMm: number): Sheet | null {
  const [short, long] = widthMm <= heightMm ? [widthMm, heightMm] : [heightMm, widthMm]
  const found = SHEETS.find(({ width, height }) => isAbout(short, width) && isAbout(long, height))
  return found ? { name: found.name, orientation: widthMm <= heightMm ? 'portrait' : 'landscape' } : null
}
