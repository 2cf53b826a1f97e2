/** How a content of each accepted type is judged. */
type Judge = 'pdf' | 'image' | 'archive' | 'text' | 'json' | 'drawing'

export type AcceptedType = { readonly mediaType: string; readonly extensions: readonly string[]; readonly judge: Judge }

/** What may be deposited: the content decides, and the extension must agree (OWASP ASVS 5.0.0, 5.2.2). */
const ACCEPTED: readonly AcceptedType[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'], judge: 'pdf' },
  { mediaType: 'image/png', extensions: ['png'], judge: 'image' },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], judge: 'image' },
  { mediaType: 'image/tiff', extensions: ['tif', 'tiff'], judge: 'image' },
  { mediaType: 'image/webp', extensions: ['webp'], judge: 'image' },
  { mediaType: 'image/vnd.dwg', extensions: ['dwg'], judge: 'drawing' },
  { mediaType: 'image/vnd.dxf', extensions: ['dxf'], judge: 'drawing' },
  { mediaType: 'application/vnd.google-earth.kmz', extensions: ['kmz'], judge: 'archive' },
  { mediaType: 'application/zip', extensions: ['zip'], judge: 'archive' },
  { mediaType: 'application/geo+json', extensions: ['geojson', 'json'], judge: 'json' },
  { mediaType: 'text/csv', extensions: ['csv', 'tsv'], judge: 'text' },
  { mediaType: 'text/plain', extensions: ['txt'], judge: 'text' },
]

export const byExtension = (extension: string): AcceptedType | undefined =>
  ACCEPTED.find(({ extensions }) => extensions.includes(extension))

export const byMediaType = (mediaType: string): AcceptedType | undefined =>
  ACCEPTED.find((type) => type.mediaType === mediaType)
