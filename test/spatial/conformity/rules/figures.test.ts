import { describe, expect, test } from 'vitest'
import { toleranceOf } from '../../../../spatial/conformity/tolerance.ts'
import { onlyCheck } from '../../../build/checksOf.ts'
import { facts, HALF_LOADED, NOT_LOADED, zone, zoneWith } from '../../../build/facts.ts'

const parcel = facts().parcel
const degrees = toleranceOf('geographic_source')

describe('minimum area', () => {
  const asking = (areaM2: number) => facts({ parcel: { ...parcel, areaM2 }, zones: [zoneWith({ min_area_m2: 400 })] })

  test('a plot of exactly the minimum complies, a centiare under does not', () => {
    expect(onlyCheck('MIN_AREA', asking(400))).toMatchObject({
      verdict: 'compliant',
      measured: 400,
      limit: 400,
      unit: 'm2',
    })
    expect(onlyCheck('MIN_AREA', asking(399)).verdict).toBe('noncompliant')
  })

  test('a crumb of arithmetic under the limit is at the limit', () => {
    expect(onlyCheck('MIN_AREA', asking(399.9999999)).verdict).toBe('compliant')
  })

  test('an area drawn in degrees is worth 5 %: 410 m² (± 20,50) against 400 is for an officer, 430 (± 21,50) is not', () => {
    expect(onlyCheck('MIN_AREA', { ...asking(410), tolerance: degrees }).verdict).toBe('reserved')
    expect(onlyCheck('MIN_AREA', { ...asking(390), tolerance: degrees }).verdict).toBe('reserved')
    expect(onlyCheck('MIN_AREA', { ...asking(430), tolerance: degrees }).verdict).toBe('compliant')
    expect(onlyCheck('MIN_AREA', { ...asking(300), tolerance: degrees }).verdict).toBe('noncompliant')
    expect(onlyCheck('MIN_AREA', { ...asking(410), tolerance: degrees }).because.fr).toContain(
      'tolérance de 20,50\u00a0m²',
    )
  })

  test('it quotes the figures, the zone and the article of the règlement', () => {
    const check = onlyCheck('MIN_AREA', asking(399))
    expect(check.because.fr).toBe('La parcelle mesure 399\u00a0m². La zone B4 exige au moins 400\u00a0m².')
    expect(check.because.ar).toBe('مساحة القطعة 399\u00a0م². تشترط المنطقة \u2068B4\u2069 ما لا يقل عن 400\u00a0م².')
    expect(check.article).toBe('Règlement, art. 5')
    expect(check.evidence).toEqual({ plan: 'PA-ANFA', version: '2019', dataDate: '2025-01-15' })
  })
})

describe('minimum width', () => {
  test('18 m asked: 18 complies, 17,99 does not', () => {
    const asking = (widthM: number) => facts({ parcel: { ...parcel, widthM }, zones: [zoneWith({ min_width_m: 18 })] })
    expect(onlyCheck('MIN_WIDTH', asking(18)).verdict).toBe('compliant')
    expect(onlyCheck('MIN_WIDTH', asking(17.99))).toMatchObject({ verdict: 'noncompliant', measured: 17.99, limit: 18 })
  })
})

describe('frontage', () => {
  const zones = [zoneWith({ min_frontage_m: 12 })]
  const front = (lengthM: number) => ({ lengthM, streetWidthM: 15, streetName: null })

  test('12 m asked: 12 complies, 11,90 does not', () => {
    expect(onlyCheck('FRONTAGE', facts({ zones, frontage: front(12) })).verdict).toBe('compliant')
    expect(onlyCheck('FRONTAGE', facts({ zones, frontage: front(11.9) })).verdict).toBe('noncompliant')
  })

  test('a plot with no street side has no frontage', () => {
    expect(onlyCheck('FRONTAGE', facts({ zones, frontage: null }))).toMatchObject({
      verdict: 'noncompliant',
      measured: 0,
    })
  })

  test('where streets are not loaded nothing is known, never zero', () => {
    const coverage = { ...facts().coverage, streets: NOT_LOADED }
    const check = onlyCheck('FRONTAGE', facts({ zones, frontage: null, coverage }))
    expect(check).toMatchObject({ verdict: 'unverified', relation: 'no_data', measured: null, limit: 12 })
  })

  test('where streets are loaded in part, a long enough front is one and a short one proves nothing', () => {
    const coverage = { ...facts().coverage, streets: HALF_LOADED }
    expect(onlyCheck('FRONTAGE', facts({ zones, frontage: front(13), coverage })).verdict).toBe('compliant')
    expect(onlyCheck('FRONTAGE', facts({ zones, frontage: front(5), coverage }))).toMatchObject({
      verdict: 'unverified',
      relation: 'no_data',
    })
  })

  test('an outline in degrees that meets no street may have missed it', () => {
    expect(onlyCheck('FRONTAGE', facts({ zones, frontage: null, tolerance: degrees })).verdict).toBe('unverified')
  })
})

