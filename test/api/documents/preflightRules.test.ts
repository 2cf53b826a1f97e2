import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingsOf, imageFindings } from '../../../api/contract/preflight/judge.ts'
import type { Measures, PageMeasures } from '../../../api/contract/preflight/measures.ts'
import { isoSheet } from '../../../api/contract/preflight/sheets.ts'
import { readPage } from '../../../api/documents/preflight/readPage.ts'

const PAGE: PageMeasures = {
  ...{ widthMm: 210, heightMm: 297, dpi: null, blank: false, hasText: true },
  ...{ scales: [], scaleBar: false, numbered: null },
}
const pdf = (...pages: Partial<PageMeasures>[]): Measures => ({
  kind: 'pdf',
  pages: pages.length,
  measured: pages.map((page) => ({ ...PAGE, ...page })),
})
const codes = (measures: Measures, content: Parameters<typeof findingsOf>[1]) =>
  findingsOf(measures, content).map(({ code, level }) => `${code} ${level}`)

describe('a sheet', () => {
  // ISO 216: A0 841 × 1189, A1 594 × 841, A2 420 × 594, A3 297 × 420, A4 210 × 297 mm.
  test.each([
    [841, 1189, 'A0', 'portrait'],
    [841, 594, 'A1', 'landscape'],
    [420.2, 593.8, 'A2', 'portrait'],
    [419.1, 296.3, 'A3', 'landscape'],
    [209.9, 297, 'A4', 'portrait'],
  ])('of %f by %f mm is %s, %s', (width, height, name, orientation) => {
    expect(isoSheet(width, height)).toEqual({ name, orientation })
  })

  test.each([
    [215.9, 279.4],
    [297, 1200],
    [148, 210],
    [210, 304],
  ])('of %f by %f mm is none of ISO 216 from A4 to A0', (width, height) => {
    expect(isoSheet(width, height)).toBeNull()
  })

  test('is the same one turned', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 3000, noNaN: true }),
        fc.double({ min: 1, max: 3000, noNaN: true }),
        (a, b) => {
          expect(isoSheet(a, b)?.name).toBe(isoSheet(b, a)?.name)
        },
      ),
    )
  })
})

