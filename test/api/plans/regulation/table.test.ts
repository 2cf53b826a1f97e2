import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTable } from '../../../../api/backlog/reading/readTable.ts'
import { differences, type RegulationRow, regulationRow } from '../../../../api/contract/regulation/cells.ts'
import { FIGURES } from '../../../../api/contract/regulation/figures.ts'
import { readRows } from '../../../../api/plans/regulation/readRows.ts'
import { csvFile, tableOf, xlsxFile } from '../../../../api/plans/regulation/writeTable.ts'
import { LAND_USES, PARAMETERS } from '../../../../spatial/conformity/types.ts'

/** Words as people type them, with all that a table might take for its own: quotes, semicolons, formulas, Arabic. */
const letters = fc.constantFrom(...'ab1 ;,"\'=+-@|<&>\n\téع٪م².%'.split(''))
const words = fc
  .array(letters, { maxLength: 12 })
  .map((given) => given.join('').trim())
  .map((text) => text || null)
const code = fc.stringMatching(/^[A-Z][A-Z0-9]{0,3}$/)
const uses = fc.option(fc.subarray([...LAND_USES]))

const figures = fc.subarray([...PARAMETERS]).chain((parameters) =>
  fc.tuple(
    ...parameters.map((parameter) =>
      fc.record({
        parameter: fc.constant(parameter),
        value: fc.option(
          FIGURES[parameter].unit === 'levels'
            ? fc.integer({ min: 1, max: 120 })
            : fc.double({ min: 0.0001, max: FIGURES[parameter].most, noNaN: true }),
        ),
        ...{ article: words, printed: words },
      }),
    ),
  ),
)

const row: fc.Arbitrary<RegulationRow> = fc
  .record({
    ...{ zone: code, sector: fc.oneof(fc.constant(''), code), buildable: fc.option(fc.boolean()), figures },
    ...{ permitted: uses, forbidden: uses, usesArticle: words },
    ...{ conditionsFr: words, conditionsAr: words, conditionsArticle: words },
  })
  .map((given) => regulationRow.parse(given))

const table = fc.uniqueArray(row, { maxLength: 6, selector: ({ zone, sector }) => `${zone} ${sector}` })

const readBack = (bytes: Uint8Array): RegulationRow[] => {
  const read = readTable(bytes)
  if (!read.ok) throw new Error(read.error.why)
  const rows = readRows(read.value)
  if (!rows.ok) throw new Error(JSON.stringify(rows.error))
  return rows.value
}

describe('A règlement written to a file and read again', () => {
  test('carries the codes that wait for their values, which say nothing until somebody writes them', () => {
    const written = csvFile(
      tableOf(
        [],
        [
          { zone: 'Ua', sector: '' },
          { zone: 'Ub', sector: 's1' },
        ],
      ),
    ).toString('utf8')
    expect(written.split('\r\n').slice(1)).toEqual(['Ua;;;;;;', 'Ub;s1;;;;;', ''])
    expect(readBack(Buffer.from(written))).toEqual([])
    const filled = written.replace('Ua;;;;;;', 'Ua;;height_max_m;10;m;art. UA 10;')
    expect(readBack(Buffer.from(filled))).toMatchObject([
      { zone: 'Ua', figures: [{ parameter: 'height_max_m', value: 10 }] },
    ])
  })

  test.each([
    ['CSV', csvFile, 150],
    ['XLSX', xlsxFile, 40],
  ])('is the same règlement, by %s', (_, write, numRuns) => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(differences(rows, readBack(write(tableOf(rows))))).toEqual([])
      }),
      { numRuns },
    )
  })
})
