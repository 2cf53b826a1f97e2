import { describe, expect, test } from 'vitest'
import type { Position } from '../../../spatial/geometry/types.ts'
import { decideCrs } from '../../../spatial/intake/decideCrs.ts'
import type { CrsHint } from '../../../spatial/intake/types.ts'
import { inCountry } from '../../../spatial/territory/country.ts'

// Town points in the four zones, from PROJ.
const CASABLANCA: Position = [293989, 334742]
const TANGER: Position = [462580, 575527]
const FIGUIG: Position = [893252, 176219]
const GUELMIM: Position = [46241, 230401]
const AGADIR: Position = [96718, 387394]
const NONE: CrsHint = { kind: 'none' }
const DEGREES: CrsHint = { kind: 'geographic' }

function decide(hint: CrsHint, positions: Position[], srid?: number) {
  const decided = decideCrs({ hint, positions, inCountry, ...(srid === undefined ? {} : { srid }) })
  return decided.ok ? decided.value : decided.error
}

describe('The reference system of a file', () => {
  test('is the one declared, before the one of its .prj', () => {
    const prj: CrsHint = { kind: 'legal', srid: 26192, from: 'prj' }
    expect(decide(prj, [CASABLANCA], 26191)).toMatchObject({ srid: 26191, how: 'declared', candidates: [] })
  })

  test('is the one of its .prj when nothing is declared', () => {
    const prj: CrsHint = { kind: 'legal', srid: 26191, from: 'prj' }
    expect(decide(prj, [CASABLANCA, TANGER])).toMatchObject({ srid: 26191, how: 'prj', candidates: [], findings: [] })
  })

  test('is geographic for degrees in a geographic format', () => {
    expect(decide(DEGREES, [[-7.6187, 33.591]])).toMatchObject({ srid: 4326, how: 'geographic' })
  })

  test('may be declared as WGS84', () => {
    expect(decide(NONE, [[-7.6187, 33.591]], 4326)).toMatchObject({ srid: 4326, how: 'geographic' })
  })

  test('is proposed when only one zone puts the coordinates in the country, and has to be confirmed', () => {
    const proposal = decide(NONE, [FIGUIG])
    expect(proposal).toMatchObject({ srid: 26191, how: 'proposed', candidates: [] })
    expect(proposal).toHaveProperty('findings.0.code', 'CRS_TO_CONFIRM')
  })

  test('is proposed with the other zones that would fit: the same metres are in Casablanca and in the Anti-Atlas', () => {
    const proposal = decide(NONE, [CASABLANCA])
    expect(proposal).toMatchObject({ srid: 26191, how: 'proposed' })
    expect(proposal).toHaveProperty('candidates', expect.arrayContaining([26192]))
  })

  test('is proposed west of the false origin too, where Guelmim has small eastings', () => {
    expect(decide(NONE, [GUELMIM, AGADIR])).toMatchObject({ srid: 26192, how: 'proposed' })
  })

  test('is decided again for a geographic format whose coordinates are metres', () => {
    expect(decide(DEGREES, [FIGUIG])).toMatchObject({ srid: 26191, how: 'proposed' })
  })

  test('is doubted when the .prj puts it out of the country and another zone does not', () => {
    const prj: CrsHint = { kind: 'legal', srid: 26192, from: 'prj' }
    const doubted = decide(prj, [FIGUIG])
    expect(doubted).toMatchObject({ srid: 26192, how: 'prj', candidates: [26191] })
    expect(doubted).toHaveProperty('findings.0.code', 'CRS_DOUBTFUL')
  })
})

describe('A file whose reference system cannot be told is refused', () => {
  test.each<[string, CrsHint, Position[], number?]>([
    ['SRID_NOT_LEGAL', NONE, [CASABLANCA], 32629],
    ['SRID_NOT_LEGAL', NONE, [CASABLANCA], Number.NaN],
    ['CRS_MISMATCH', NONE, [CASABLANCA], 4326],
    ['CRS_FOREIGN', { kind: 'foreign', name: 'WGS 84 / UTM 29N' }, [[600000, 3700000]]],
    ['DEGREES_AS_METRES', DEGREES, [[-7.6187, 33.591]], 26191],
    ['DEGREES_AS_METRES', NONE, [[-7.6187, 33.591]]],
    ['DEGREES_AS_METRES', NONE, [[33.591, -7.6187]]],
    ['AXES_SWAPPED', DEGREES, [[33.591, -7.6187]]],
    ['AXES_SWAPPED', NONE, [[176219, 893252]]],
    ['AXES_SWAPPED', { kind: 'legal', srid: 26191, from: 'prj' }, [[176219, 893252]]],
    ['OUTSIDE_MOROCCO', DEGREES, [[2.35, 48.85]]],
    ['OUTSIDE_MOROCCO', { kind: 'legal', srid: 26191, from: 'prj' }, [[3_000_000, 3_000_000]]],
    ['CRS_UNKNOWN', NONE, [[12, 8]]],
    ['CRS_UNKNOWN', NONE, [[5_000_000, 5_000_000]]],
    ['COORDINATE_NOT_A_NUMBER', NONE, []],
  ])('%s for %j %j %j', (code, hint, positions, srid) => {
    expect(decide(hint, positions, srid)).toHaveProperty('code', code)
  })

  test('and swapped axes say which zones the coordinates would fit the right way round', () => {
    expect(decide(NONE, [[176219, 893252]])).toHaveProperty('candidates', [26191])
  })
})
