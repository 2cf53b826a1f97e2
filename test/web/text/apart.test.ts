// @vitest-environment node
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const FOLDER = new URL('../../../web/text/', import.meta.url)
type Tree = { readonly [key: string]: string | Tree }

const leaves = (tree: Tree, path = ''): (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : leaves(value, `${path}${key}.`),
  )
const slots = (words: string) => (words.match(/{{\w+}}/g) ?? []).sort()

/** Whatever a file of words gives away, under one name in both languages: `accountFr` and `accountAr` are `account`. */
async function wordsOf(language: 'fr' | 'ar', file: string): Promise<readonly (readonly [string, string])[]> {
  const given: Record<string, Tree> = await import(new URL(`${language}/${file}`, FOLDER).href)
  return Object.entries(given).flatMap(([name, tree]) => leaves({ [name.replace(/(Fr|Ar)$/, '')]: tree }))
}

const files = readdirSync(new URL('fr/', FOLDER)).filter((file) => file !== 'fr.ts')

describe('words that travel with their screens', () => {
  test('are in as many files in Arabic as in French', () => {
    expect(readdirSync(new URL('ar/', FOLDER)).filter((file) => file !== 'ar.ts')).toEqual(files)
    expect(files.length).toBeGreaterThan(8)
  })

  test.each(files)('say the same things in both languages: %s', async (file) => {
    const [french, arabic] = await Promise.all([wordsOf('fr', file), wordsOf('ar', file)])
    const other = new Map(arabic)
    expect([...other.keys()].sort()).toEqual(french.map(([path]) => path).sort())
    for (const [path, words] of french) expect([path, slots(other.get(path) ?? '')]).toEqual([path, slots(words)])
  })

  test.each(files)('are never empty and use Western digits: %s', async (file) => {
    const both = [...(await wordsOf('fr', file)), ...(await wordsOf('ar', file))]
    expect(both.filter(([, words]) => words.trim() === '' || /[٠-٩۰-۹]/.test(words))).toEqual([])
  })
})
