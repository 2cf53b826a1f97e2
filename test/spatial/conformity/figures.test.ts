import { describe, expect, test } from 'vitest'
import {
  dayText,
  figure,
  isAtLeast,
  isAtMost,
  levels,
  metres,
  percent,
  ratio,
  squareMetres,
} from '../../../spatial/conformity/figures.ts'
import { ar, fr } from '../../../spatial/conformity/phrases.ts'
import { day } from '../../build/facts.ts'

const N = '\u00a0' // before a unit
const T = '\u202f' // between thousands

describe('figures in a sentence', () => {
  test('thousands are parted by a thin space and decimals by a comma', () => {
    expect(figure(1234567.891)).toBe(`1${T}234${T}567,89`)
    expect(figure(17.5)).toBe('17,50')
    expect(figure(400)).toBe('400')
    expect(figure(999.996)).toBe(`1${T}000`)
    expect(figure(-0.3)).toBe('−0,30')
    expect(figure(-0.001)).toBe('0')
  })

  test('a unit never leaves its figure, and digits are the same in Arabic', () => {
    expect(metres(8.5)).toEqual({ fr: `8,50${N}m`, ar: `8,50${N}م` })
    expect(squareMetres(10000)).toEqual({ fr: `10${T}000${N}m²`, ar: `10${T}000${N}م²` })
    expect(percent(0.355).fr).toBe(`35,50${N}%`)
    expect(ratio(1.2).fr).toBe('1,2')
    expect(ratio(0.0175).fr).toBe('0,0175')
  })

  test('three levels above ground are R+2', () => {
    expect(levels(3).fr).toBe('R+2')
  })

  test('a day is written day, month, year', () => {
    expect(dayText(day('2026-11-22'))).toBe('22/11/2026')
  })

  test('figures are compared as they are printed: at the limit is not past it', () => {
    expect(isAtLeast(399.9999999, 400, 'm2')).toBe(true)
    expect(isAtLeast(399.99, 400, 'm2')).toBe(false)
    expect(isAtMost(17.5000001, 17.5, 'm')).toBe(true)
    expect(isAtMost(17.51, 17.5, 'm')).toBe(false)
  })
})

describe('sentences', () => {
  test('French takes its own spaces and apostrophe', () => {
    expect(fr`L'avis : « oui » ; non ?`).toBe(`L’avis${N}: «${N}oui${N}»${T}; non${T}?`)
  })

  test('a Latin code keeps its direction inside Arabic', () => {
    expect(ar`المنطقة ${'B4'}.`).toBe('المنطقة \u2068B4\u2069.')
    expect(ar`في ${'22/11/2026'}.`).toBe('في 22/11/2026.')
  })
})
