import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchCommune } from '../../../spatial/territory/matchCommune.ts'
import { repairMojibake } from '../../../spatial/territory/mojibake.ts'

describe('a name read in the wrong encoding', () => {
  test.each([
    ['ط³ظ„ط§', 'سلا', 'windows-1256'],
    ['Tأ©mara طھظ…ط§ط±ط©', 'Témara تمارة', 'windows-1256'],
    ['TÃ©mara', 'Témara', 'windows-1252'],
    ['FÃ¨s', 'Fès', 'windows-1252'],
  ])('%s is put right as %s', (broken, text, readAs) => expect(repairMojibake(broken)).toEqual({ text, readAs }))

  test.each(['Témara', 'سلا', 'Sale', 'Fès فاس', '', 'Ã', 'é©'])('"%s" is left alone', (name) => {
    expect(repairMojibake(name)).toBeNull()
  })

  test('no Arabic name is ever changed', () => {
    const names = fc.string({ unit: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي ') })
    fc.assert(
      fc.property(names, (name) => {
        expect(repairMojibake(name)).toBeNull()
      }),
    )
  })
})

const CANDIDATES = [
  { code: '04.441.01.0', nameFr: 'Salé', nameAr: 'سلا' },
  { code: '04.501.01.07', nameFr: 'Témara', nameAr: 'تمارة' },
  { code: '04.281.05.11', nameFr: 'Sidi Mohamed Benmansour', nameAr: 'سيدي محمد بنمنصور' },
  { code: '04.441.01.13', nameFr: 'Ameur', nameAr: 'عامر' },
  { code: '04.281.09.99', nameFr: 'Ameur', nameAr: 'عامر السفلية' },
]

describe('the commune of a real outline', () => {
  const match = (attributes: Record<string, string>) => matchCommune(attributes, CANDIDATES)

  test('is found by code, with or without dots, whatever the attribute is called', () => {
    expect(match({ CODE_HCP: '04.501.01.07.', name: 'autre' })).toEqual({
      code: '04.501.01.07',
      by: 'code',
      repairedFrom: null,
    })
    expect(match({ id: '044410100', x: '04441010' })).toMatchObject({ code: '04.441.01.0', by: 'code' })
  })
  test('is found by both names in one attribute', () => {
    expect(match({ name: 'Salé ⵙⵍⴰ سلا' })).toMatchObject({ code: '04.441.01.0', by: 'names' })
  })
  test('is found by a name put right, and says so', () => {
    expect(match({ name: 'Tأ©mara طھظ…ط§ط±ط©' })).toEqual({
      code: '04.501.01.07',
      by: 'names',
      repairedFrom: 'windows-1256',
    })
  })
  test('is found by one name only', () => expect(match({ NOM: 'TEMARA' })).toMatchObject({ by: 'name' }))
  test('is found by spelling', () => {
    expect(match({ name: 'Sidi Mohammed Ben Mansour' })).toMatchObject({ code: '04.281.05.11' })
  })
  test('is not chosen between two of the same name', () => {
    expect(match({ name: 'Ameur' })).toMatchObject({ reason: 'several' })
  })
  test('is not invented: the nearest name is only suggested', () => {
    expect(match({ name: 'Temarra plage' })).toMatchObject({ reason: 'unknown_name', nearest: { nameFr: 'Témara' } })
  })
  test('needs a name', () => expect(match({ surface: '12' })).toEqual({ reason: 'no_name', name: '', nearest: null }))
})
