import { fold, skeleton } from './fold.ts'
import { type CodePage, repairMojibake } from './mojibake.ts'

export type Candidate = { readonly code: string; readonly nameFr: string; readonly nameAr: string }

/** code: an attribute is its HCP code · names: both scripts agree · name: one script · spelling: the same consonants. */
export type MatchedBy = 'code' | 'names' | 'name' | 'spelling'

export type CommuneMatch = {
  readonly code: string
  readonly by: MatchedBy
  /** Set when the name was mojibake and only its repair matched. */
  readonly repairedFrom: CodePage | null
}

export type NoMatch = {
  readonly reason: 'no_name' | 'unknown_name' | 'several'
  readonly name: string
  readonly nearest: Candidate | null
}

const digitsOf = (code: string) => code.replaceAll(/[.\s]/g, '')

/** An HCP code has eight digits for a city with arrondissements, nine for any other commune. */
const looksLikeCode = (value: string) => /^\d{8,9}$/.test(digitsOf(value))

function byCode(attributes: Readonly<Record<string, string>>, candidates: readonly Candidate[]): Candidate | null {
  const codes = new Set(Object.values(attributes).filter(looksLikeCode).map(digitsOf))
  const found = candidates.filter(({ code }) => codes.has(digitsOf(code)))
  return found.length === 1 ? (found[0] ?? null) : null
}

const IS_NAME = /^(?:name|nom|label|libelle|commune|اسم|الجماعة)|(?:name|nom|commune|_fr|_ar)$/i

/** Names in the attributes, each cut into its scripts: `Témara تمارة` is two names. */
export function namesIn(attributes: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(attributes)
    .filter(([key, value]) => IS_NAME.test(key) && value.trim() !== '')
    .map(([, value]) => value.trim())
}

function scriptsOf(name: string): { readonly latin: string; readonly arabic: string } {
  const words = name.split(/\s+/)
  const only = (script: RegExp) => words.filter((word) => script.test(word)).join(' ')
  return { latin: only(/\p{Script=Latin}/u), arabic: only(/\p{Script=Arabic}/u) }
}

type Match = { readonly found: readonly Candidate[]; readonly by: MatchedBy }

function byName(name: string, candidates: readonly Candidate[]): Match | null {
  const { latin, arabic } = scriptsOf(name)
  const french = latin === '' ? [] : candidates.filter(({ nameFr }) => fold(nameFr) === fold(latin))
  const arabs = arabic === '' ? [] : candidates.filter(({ nameAr }) => fold(nameAr) === fold(arabic))
  const both = french.filter((each) => arabs.includes(each))
  if (both.length > 0) return { found: both, by: 'names' }
  const either = [...new Set([...french, ...arabs])]
  return either.length > 0 ? { found: either, by: 'name' } : bySpelling(latin, arabic, candidates)
}

/** Three consonants at least, or too many names are one. */
function bySpelling(latin: string, arabic: string, candidates: readonly Candidate[]): Match | null {
  const sounds = (text: string) => skeleton(fold(text)).replaceAll(' ', '')
  const wanted = [sounds(latin), sounds(arabic)].filter((consonants) => consonants.length > 2)
  const found = candidates.filter(({ nameFr, nameAr }) =>
    wanted.some((each) => each === sounds(nameFr) || each === sounds(nameAr)),
  )
  return found.length > 0 ? { found, by: 'spelling' } : null
}

/** Shared pairs of letters (Dice), 0 to 1: good to suggest a name, never to choose one. */
export function resemblance(one: string, two: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)))
  const [first, second] = [pairs(fold(one)), pairs(fold(two))]
  const shared = [...first].filter((pair) => second.has(pair)).length
  return first.size + second.size === 0 ? 0 : (2 * shared) / (first.size + second.size)
}

function nearestTo(name: string, candidates: readonly Candidate[]): Candidate | null {
  const { latin, arabic } = scriptsOf(name)
  const alike = ({ nameFr, nameAr }: Candidate) => Math.max(resemblance(latin, nameFr), resemblance(arabic, nameAr))
  const [best] = candidates.toSorted((one, two) => alike(two) - alike(one))
  return best && alike(best) >= 0.3 ? best : null
}

/**
 * The commune a real outline belongs to, among those of the provinces it falls in. A mojibake name is put right only
 * when the repair names one of them.
 */
export function matchCommune(
  attributes: Readonly<Record<string, string>>,
  candidates: readonly Candidate[],
): CommuneMatch | NoMatch {
  const coded = byCode(attributes, candidates)
  if (coded) return { code: coded.code, by: 'code', repairedFrom: null }
  const names = namesIn(attributes)
  const tried = names.flatMap((name) => {
    const repaired = repairMojibake(name)
    return [{ name, repairedFrom: null }, ...(repaired ? [{ name: repaired.text, repairedFrom: repaired.readAs }] : [])]
  })
  for (const { name, repairedFrom } of tried.toSorted((one, two) => rankOf(one.name) - rankOf(two.name))) {
    const match = byName(name, candidates)
    const [only, second] = match?.found ?? []
    if (match && only && !second) return { code: only.code, by: match.by, repairedFrom }
    if (match && only) return { reason: 'several', name, nearest: only }
  }
  const [last] = tried.slice(-1)
  if (!last) return { reason: 'no_name', name: '', nearest: null }
  return { reason: 'unknown_name', name: last.name, nearest: nearestTo(last.name, candidates) }
}

/** A name that reads as mojibake is tried last: part of it may look like another commune's. */
const rankOf = (name: string) => (repairMojibake(name) ? 1 : 0)
