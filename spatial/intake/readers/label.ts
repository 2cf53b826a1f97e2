/** Attribute names that carry what people call a parcel, the best first; compared without case, accents or signs. */
const LABEL_KEYS = [
  'label',
  'libelle',
  'etiquette',
  'parcelle',
  'numparcelle',
  'numero',
  'num',
  'n',
  'no',
  'titrefoncier',
  'titre',
  'tf',
  'reference',
  'ref',
  'nom',
  'name',
  'nomfr',
  'namefr',
  'nomar',
  'namear',
  'رقم',
  'القطعة',
  'الاسم',
  'id',
  'fid',
  'objectid',
] as const

const LONGEST_LABEL = 80

const bareKey = (key: string): string =>
  key
    .normalize('NFD')
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
    .toLowerCase()

const shorten = (label: string): string => (label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL)}…` : label)

/** What to call a shape: its own name when an attribute gives one, else its number in the file. */
export function labelOf(attributes: Readonly<Record<string, string>>, ordinal: number): string {
  const byKey = new Map(Object.entries(attributes).map(([key, value]) => [bareKey(key), value.trim()]))
  const key = LABEL_KEYS.find((candidate) => byKey.get(candidate))
  return shorten((key && byKey.get(key)) || String(ordinal))
}
