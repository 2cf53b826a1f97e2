import { describe, expect, test } from 'vitest'
import { ar } from '../../../web/text/ar/ar.ts'
import { fr } from '../../../web/text/fr/fr.ts'
import { directionOf, preferredLanguage } from '../../../web/text/language.ts'

type Leaf = readonly [path: string, words: string]

function leaves(tree: object, path = ''): Leaf[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : leaves(value, `${path}${key}.`),
  )
}

const french = leaves(fr)
const arabic = leaves(ar)
const paths = (tree: readonly Leaf[]) => tree.map(([path]) => path).sort()
const slots = (words: string) => [...words.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort()

/** Names of formats, systems and keys, coordinates and samples: written in Latin letters in both languages. */
const LATIN_IN_ARABIC = /Shapefile|GeoJSON|SHP|zip|KML|KMZ|GPX|DXF|CSV|WGS|Ctrl|Français|\bB\d\b|\b[XYZC]\b|R\+2/g

describe('the words of the interface', () => {
  test('are the same set in French and in Arabic', () => {
    expect(paths(arabic)).toEqual(paths(french))
    expect(french.length).toBeGreaterThan(200)
  })

  test('are never empty', () => {
    expect([...french, ...arabic].filter(([, words]) => words.trim() === '')).toEqual([])
  })

  test('ask for the same values in both languages', () => {
    const other = new Map(arabic)
    const differing = french.filter(([path, words]) => String(slots(words)) !== String(slots(other.get(path) ?? '')))
    expect(differing).toEqual([])
  })

  test('leave no French in Arabic', () => {
    const left = arabic
      .map(([path, words]) => [path, words.replace(/{{\w+}}/g, '').replace(LATIN_IN_ARABIC, '')] as const)
      .filter(([, words]) => /\p{Script=Latin}{2,}/u.test(words))
    expect(left).toEqual([])
  })

  test('use Western digits in both languages, as Moroccan administrations print them', () => {
    expect([...french, ...arabic].filter(([, words]) => /[٠-٩۰-۹]/.test(words))).toEqual([])
  })
})

describe('the language of a visit', () => {
  test('is the one of the address before the one kept on this device', () => {
    expect(preferredLanguage('ar', 'fr', ['fr-MA'])).toBe('ar')
  })

  test('is the kept one before the one of the browser', () => {
    expect(preferredLanguage(null, 'ar', ['fr-FR'])).toBe('ar')
  })

  test('is the first one of the browser that the interface speaks', () => {
    expect(preferredLanguage(null, null, ['de', 'ar-MA', 'fr'])).toBe('ar')
  })

  test('is French when nothing else is known', () => {
    expect(preferredLanguage('xx', 'yy', ['de'])).toBe('fr')
  })

  test('is read from right to left in Arabic', () => {
    expect([directionOf('ar'), directionOf('fr')]).toEqual(['rtl', 'ltr'])
  })
})