describe('footprint ratio', () => {
  const zones = [zoneWith({ footprint_ratio_max: 0.35 })]
  const covering = (footprintM2: number) => facts({ zones, project: { footprintM2 } })

  test('35 % of 600 m² is 210 m²: 210 complies, 210,05 does not though it prints as 35,01 %', () => {
    expect(onlyCheck('FOOTPRINT_RATIO', covering(210))).toMatchObject({
      verdict: 'compliant',
      measured: 0.35,
      limit: 0.35,
    })
    expect(onlyCheck('FOOTPRINT_RATIO', covering(210.05)).verdict).toBe('noncompliant')
  })

  test('a hair over the limit does not hide behind a rounded percentage: 3 500,30 m² of 10 000', () => {
    const plot = { ...parcel, areaM2: 10_000, perimeterM: 400, widthM: 100 }
    const over = facts({ zones, parcel: plot, project: { footprintM2: 3500.3 } })
    expect(onlyCheck('FOOTPRINT_RATIO', over).verdict).toBe('noncompliant')
  })

  test('of a declared and a drawn footprint the larger is held against the limit', () => {
    const drawn = { areaM2: 220, outsideM2: 0, toStreetM: 5, toBoundaryM: 4, toRearM: 4 }
    const check = onlyCheck('FOOTPRINT_RATIO', { ...covering(200), footprint: drawn })
    expect(check).toMatchObject({ verdict: 'noncompliant', measured: 220 / 600 })
  })

  test('the label the agency prints stands beside the figure', () => {
    const figure = { value: 0.35, article: null, printedLabel: 'CUS 35 %' }
    const regulation = { figures: { footprint_ratio_max: figure }, uses: null, buildable: null }
    const check = onlyCheck('FOOTPRINT_RATIO', facts({ zones: [zone({ regulation })], project: { footprintM2: 100 } }))
    expect(check.because.fr).toContain('(«\u00a0CUS 35 %\u00a0»)')
    expect(check.article).toBe('Loi 12-90, art. 19')
  })
})

describe('floor ratio', () => {
  test('1,2 on 600 m² is 720 m² of floors: 720 complies, 721 does not', () => {
    const zones = [zoneWith({ floor_ratio_max: 1.2 })]
    expect(onlyCheck('FLOOR_RATIO', facts({ zones, project: { floorAreaM2: 720 } })).verdict).toBe('compliant')
    expect(onlyCheck('FLOOR_RATIO', facts({ zones, project: { floorAreaM2: 721 } })).verdict).toBe('noncompliant')
  })
})

describe('height and levels', () => {
  const zones = [zoneWith({ height_max_m: 17.5, levels_max: 5 })]

  test('17,50 m admitted: 17,50 complies, 17,60 does not', () => {
    expect(onlyCheck('HEIGHT', facts({ zones, project: { heightM: 17.5 } })).verdict).toBe('compliant')
    expect(onlyCheck('HEIGHT', facts({ zones, project: { heightM: 17.6 } })).verdict).toBe('noncompliant')
  })

  test('R+4 admitted: five levels comply, six do not', () => {
    expect(onlyCheck('LEVELS', facts({ zones, project: { levels: 5 } })).verdict).toBe('compliant')
    const six = onlyCheck('LEVELS', facts({ zones, project: { levels: 6 } }))
    expect(six).toMatchObject({ verdict: 'noncompliant', measured: 6, limit: 5, unit: 'levels' })
    expect(six.because.fr).toBe('Le projet est à R+5. La zone B4 admet au plus R+4.')
  })
})

describe('a figure that is missing', () => {
  test('not given by the applicant and not published by the agency are two different sentences', () => {
    const notGiven = onlyCheck('HEIGHT', facts({ zones: [zoneWith({ height_max_m: 17.5 })] }))
    const notPrinted = onlyCheck(
      'HEIGHT',
      facts({ zones: [zoneWith({ height_max_m: null })], project: { heightM: 12 } }),
    )
    const noRegulation = onlyCheck('HEIGHT', facts({ zones: [zone({ regulation: null })], project: { heightM: 12 } }))
    expect([notGiven.verdict, notPrinted.verdict, noRegulation.verdict]).toEqual([
      'unverified',
      'unverified',
      'unverified',
    ])
    expect(notGiven.because.fr).toBe('Le projet n’indique pas la hauteur. La zone B4 admet au plus 17,50\u00a0m.')
    expect(notPrinted.because.fr).toContain(
      'Le règlement publié de la zone B4 ne donne pas ce chiffre\u00a0: la hauteur maximale.',
    )
    expect(noRegulation.because.fr).toContain('Le règlement de la zone B4 n’est pas publié')
    expect(notGiven.limit).toBe(17.5)
    expect(notPrinted.measured).toBe(12)
  })

  test('a figure the règlement does not list is missing too, never free', () => {
    expect(onlyCheck('HEIGHT', facts({ project: { heightM: 300 } })).verdict).toBe('unverified')
  })
})
