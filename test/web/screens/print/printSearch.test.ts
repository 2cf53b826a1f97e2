import { expect, test } from 'vitest'
import { sheetAddress } from '../../../../api/contract/print.ts'
import { parsePrintSearch, sheetWanted } from '../../../../web/screens/print/printSearch.ts'

test('an address restores its sheet, and what it can not mean is left as the form begins', () => {
  const search = parsePrintSearch({
    ...{ at: '-7.612345,33.512345', scale: '2500', paper: 'a3', orientation: 'landscape', on: '2019-12-31' },
    ...{ title: ' Îlot 12-90 ', parcel: '' },
  })
  const wanted = sheetWanted(search, 'ar')
  expect(wanted && sheetAddress(wanted)).toBe(
    '/api/print/sheet.pdf?at=-7.6123450%2C33.5123450&scale=2500&paper=a3&orientation=landscape&language=ar&title=%C3%8Elot+12-90&on=2019-12-31',
  )
  expect(parsePrintSearch({ at: '999,1', scale: '1234', paper: 'a5', on: '31/12/2019' })).toEqual({})
})

test('a parcel is its own middle, and without a place there is no sheet', () => {
  const named = sheetWanted({ parcel: ' 4242/C ', at: '-7.6,33.5' }, 'fr')
  expect(named).toMatchObject({ parcel: '4242/C', scale: 1000, paper: 'a4' })
  expect(named && 'at' in named).toBe(false)
  expect(sheetWanted({ title: 'Sans lieu' }, 'fr')).toBeNull()
})
