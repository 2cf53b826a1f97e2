import { expect, test } from 'vitest'
import type { Territories } from '../../../api/contract/territory.ts'
import { boxOfUnits } from '../../../web/screens/servitudes/useTerritoryBox.ts'

const unit = (code: string, bbox: number[] | null) => ({ code, nameFr: code, nameAr: code, bbox, at: null })
const commune = (code: string, bbox: number[] | null) => ({
  ...unit(code, bbox),
  ...{ province: '06.141', endedOn: null, kind: 'urban' as const, outline: null, city: null },
})
const PLACES: Territories = {
  regions: [unit('06', [-9, 32, -6, 34])],
  provinces: [{ ...unit('06.141', [-7.8, 33.4, -7.4, 33.7]), region: '06' }],
  communes: [
    commune('06.141.01.41', [-7.65, 33.5, -7.55, 33.58]),
    commune('06.355.01.01', [-7.1, 33.2, -7, 33.4]),
    commune('06.1', null),
  ],
}

test('the box of a mandate is that around its units, whatever their level; none where no outline is known', () => {
  expect(boxOfUnits(PLACES, ['06.141'])).toEqual([-7.8, 33.4, -7.4, 33.7])
  expect(boxOfUnits(PLACES, ['06.141.01.41', '06.355.01.01'])).toEqual([-7.65, 33.2, -7, 33.58])
  expect(boxOfUnits(PLACES, ['06.1'])).toBeNull()
  expect(boxOfUnits(PLACES, ['MA'])).toBeNull()
})
