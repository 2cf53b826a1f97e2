import type { BodyAnswer } from '../../../../api/contract/bodies.ts'
import { isUnitCode } from './bodiesSearch.ts'

export type Unit = { readonly code: string; readonly nameFr: string; readonly nameAr: string }
export type NamedUnit = Unit & { readonly kind: 'country' | 'region' | 'province' | 'prefecture' }

/** As people type names: no case, no accents, one form of alef, no hyphens. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/[-’']/g, ' ')
    .toLowerCase()
    .trim()

/** Units whose name in either writing, or whose code, begins or holds a word beginning with what was typed. */
export function unitsMatching(units: readonly NamedUnit[], typed: string): readonly NamedUnit[] {
  const sought = folded(typed)
  if (sought === '') return []
  return units.filter(
    ({ code, nameFr, nameAr }) =>
      code.toLowerCase() === sought || [nameFr, nameAr].some((name) => ` ${folded(name)}`.includes(` ${sought}`)),
  )
}

export type TypedCodes = { readonly codes: readonly string[]; readonly wrong: readonly string[] }

/** Codes one under the other or side by side, each once; what is no code is told apart. */
export function typedCodes(text: string): TypedCodes {
  const words = [...new Set(text.split(/[\s,;،؛]+/u).filter((word) => word !== ''))]
  return { codes: words.filter(isUnitCode), wrong: words.filter((word) => !isUnitCode(word)) }
}

type Assignment = BodyAnswer['assignments'][number]
export type When = 'now' | 'coming' | 'past'

export function whenOf({ validFrom, validTo }: Assignment, today: string): When {
  if (validFrom > today) return 'coming'
  return validTo !== null && validTo < today ? 'past' : 'now'
}

const ORDER: readonly When[] = ['now', 'coming', 'past']

/** What runs today first, then what is to come, then the past, the latest first. */
export const inReadingOrder = (assignments: readonly Assignment[], today: string): readonly Assignment[] =>
  [...assignments].sort(
    (a, b) =>
      ORDER.indexOf(whenOf(a, today)) - ORDER.indexOf(whenOf(b, today)) ||
      (whenOf(a, today) === 'past' ? -1 : 1) * a.validFrom.localeCompare(b.validFrom) ||
      a.code.localeCompare(b.code),
  )

export type Reassigned = {
  readonly gained: readonly string[]
  readonly kept: readonly string[]
  readonly lost: readonly string[]
}

/** What a day's reassignment changes: everything that runs that day or was to begin later, unless it is named again, ends. */
export function reassigned(assignments: readonly Assignment[], from: string, codes: readonly string[]): Reassigned {
  const reaching = assignments.filter(({ validTo }) => validTo === null || validTo >= from)
  const running = new Set(reaching.filter(({ validFrom }) => validFrom <= from).map(({ code }) => code))
  const planned = new Set(reaching.map(({ code }) => code))
  return {
    gained: codes.filter((code) => !running.has(code)),
    kept: codes.filter((code) => running.has(code)),
    lost: [...planned].filter((code) => !codes.includes(code)),
  }
}

/** The provinces whose communes have to be read to name these codes. */
export const provincesOf = (codes: readonly string[]): readonly string[] =>
  [...new Set(codes.filter((code) => code.length > 6).map((code) => code.slice(0, 6)))].sort()
