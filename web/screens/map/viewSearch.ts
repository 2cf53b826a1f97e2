/** What a map shows: centre in degrees and zoom. Written `lon,lat,zoom` in the address. */
export type View = { readonly center: readonly [number, number]; readonly zoom: number }

/** All of Morocco, provinces of the Sahara included. */
export const COUNTRY_VIEW: View = { center: [-8.2, 28.6], zoom: 5.4 }

export function parseView(text: unknown): View | null {
  const [lon, lat, zoom] = typeof text === 'string' ? text.split(',').map(Number) : []
  if (lon === undefined || lat === undefined || zoom === undefined) return null
  const possible = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 24
  return possible ? { center: [lon, lat], zoom } : null
}

/** Five decimals of a degree are about a metre: enough for a view, short enough for an address. */
export const writeView = ({ center: [lon, lat], zoom }: View): string =>
  `${Number(lon.toFixed(5))},${Number(lat.toFixed(5))},${Number(zoom.toFixed(1))}`
