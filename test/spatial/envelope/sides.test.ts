import { expect, test } from 'vitest'
import { classifySides } from '../../../spatial/envelope/classifySides.ts'
import type { StreetWay } from '../../../spatial/envelope/types.ts'
import { type Corner, corners } from '../../build/ground.ts'
import { onPaper, street } from '../../build/plots.ts'

const kindsOf = (shape: readonly Corner[], streets: readonly StreetWay[]) =>
  classifySides([[onPaper(shape)]], streets).sides.map(({ kind, lengthM }) => [kind, lengthM])

const SOUTH = street([-100, -12, 200, 0])

test('the limit along the street is the street side, the one across from it the rear, the others sides', () => {
  expect(kindsOf(corners([0, 0, 24, 35]), [SOUTH])).toEqual([
    ['street', 24],
    ['side', 35],
    ['rear', 24],
    ['side', 35],
  ])
})

test('a street 0.4 m away is still at the limit, one 0.6 m away is not', () => {
  expect(classifySides([[onPaper(corners([0, 0.4, 24, 35]))]], [SOUTH]).known).toBe(true)
  expect(classifySides([[onPaper(corners([0, 0.6, 24, 35]))]], [SOUTH]).known).toBe(false)
})

test('a street that ends halfway along a limit makes its half of it the street side', () => {
  // The street runs to x = 10 and counts to half a metre beyond its end.
  const [front, rest] = kindsOf(corners([0, 0, 24, 35]), [street([-100, -12, 10, 0])])
  expect(front).toEqual(['street', 10.5])
  expect(rest).toEqual(['side', 13.5])
})

test('a corner plot has two street sides and no rear: every other limit touches one', () => {
  expect(kindsOf(corners([0, 0, 20, 30]), [SOUTH, street([20, 0, 50, 200])]).map(([kind]) => kind)).toEqual([
    'street',
    'street',
    'side',
    'side',
  ])
})

test('a limit surveyed in short pieces that hardly turn is one side, wherever the outline begins', () => {
  const bowed: Corner[] = [
    [24, 20],
    [24, 35],
    [12, 37],
    [0, 35],
    [0, 0],
    [24, 0],
    [24, 10],
  ]
  expect(kindsOf(bowed, [SOUTH])).toEqual([
    ['rear', 24.33],
    ['side', 35],
    ['street', 24],
    ['side', 35],
  ])
})

test('the limits around a hole are sides, wherever the hole is', () => {
  const hole = [...onPaper(corners([8, 25, 16, 30]))].reverse()
  const { sides } = classifySides([[onPaper(corners([0, 0, 24, 35])), hole]], [SOUTH])
  expect(sides.slice(4).map(({ kind }) => kind)).toEqual(['side', 'side', 'side', 'side'])
})

test('a street that only touches a corner, or comes straight at a limit, makes no street side', () => {
  expect(classifySides([[onPaper(corners([0, 0, 20, 30]))]], [street([-30, -30, 0, 0])]).known).toBe(false)
})
