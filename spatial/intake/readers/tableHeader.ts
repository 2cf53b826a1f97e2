/** What a column of a borne table holds. */
export type Role = 'parcel' | 'name' | 'x' | 'y' | 'other'

const WORDS: Readonly<Record<Role | 'northOrNumber', readonly string[]>> = {
  other: [
    ...['distance', 'dist', 'longueur', 'azimut', 'azimuth', 'gisement', 'angle', 'z', 'alt', 'altitude', 'surface'],
    ...['superficie', 'observation', 'observations', 'nature', 'المسافة', 'السمت', 'الارتفاع', 'المساحة', 'ملاحظات'],
  ],
  parcel: ['parcelle', 'parcelles', 'parcel', 'lot', 'lots', 'titre', 'tf', 'propriete', 'القطعة', 'الرسم', 'البقعة'],
  x: [
    ...['x', 'xm', 'e', 'est', 'east', 'easting', 'lon', 'long', 'lng', 'longitude', 'abscisse', 'abscisses', 'coordx'],
    ...['xcoord', 'س', 'السينات', 'الطول', 'شرق', 'الشرق'],
  ],
  y: [
    ...['y', 'ym', 'nord', 'north', 'northing', 'lat', 'latitude', 'ordonnee', 'ordonnees', 'coordy', 'ycoord'],
    ...['ص', 'ع', 'الصادات', 'العرض', 'شمال', 'الشمال'],
  ],
  name: [
    ...['borne', 'bornes', 'b', 'point', 'points', 'pt', 'pts', 'sommet', 'sommets', 'no', 'num', 'numero', 'nom'],
    ...['name', 'id', 'station', 'رقم', 'الحد', 'الحدود', 'العلامة', 'العلامات', 'النقطة', 'النقط'],
  ],
  northOrNumber: ['n'],
}

const PRIORITY = ['other', 'parcel', 'x', 'y', 'name', 'northOrNumber'] as const

const GEOGRAPHIC_WORDS = ['lon', 'long', 'lng', 'longitude', 'lat', 'latitude', 'الطول', 'العرض']

const wordsOf = (cell: string): readonly string[] =>
  cell
    .toLowerCase()
    .normalize('NFD')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/n\s?[°º]/g, ' no ')
    .replace(/\p{Mark}/gu, '')
    .split(/[^\p{Letter}]+/u)
    .filter((word) => word !== '')

const roleOf = (cell: string): Role | 'northOrNumber' | null => {
  const words = wordsOf(cell)
  return PRIORITY.find((role) => words.some((word) => WORDS[role].includes(word))) ?? null
}

/** The roles that a header gives to its columns (null where it says nothing), or null when the cells are no header. */
export type Header = {
  readonly roles: readonly (Role | null)[]
  readonly geographic: boolean
}

export function readHeader(cells: readonly string[]): Header | null {
  const found = cells.map(roleOf)
  const northIsN = found.includes('x') && !found.includes('y')
  const roles = found.map((role) => (role === 'northOrNumber' ? (northIsN ? 'y' : 'name') : role))
  const x = roles.indexOf('x')
  const y = roles.indexOf('y')
  if (x < 0 || y < 0) return null
  const degrees = [cells[x] ?? '', cells[y] ?? ''].flatMap(wordsOf)
  return { roles, geographic: degrees.some((word) => GEOGRAPHIC_WORDS.includes(word)) }
}

/** Headers typed with single spaces: words that say nothing and repeats ("N° borne") take no column. */
export function readSpacedHeader(text: string): Header | null {
  const tokens = text
    .replace(/\([^)]*\)/g, ' ')
    .split(/[\s/,;]+/)
    .filter((token) => roleOf(token) !== null)
  const columns = tokens.filter((token, index) => index === 0 || roleOf(token) !== roleOf(tokens[index - 1] ?? ''))
  return readHeader(columns.filter((token, index) => !(/^n\s?[°º]?$/i.test(token) && isNamed(columns[index + 1]))))
}

const isNamed = (token: string | undefined): boolean =>
  token !== undefined && ['name', 'parcel'].includes(roleOf(token) ?? '')
