// @vitest-environment node
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const FOLDER = new URL('../../../web/text/', import.meta.url)
type Tree = { readonly [key: string]: string | Tree }

const leaves = (tree: Tree, path = ''): (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : leaves(value, `${path}${key}.`),
  )
const slots = (words: string): readonly string[] => [...(words.match(/{{\w+}}/g) ?? [])].sort()
const COUNTED = /_(zero|one|two|few|many|other)$/
const isCounted = ([path]: readonly [string, string]) => COUNTED.test(path)
/** Forms in which a figure may be a word: « ملفان » for two dossiers. */
const WORDED = /_(zero|one|two)$/

/** The forms of each counted word, by the word. */
const formsOf = (words: readonly (readonly [string, string])[]) =>
  new Map<string, readonly string[]>(
    [...Map.groupBy(words.filter(isCounted), ([path]) => path.replace(COUNTED, ''))].map(([word, forms]) => [
      word,
      forms.map(([path]) => COUNTED.exec(path)?.[1] ?? '').sort(),
    ]),
  )

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
    const plain = french.filter((one) => !isCounted(one))
    expect(
      arabic
        .filter((one) => !isCounted(one))
        .map(([path]) => path)
        .sort(),
    ).toEqual(plain.map(([path]) => path).sort())
    for (const [path, words] of plain) expect([path, slots(other.get(path) ?? '')]).toEqual([path, slots(words)])
  })

  test.each(files)('count in every form that the language has: %s', async (file) => {
    const [french, arabic] = await Promise.all([wordsOf('fr', file), wordsOf('ar', file)])
    const words = [...formsOf(french).keys()]
    for (const forms of formsOf(french).values())
      expect(forms.filter((form) => form !== 'zero')).toEqual(['many', 'one', 'other'])
    expect([...formsOf(arabic).keys()].sort()).toEqual(words.sort())
    for (const forms of formsOf(arabic).values()) expect(forms).toEqual(['few', 'many', 'one', 'other', 'two', 'zero'])
    const wanted = new Map(french.filter(([path]) => path.endsWith('_other')))
    for (const [path, text] of [...french, ...arabic].filter(isCounted)) {
      const whole = slots(wanted.get(path.replace(COUNTED, '_other')) ?? '')
      const own = slots(text)
      expect([path, own.filter((slot) => !whole.includes(slot))]).toEqual([path, []])
      if (!WORDED.test(path)) expect([path, own]).toEqual([path, whole])
    }
  })

  test.each(files)(
    'keep a number such as 12-90 apart in Arabic, where its parts would change places: %s',
    async (file) => {
      const outside = (await wordsOf('ar', file)).map(([path, words]) => [
        path,
        words.replace(/\u2066[^\u2069]*\u2069/g, ''),
      ])
      expect(outside.filter(([, words]) => /\d-\d/.test(words ?? ''))).toEqual([])
    },
  )

  test.each(files)('are never empty and use Western digits: %s', async (file) => {
    const both = [...(await wordsOf('fr', file)), ...(await wordsOf('ar', file))]
    expect(both.filter(([, words]) => words.trim() === '' || /[٠-٩۰-۹]/.test(words))).toEqual([])
  })
})
