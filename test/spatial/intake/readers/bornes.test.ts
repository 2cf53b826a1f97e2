import { describe, expect, test } from 'vitest'
import { DEPOSIT_LIMITS } from '../../../../spatial/intake/limits.ts'
import { readBornes, readBorneTable } from '../../../../spatial/intake/readers/bornes.ts'
import { readingOf } from '../../../build/readingOf.ts'

/** Three corners of a lopsided parcel, in Lambert metres of zone 1, closed. */
const RING = [
  [294_067.78, 332_538.69],
  [294_161, 332_581.76],
  [294_050.1, 332_600.25],
  [294_067.78, 332_538.69],
]

const table = (text: string) => readBorneTable(text, DEPOSIT_LIMITS)
const reading = (text: string) => {
  const read = table(text)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}
const refusal = (text: string) => {
  const read = table(text)
  return read.ok ? reading(text).parcels : read.error
}

/** One parcel, however its table is written. */
const SAME_PARCEL: Record<string, string> = {
  'tabs and decimal commas': 'B1\t294067,78\t332538,69\nB2\t294161,00\t332581,76\nB3\t294050,10\t332600,25',
  'semicolons, a header and the first row again':
    'Borne;X;Y\nB1;294067,78;332538,69\nB2;294161;332581,76\nB3;294050,1;332600,25\nB1;294067,78;332538,69',
  'columns of spaces and thousands':
    'Bornes    X (m)       Y (m)\nB1   294 067,78   332 538,69\nB2   294 161,00   332 581,76\nB3   294 050,10   332 600,25',
  'single spaces everywhere': 'B1 294 067,78 332 538,69\nB2 294 161,00 332 581,76\nB3 294 050,10 332 600,25',
  'numbered rows and thousands': '1 294 067,78 332 538,69\n2 294 161,00 332 581,76\n3 294 050,10 332 600,25',
  'names of two words': 'Borne 1 294067,78 332538,69\nBorne 2 294161,00 332581,76\nBorne 3 294050,10 332600,25',
  'commas and points': '1,294067.78,332538.69\n2,294161.00,332581.76\n3,294050.1,332600.25',
  'commas, spaces and points': '1, 294067.78, 332538.69\n2, 294161.00, 332581.76\n3, 294050.1, 332600.25',
  'quoted cells': '"B1","294067,78","332538,69"\n"B2","294161,00","332581,76"\n"B3","294050,10","332600,25"',
  'no names': '294067,78 332538,69\n294161,00 332581,76\n294050,10 332600,25',
  'bars as in a note':
    '| Borne | X | Y |\n|---|---|---|\n| B1 | 294067.78 | 332538.69 |\n| B2 | 294161 | 332581.76 |\n| B3 | 294050.1 | 332600.25 |',
  'hard spaces between thousands':
    'B1\t294\u00a0067,78\t332\u202f538,69\nB2\t294\u00a0161\t332\u00a0581,76\nB3\t294\u00a0050,1\t332\u00a0600,25',
  'points between thousands': 'B1;294.067,78;332.538,69\nB2;294.161;332.581,76\nB3;294.050,10;332.600,25',
  'easting and northing': 'Pt E N\n1 294067.78 332538.69\n2 294161.00 332581.76\n3 294050.1 332600.25',
  'distances and bearings':
    'Borne\tX\tY\tDistance\tGisement\nB1\t294067,78\t332538,69\t43,60\t392,1\nB2\t294161,00\t332581,76\t12,00\t12,5\nB3\t294050,10\t332600,25',
  'distances without a header':
    'B1 294067,78 332538,69 43,60 392,1\nB2 294161,00 332581,76 12,00 12,5\nB3 294050,10 332600,25',
  'a title over the header':
    'Tableau des coordonnées TF 1234/45\nN° borne X Y\n1 294067.78 332538.69\n2 294161.00 332581.76\n3 294050.1 332600.25',
  'a blank line after every row': 'B1 294067,78 332538,69\n\nB2 294161,00 332581,76\n\nB3 294050,10 332600,25\n',
  'Arabic header and digits': 'رقم\tس\tص\nب1\t٢٩٤٠٦٧٫٧٨\t٣٣٢٥٣٨٫٦٩\nب2\t٢٩٤١٦١٫٠٠\t٣٣٢٥٨١٫٧٦\nب3\t٢٩٤٠٥٠٫١٠\t٣٣٢٦٠٠٫٢٥',
  'northing first, as its header says': 'Borne;Y;X\nB1;332538,69;294067,78\nB2;332581,76;294161\nB3;332600,25;294050,1',
  'colons, commas and slashes between spaces':
    'B1 : 294067.78 , 332538.69\nB2 : 294161.00 , 332581.76\nB3 / 294050.1 / 332600.25',
  'its axes named in every row':
    'X = 294067,78 Y = 332538,69\nX = 294161,00 Y = 332581,76\nX = 294050,10 Y = 332600,25',
  'its unit after every figure': 'B1 294067.78 m 332538.69 m\nB2 294161.00 m 332581.76 m\nB3 294050.1 m 332600.25 m',
  'two header rows and an empty column':
    'BORNES;COORDONNEES LAMBERT;;DISTANCES\n;X;Y;\nB1;294067,78;332538,69;12\nB2;294161,00;332581,76;\nB3;294050,10;332600,25;',
  'the empty rows that Excel leaves':
    'N;X;Y\r\n1;294067,78;332538,69\r\n2;294161;332581,76\r\n3;294050,1;332600,25\r\n;;\r\n',
  'an altitude column': 'Pt;X;Y;Z\n1;294067,78;332538,69;112,5\n2;294161,00;332581,76;113\n3;294050,10;332600,25;110',
  'Arabic commas and semicolons':
    'الإحداثيات\nالعلامة؛ س؛ ع\n١؛ ٢٩٤٠٦٧،٧٨؛ ٣٣٢٥٣٨،٦٩\n٢؛ ٢٩٤١٦١؛ ٣٣٢٥٨١،٧٦\n٣؛ ٢٩٤٠٥٠،١؛ ٣٣٢٦٠٠،٢٥',
  'a surface and a signature under it':
    'Borne X Y\nB1 294067,78 332538,69\nB2 294161,00 332581,76\nB3 294050,10 332600,25\n\nSuperficie : 3 a 20 ca\n\nLe géomètre, le 12/05/2024',
  'old Mac line ends': 'B1;294067,78;332538,69\rB2;294161;332581,76\rB3;294050,1;332600,25',
}

