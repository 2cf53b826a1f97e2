const MB = 1024 * 1024

/**
 * Endings the service can recognise by content, and the most bytes it reads of each: what never fits is told before the
 * journey. Images have only the installation's own limit, which the service tells before the first byte is sent.
 */
const MOST_BYTES: Readonly<Record<string, number>> = {
  pdf: 256 * MB,
  png: Number.POSITIVE_INFINITY,
  jpg: Number.POSITIVE_INFINITY,
  jpeg: Number.POSITIVE_INFINITY,
  tif: Number.POSITIVE_INFINITY,
  tiff: Number.POSITIVE_INFINITY,
  webp: Number.POSITIVE_INFINITY,
  dxf: 256 * MB,
  dwg: 256 * MB,
  geojson: 64 * MB,
  json: 64 * MB,
  zip: 64 * MB,
  kmz: 64 * MB,
  csv: 256 * MB,
  txt: 256 * MB,
}

/** What the `accept` of a file input takes. */
export const ACCEPTED = Object.keys(MOST_BYTES)
  .map((ending) => `.${ending}`)
  .join(',')

export type PreCheck = 'tooLarge' | 'empty' | 'wrongType'

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase()

/** The most bytes of a file of that name; null when its type isn't accepted. */
export const mostBytesOf = (name: string): number | null => MOST_BYTES[endingOf(name)] ?? null

/** Why a file would be refused on arrival, as far as its name and size tell; null when nothing speaks against it. */
export function refusedBeforehand({ name, size }: Pick<File, 'name' | 'size'>): PreCheck | null {
  const most = mostBytesOf(name)
  if (most === null) return 'wrongType'
  if (size === 0) return 'empty'
  return size > most ? 'tooLarge' : null
}
