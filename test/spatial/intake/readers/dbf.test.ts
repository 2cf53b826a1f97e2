import { describe, expect, test } from 'vitest'
import { readDbf } from '../../../../spatial/intake/readers/dbf.ts'
import { dbfBytes } from '../../../build/shapefileBytes.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)
const utf8 = (text: string) => new TextEncoder().encode(text)

/** "مراكش" in CP1256 (Microsoft's table): م E3, ر D1, ا C7, ك DF, ش D4. */
const MARRAKECH_1256 = bytes(0xe3, 0xd1, 0xc7, 0xdf, 0xd4)
/** "Témara" with the é that CP1252 and CP1256 share, and "ÉCOLE" whose É is ة in CP1256. */
const TEMARA_1252 = bytes(0x54, 0xe9, 0x6d, 0x61, 0x72, 0x61)
const ECOLE_1252 = bytes(0xc9, 0x43, 0x4f, 0x4c, 0x45)

const read = (value: Uint8Array, cpg = '', languageDriver = 0) => {
  const table = readDbf(dbfBytes({ field: 'NOM', values: [value], languageDriver }), cpg, 10)
  if (!table.ok) throw new Error(table.error.code)
  const { rows, encoding, findings } = table.value
  return { name: rows[0]?.attributes.NOM, encoding, codes: findings.map(({ code }) => code) }
}

describe('the texts of a table', () => {
  test.each(['UTF-8', 'utf8', '65001', 'UTF-8\r\n'])('are UTF-8 when the .cpg says %j', (cpg) => {
    expect(read(utf8('مراكش'), cpg)).toEqual({ name: 'مراكش', encoding: 'utf-8', codes: [] })
  })

  test.each(['1256', 'ANSI 1256', 'CP1256', 'windows-1256'])('are CP1256 when the .cpg says %j', (cpg) => {
    expect(read(MARRAKECH_1256, cpg)).toEqual({ name: 'مراكش', encoding: 'windows-1256', codes: [] })
  })

  test.each(['ISO-8859-1', '88591', 'ISO 88591', '1252', 'ANSI 1252'])('are Western when the .cpg says %j', (cpg) => {
    expect(read(TEMARA_1252, cpg)).toEqual({ name: 'Témara', encoding: 'windows-1252', codes: [] })
  })

  test('follow the language driver when there is no .cpg', () => {
    expect(read(MARRAKECH_1256, '', 0x7e)).toEqual({ name: 'مراكش', encoding: 'windows-1256', codes: [] })
    expect(read(ECOLE_1252, '', 0x03)).toEqual({ name: 'ÉCOLE', encoding: 'windows-1252', codes: [] })
  })

  test.each([0x00, 0x57])('are guessed, and it is said, when the driver %i says nothing', (driver) => {
    const codes = ['ENCODING_GUESSED']
    expect(read(MARRAKECH_1256, '', driver)).toEqual({ name: 'مراكش', encoding: 'windows-1256', codes })
    expect(read(utf8('مراكش'), '', driver)).toEqual({ name: 'مراكش', encoding: 'utf-8', codes })
    expect(read(ECOLE_1252, '', driver)).toEqual({ name: 'ÉCOLE', encoding: 'windows-1252', codes })
  })

  test('are guessed when the .cpg lies or is not known', () => {
    expect(read(MARRAKECH_1256, 'UTF-8')).toMatchObject({ name: 'مراكش', codes: ['ENCODING_GUESSED'] })
    expect(read(MARRAKECH_1256, 'system')).toMatchObject({
      name: 'مراكش',
      codes: ['ENCODING_UNKNOWN', 'ENCODING_GUESSED'],
    })
  })

  test('need no guess when they are plain ASCII', () => {
    expect(read(utf8('T123/C'), 'system').codes).toEqual([])
  })

  test('cut by the width of their column lose the letter that was cut, nothing else', () => {
    const name = 'الجماعة الحضرية'
    expect(utf8(name).length).toBe(29)
    expect(read(utf8(`a${name}ب`), 'UTF-8').name).toBe(`a${name}`)
  })
})

describe('a damaged table', () => {
  const whole = dbfBytes({ field: 'NOM', values: [utf8('a'), utf8('b')] })
  const codeOf = (content: Uint8Array, max = 10) => {
    const table = readDbf(content, '', max)
    return table.ok ? 'read' : table.error.code
  }

  test('cut before its last row is refused', () => {
    for (let length = 0; length < whole.length - 1; length += 1) {
      expect(codeOf(whole.subarray(0, length))).toBe('SHAPEFILE_DAMAGED')
    }
    expect(codeOf(whole.subarray(0, whole.length - 1))).toBe('read') // the end mark alone is missing
  })

  test('of too many rows is refused before they are built', () => {
    expect(codeOf(whole, 1)).toBe('TOO_MANY_PARCELS')
  })
})
