import { fold, skeleton } from './fold.ts'

type Names = { readonly nameFr: string; readonly nameAr: string; readonly otherNames?: readonly string[] }

const distinct = (parts: readonly string[]) => [...new Set(parts)].filter((part) => part !== '')

const foldedNames = ({ nameFr, nameAr, otherNames = [] }: Names) => distinct([nameFr, nameAr, ...otherNames].map(fold))

/**
 * What the search looks into, three parts between `||`, names between `|`: the folded names of the place itself, those
 * of the city it belongs to, and the consonants of its own names, words run together. Example: `|ain chuk|عين شق||kasablanka|دار بيضا||nxk|`.
 */
export function searchKey(own: Names, city: Names | null): string {
  const names = foldedNames(own)
  const parts = [
    names,
    city ? foldedNames(city) : [],
    distinct(names.map((name) => skeleton(name).replaceAll(' ', ''))),
  ]
  return `|${parts.map((part) => part.join('|')).join('||')}|`
}
