import { describe, expect, test } from 'vitest'
import { aroundPoint, boxOf, degreesAt } from '../../../web/screens/map/scene.ts'
import { parseView, writeView } from '../../../web/screens/map/viewSearch.ts'
import { parseVerifySearch } from '../../../web/screens/verify/verifySearch.ts'

describe('the address of a verification', () => {
  test('keeps the step, the parcel and the view', () => {
    const search = { step: 'confirm', parcel: '019b76da-a800', view: '-7.60756,33.53506,19' }
    expect(parseVerifySearch(search)).toEqual(search)
  })

  test('drops what it does not understand instead of failing', () => {
    expect(parseVerifySearch({ step: 'sign', way: 'telepathy', parcel: '<script>', view: '1,2' })).toEqual({})
  })

  test('keeps several parcels of one filing', () => {
    expect(parseVerifySearch({ filed: 'a-1,b-2' })).toEqual({ filed: 'a-1,b-2' })
  })
})

describe('a view in an address', () => {
  test('is longitude, latitude and zoom', () => {
    expect(parseView('-7.6,33.5,17.5')).toEqual({ center: [-7.6, 33.5], zoom: 17.5 })
  })

  test('is written to about a metre', () => {
    expect(writeView({ center: [-7.607_559_4, 33.535_056_1], zoom: 18.96 })).toBe('-7.60756,33.53506,19')
  })

  test.each(['', 'a,b,c', '200,0,5', '0,0,99', undefined])('%s is none', (text) => {
    expect(parseView(text)).toBeNull()
  })
})

describe('places', () => {
  test('the box of a lopsided outline is its true box', () => {
    expect(
      boxOf([
        [
          [
            [-7.6, 33.5],
            [-7.2, 33.55],
            [-7.3, 33.9],
          ],
        ],
      ]),
    ).toEqual([-7.6, 33.5, -7.2, 33.9])
  })

  test('nothing has no box', () => {
    expect(boxOf([])).toBeNull()
  })

  test('a point is shown with its surroundings, west before east', () => {
    const [west, south, east, north] = aroundPoint([-7.6, 33.5])
    expect(west < -7.6 && east > -7.6 && south < 33.5 && north > 33.5).toBe(true)
  })

  test('coordinates as filed, in metres, are no place on the map', () => {
    expect(degreesAt([295_412.35, 333_871.2])).toBeNull()
    expect(degreesAt([-7.6, 33.5])).toEqual([-7.6, 33.5])
  })
})