describe('a borne table', () => {
  test.each(Object.entries(SAME_PARCEL))('with %s gives its parcel', (_, text) => {
    const { parcels, crs } = reading(text)
    expect(parcels.map(({ polygons }) => polygons)).toEqual([[[RING]]])
    expect(crs).toEqual({ kind: 'none' })
  })

  test('read northing first says so', () => {
    const text = SAME_PARCEL['northing first, as its header says'] ?? ''
    expect(reading(text).parcels[0]?.findings.map(({ code }) => code)).toEqual(['AXES_READ_YX'])
  })

  test('keeps the names of its bornes', () => {
    expect(reading(SAME_PARCEL['names of two words'] ?? '').parcels[0]?.attributes).toEqual({
      bornes: 'Borne 1 Borne 2 Borne 3',
    })
  })

  test('with a parcel column gives one parcel a value', () => {
    const rows = ['P1;1;0;0', 'P1;2;0;10', 'P1;3;25;10', 'P2;1;50;0', 'P2;2;50;10', 'P2;3;75;10']
    const { parcels } = reading(`Parcelle;Borne;X;Y\n${rows.join('\n')}`)
    expect(parcels.map(({ label, polygons }) => [label, polygons[0]?.[0]?.[0]])).toEqual([
      ['P1', [0, 0]],
      ['P2', [50, 0]],
    ])
  })

  test('parted by blank lines and titles gives a parcel a block, with its surface', () => {
    const first = SAME_PARCEL['no names'] ?? ''
    const second = first.replaceAll('294', '295')
    const { parcels } = reading(`Parcelle A\n${first}\nSurface : 1 ha 20 a\n\nParcelle B\n${second}`)
    expect(parcels.map(({ label, attributes }) => [label, attributes.surface])).toEqual([
      ['Parcelle A', 'Surface : 1 ha 20 a'],
      ['Parcelle B', undefined],
    ])
  })

  test('of the Sahara keeps its eastings of a million and more, however they are spaced', () => {
    for (const gap of ['\t', ' ']) {
      const rows = ['B1 1 294 067,78 332 538,69', 'B2 1 294 161,00 332 581,76', 'B3 1 294 050,10 332 600,25']
      const text = rows.map((row) => row.replace(/^(B\d) (.*) (332)/, `$1${gap}$2${gap}$3`)).join('\n')
      expect(reading(text).parcels[0]?.polygons[0]?.[0]?.[0]).toEqual([1_294_067.78, 332_538.69])
    }
  })

  test('whose rows name northing first is not read the wrong way round', () => {
    expect(refusal('Y = 332538,69 X = 294067,78\nY = 332581,76 X = 294161\nY = 332600,25 X = 294050')).toMatchObject({
      code: 'TABLE_NOT_COORDINATES',
    })
  })

  test('in degrees is geographic, latitude first when the header says so', () => {
    const { crs, parcels } = reading('lat,lon\n33.589,-7.589\n33.590,-7.580\n33.580,-7.570')
    expect(crs).toEqual({ kind: 'geographic' })
    expect(parcels[0]?.polygons[0]?.[0]?.[0]).toEqual([-7.589, 33.589])
  })

  test.each([
    ['B1;294067,78;332538,69\nB2;1,234;5,678\nB3;294050;332600', null],
    ['B1;1,234;5,678\nB2;1,235;5,679\nB3;2,234;5,670', { line: 1, value: '1,234' }],
    ['294067,78,332538,69\n294161,00,332581,76\n294050,10,332600,25', { line: 1, value: '294067,78,332538,69' }],
    ['1 294 067 332 538\n1 294 161 332 581\n1 294 050 332 600', { line: 1, value: '1 294 067 332 538' }],
  ])('with numbers that read in two ways is refused, unless the rest of the table settles them: %j', (text, data) => {
    if (data) expect(refusal(text)).toEqual({ code: 'TABLE_AMBIGUOUS_NUMBER', data })
    else expect(reading(text).parcels).toHaveLength(1)
  })

  test.each([
    ['B1 294067,78 332538,69\nB2 294161,00 332581,76\nB3 abc 332600,25\nB4 294050,10 332600,25', 3],
    ['Bonjour,\nvoici ma parcelle', 1],
    ['X;Y\n294067;332538\n294161;332581\nremarque du géomètre 12\n294050;332600', 4],
    ['1.5E+05;2.5E+05\n1.6E+05;2.6E+05\n1.7E+05;2.5E+05', 1],
  ])('with a line that is no borne is refused with its number: %j', (text, line) => {
    expect(refusal(text)).toEqual({ code: 'TABLE_NOT_COORDINATES', data: { line } })
  })

  test('of two bornes is too few, and does not sink the other parcels', () => {
    expect(refusal('B1 294067,78 332538,69\nB2 294161,00 332581,76')).toMatchObject({
      code: 'TABLE_TOO_FEW_BORNES',
      data: { found: 2, min: 3 },
    })
    const { parcels, refused } = reading(
      'P1;0;0\nP1;0;10\nP1;25;10\nP1;30;0\nP2;50;0\nP2;50;10'.replace(/^/, 'Lot;X;Y\n'),
    )
    expect([parcels.length, refused.map(({ label }) => label)]).toEqual([1, ['P2']])
  })

  test('of a hundred thousand rows is read in bounded time', () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, index) => `B${index};${294_000 + index / 8};${332_000 + (index % 97)}`,
    )
    const started = performance.now()
    expect(reading(rows.join('\n')).parcels[0]?.polygons[0]?.[0]).toHaveLength(100_001)
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('in CP1256 is read from a file, its encoding said to be guessed', () => {
    const word = [0xc8, 0xe6, 0xd1, 0xe4, 0xc9] // five Arabic letters of CP1256
    const rows = [';294067,78;332538,69\n', ';294161;332581,76\n', ';294050,1;332600,25\n']
    const bytes = Uint8Array.from(rows.flatMap((row) => [...word, ...Buffer.from(row)]))
    const { format, parcels } = readingOf(bytes)
    expect([format, parcels[0]?.polygons]).toEqual(['csv', [[RING]]])
    expect(parcels[0]?.findings.map(({ code }) => code)).toEqual(['ENCODING_GUESSED'])
  })
})

describe('bornes given one by one', () => {
  test('go round in order and close', () => {
    const bornes = RING.slice(0, 3).map(([x = 0, y = 0], index) => ({ name: `B${index + 1}`, x, y }))
    const read = readBornes(bornes)
    expect(read.ok && read.value.format).toBe('bornes')
    expect(read.ok && read.value.parcels).toEqual([
      { label: '1', polygons: [[RING]], attributes: { bornes: 'B1 B2 B3' }, findings: [] },
    ])
  })

  test('are refused when one is no number or when there are two', () => {
    const code = (bornes: { x: number; y: number }[]) => {
      const read = readBornes(bornes)
      return read.ok ? 'read' : read.error.code
    }
    expect(
      code([
        { x: 0, y: 0 },
        { x: Number.NaN, y: 0 },
        { x: 1, y: 1 },
      ]),
    ).toBe('COORDINATE_NOT_A_NUMBER')
    expect(
      code([
        { x: 0, y: 0 },
        { x: 1, y: 0 },
      ]),
    ).toBe('TABLE_TOO_FEW_BORNES')
    expect(code([])).toBe('TABLE_TOO_FEW_BORNES')
  })
})