describe('what the letters of a page say', () => {
  test.each([
    ['PLAN DE MASSE  Échelle : 1/200', [200]],
    ['ECH. 1/100', [100]],
    ['Ech 1:50', [50]],
    ['المقياس 1/500', [500]],
    ['المقياس: ١/١٠٠٠', [1000]],
    ['Plan de situation 1/2 000, plan cadastral 1/500', [500, 2000]],
    ['Coupe échelle 1/20', [20]],
    ['planche 1/20', []],
    ['le 1/2/2026', []],
    ['11/100 et 1/3', []],
    ['page 1/7', []],
    ['rapport 1/137', []],
  ])('« %s » says the scales %j', (text, scales) => {
    expect(readPage(text).scales).toEqual(scales)
  })

  test.each([
    ['0 5 10 15 m', true],
    ['0  10  20  30  40 m', true],
    ['0 2,5 5 7,5 m', true],
    ['0 50 100 م', true],
    ['0 5 11 15 m', false],
    ['10 20 30 m', false],
    ['0 5 10 15', false],
  ])('« %s » is a graduated bar: %s', (text, isBar) => {
    expect(readPage(text).scaleBar).toBe(isBar)
  })

  test.each([
    ['Page 3/7', { page: 3, of: 7 }],
    ['page 3 sur 7', { page: 3, of: 7 }],
    ['Planche n° 2 / 4', { page: 2, of: 4 }],
    ['صفحة 3 من 7', { page: 3, of: 7 }],
    ['page 8/7', null],
    ['3/7', null],
  ])('« %s » is numbered %j', (text, numbered) => {
    expect(readPage(text).numbered).toEqual(numbered)
  })

  test('any letters at all are read without harm, and quickly', () => {
    fc.assert(fc.property(fc.string({ maxLength: 2_000, unit: 'grapheme' }), (text) => void readPage(text)))
    const started = performance.now()
    readPage(`${'0 1 '.repeat(200_000)}${'1/1 '.repeat(100_000)}${'échelle '.repeat(100_000)}`)
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('a plan', () => {
  const drawn = { scales: [200], scaleBar: true }

  test('with its scale and its bar on a sheet of ISO 216 has nothing said of it', () => {
    expect(codes(pdf({ widthMm: 841, heightMm: 594, ...drawn }), 'plan')).toEqual([])
  })

  test('without a scale is warned of; one that is only a scan is only remarked upon', () => {
    expect(codes(pdf({}), 'plan')).toEqual(['SCALE_MISSING warning', 'SCALE_BAR_MISSING note'])
    expect(codes(pdf({ hasText: false, dpi: 300 }), 'plan')).toEqual(['SCALE_UNREADABLE note'])
  })

  test('scanned under 200 dots an inch is warned of with its worst page; at 200 it is not', () => {
    const found = findingsOf(pdf({ ...drawn, dpi: 200 }, { dpi: 120 }, { dpi: 96 }), 'plan')
    expect(found).toEqual([
      { code: 'RESOLUTION_LOW', level: 'warning', pages: [2, 3], figures: { dpi: 96, least: 200 } },
    ])
  })

  test('on a sheet of its own is remarked upon, size by size', () => {
    const roll = { widthMm: 297, heightMm: 1200, ...drawn }
    expect(findingsOf(pdf(roll, { ...drawn }, roll), 'plan')).toEqual([
      { code: 'SHEET_NOT_ISO', level: 'note', pages: [1, 3], figures: { size: '297 × 1200' } },
    ])
  })
})

describe('a written piece', () => {
  test('is asked neither for a scale nor for a sheet', () => {
    expect(codes(pdf({ widthMm: 215.9, heightMm: 279.4 }), 'text')).toEqual([])
  })

  test('that says 1/4, 2/4 and 4/4 has lost its third page', () => {
    const numbered = (page: number) => ({ numbered: { page, of: 4 } })
    expect(findingsOf(pdf(numbered(1), numbered(2), numbered(4)), 'text')).toEqual([
      { code: 'PAGES_MISSING', level: 'warning', pages: [], figures: { missing: '3', all: 4 } },
    ])
    expect(codes(pdf(numbered(1), numbered(2), {}, numbered(4)), 'text')).toEqual([])
    expect(codes(pdf(numbered(1)), 'text')).toEqual([])
  })

  test('with a blank page is remarked upon, and blank from end to end is warned of', () => {
    const blank = { blank: true, hasText: false }
    expect(findingsOf(pdf({}, blank), 'text')).toMatchObject([{ code: 'PAGES_BLANK', level: 'note', pages: [2] }])
    expect(codes(pdf(blank, blank), 'text')).toEqual(['ALL_BLANK warning'])
  })

  test('of which only the first pages were measured says so', () => {
    const found = findingsOf({ kind: 'pdf', pages: 1000, measured: [PAGE] }, 'text')
    expect(found).toMatchObject([{ code: 'NOT_ALL_MEASURED', level: 'note', figures: { measured: 1, all: 1000 } }])
  })
})

describe('a picture', () => {
  test('of a place is warned of under 600 pixels a side', () => {
    expect(imageFindings({ width: 300, height: 300 }, 'photo')).toMatchObject([
      { code: 'IMAGE_SMALL', level: 'warning' },
    ])
    expect(imageFindings({ width: 1600, height: 600 }, 'photo')).toEqual([])
  })

  test('of a written sheet is taken for A4: 1,000 pixels over 297 mm are 86 dots an inch', () => {
    expect(imageFindings({ width: 700, height: 1000 }, 'text')).toMatchObject([
      { code: 'RESOLUTION_LOW', figures: { dpi: 86, least: 150 } },
    ])
    expect(imageFindings({ width: 1240, height: 1754 }, 'text')).toEqual([])
  })
})

test('nothing the machine notices ever blocks: there are notes and warnings, and no more', () => {
  const page = fc.record<PageMeasures>({
    widthMm: fc.double({ min: 0, max: 5000, noNaN: true }),
    heightMm: fc.double({ min: 0, max: 5000, noNaN: true }),
    dpi: fc.option(fc.integer({ min: 0, max: 2400 })),
    blank: fc.boolean(),
    hasText: fc.boolean(),
    scales: fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 2 }),
    scaleBar: fc.boolean(),
    numbered: fc.option(fc.record({ page: fc.integer({ min: 1, max: 9 }), of: fc.integer({ min: 9, max: 12 }) })),
  })
  const content = fc.constantFrom('text', 'plan', 'photo', 'drawing', 'table', null)
  fc.assert(
    fc.property(fc.array(page, { minLength: 1, maxLength: 8 }), content, (measured, of) => {
      const found = findingsOf({ kind: 'pdf', pages: measured.length, measured }, of)
      for (const { level, pages } of found) {
        expect(['note', 'warning']).toContain(level)
        expect(pages.every((at) => at >= 1 && at <= measured.length)).toBe(true)
      }
      expect(new Set(found.map(({ code, figures }) => code + JSON.stringify(figures))).size).toBe(found.length)
    }),
  )
})
