export type ScaleBarSize = { readonly metres: number; readonly px: number; readonly label: string }

const ROUND = [5, 2, 1]

/** The longest round length (1, 2 or 5 times a power of ten, metres) that fits in `maxPx` at this scale; null off the map. */
export function scaleBar(metresPerPixel: number, maxPx: number): ScaleBarSize | null {
  const longest = metresPerPixel * maxPx
  if (!Number.isFinite(longest) || longest <= 0) return null
  const power = 10 ** Math.floor(Math.log10(longest))
  const metres = (ROUND.find((step) => step * power <= longest * (1 + 1e-12)) ?? 1) * power
  return { metres, px: metres / metresPerPixel, label: lengthLabel(metres) }
}

function lengthLabel(metres: number): string {
  if (metres >= 1000) return `${metres / 1000} km`
  if (metres >= 1) return `${metres} m`
  return `${Math.round(metres * 100)} cm`
}
