import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchWords } from '../../../spatial/searchWords.ts'
import { titlesIn } from '../../../spatial/territory/titleNumber.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.close())

async function inDatabase(texts: readonly string[]) {
  const { rows } = await sql<{ words: string[]; titles: string[] }>`
    select search_words(s) as words, titles_in(s) as titles
    from unnest(${[...texts]}::text[]) with ordinality as given(s, nth) order by nth`.execute(database.db)
  return rows
}

/** What names, titles and numbers of Morocco are written with. */
const written = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'aàâçéèêëîïôœùûüÿzSsXxÉÀŒN019٠٣٩۴ '),
      fc.constantFrom(...'ابةتثجحخدذرزسشصضطظعغفقكلمنهويىءأإآؤئٱـ'),
      fc.constantFrom(
        '\u064e',
        '\u0651',
        '\u0652',
        '\u0670',
        ' ',
        '-',
        '’',
        "'",
        '.',
        '/',
        '°',
        'ال',
        'لل',
        'وال',
        'TF ',
      ),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''))

describe('The words of a search', () => {
  test('are folded by the database as by the browser, letter for letter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 20, maxLength: 40 }), async (texts) => {
        const folded = await inDatabase(texts)
        expect(folded.map(({ words }) => words)).toEqual(texts.map((text) => searchWords(text)))
      }),
      { numRuns: 30 },
    )
  })

  test('of a title number are its one writing, on both sides', async () => {
    const titles: readonly (readonly [string, string])[] = [
      ['TF 12345/C', '12345/C'],
      ['T 012345/08', '12345/8'],
      ['titre foncier n° 12 345/c', '12345/C'],
      ['R. 1234/C', '1234/C'],
      ['الرسم العقاري عدد ١٢٣٤٥/ج', '12345/ج'],
      ['Tf. 7/C/2', '7/C/2'],
    ]
    const folded = await inDatabase(titles.map(([text]) => text))
    expect(folded.map((row) => row.titles)).toEqual(titles.map(([, number]) => [number]))
    expect(titles.map(([text]) => titlesIn(text).titles)).toEqual(titles.map(([, number]) => [number]))
  })
})
