import { describe, expect, test } from 'vitest'
import { parseMapping, type ServitudesMapping, type ZonesMapping } from '../../../api/plans/mapping.ts'
import { mapServitudes } from '../../../api/plans/mapServitudes.ts'
import { mapZones } from '../../../api/plans/mapZones.ts'
import { parseRegulation } from '../../../api/plans/parseRegulation.ts'
import type { LegalMultiPolygon } from '../../../spatial/geometry/types.ts'

const PLAN = { code: 'PA-T', kind: 'pa', nameFr: 'Plan', nameAr: 'تصميم' }
const VERSION = { label: '1', toleranceM: 0.5, source: 'essai' }

const geometry = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [0, 0],
        [40, 0],
        [40, 10],
        [0, 10],
        [0, 0],
      ],
    ],
  ],
} as unknown as LegalMultiPolygon // a plain 40 × 10 m lot, of no CRS that matters here

const shape = (attributes: Readonly<Record<string, string>>, ordinal = 0) => ({
  ordinal,
  label: `shape ${ordinal + 1}`,
  attributes,
  legal: { srid: 26191 as const, geometry },
})

function zonesMapping(extra: object = {}): ZonesMapping {
  const fields = { code: 'CODE', family: 'TYPE' }
  const parsed = parseMapping(JSON.stringify({ kind: 'zones', plan: PLAN, version: VERSION, fields, ...extra }))
  if (!parsed.ok || parsed.value.kind !== 'zones') throw new Error('not a mapping of zones')
  return parsed.value
}

function servitudesMapping(extra: object): ServitudesMapping {
  const parsed = parseMapping(JSON.stringify({ kind: 'servitudes', source: 'essai', toleranceM: 1, ...extra }))
  if (!parsed.ok || parsed.value.kind !== 'servitudes') throw new Error('not a mapping of servitudes')
  return parsed.value
}

describe('a mapping', () => {
  test('names each of its faults with its place', () => {
    const parsed = parseMapping(JSON.stringify({ kind: 'zones', plan: { ...PLAN, kind: 'poster' }, version: VERSION }))
    expect(parsed).toMatchObject({
      ok: false,
      error: [expect.stringMatching(/^plan\.kind: /), expect.stringMatching(/^fields: /)],
    })
  })

  test('that is not JSON says so', () =>
    expect(parseMapping('{')).toMatchObject({ ok: false, error: [expect.stringMatching(/not JSON/)] }))

  test('limits height only with the height', () => {
    const rule = { kind: 'aerodrome', effect: 'limits_height', nameAr: 'مطار' }
    const parsed = parseMapping(JSON.stringify({ kind: 'servitudes', source: 's', toleranceM: 1, rules: [rule] }))
    expect(parsed).toMatchObject({ ok: false, error: [expect.stringMatching(/heightLimitM/)] })
  })
})

describe('zones', () => {
  test('take code, sector, family and names from the file, then from the mapping', () => {
    const mapping = zonesMapping({
      families: { U: 'housing' },
      codes: { 'B3-1': { code: 'B3', sector: '1', labelAr: 'سكن جماعي' } },
    })
    const mapped = mapZones([shape({ CODE: 'B3-1', TYPE: 'U' }), shape({ CODE: 'D2', TYPE: 'U' }, 1)], mapping)
    expect(mapped).toMatchObject({
      ok: true,
      value: {
        zones: [
          { code: 'B3', sector: '1', family: 'housing', labelFr: 'B3', labelAr: 'سكن جماعي' },
          { code: 'D2', sector: null, family: 'housing', labelAr: 'D2' },
        ],
        withoutArabic: ['D2'],
      },
    })
  })

  test('of a family the mapping does not know are listed with how often they come', () => {
    const shapes = [shape({ CODE: 'a', TYPE: 'X' }), shape({ CODE: 'b', TYPE: 'X' }), shape({ CODE: 'c', TYPE: 'Y' })]
    expect(mapZones(shapes, zonesMapping({ families: {} }))).toEqual({
      ok: false,
      error: [
        {
          code: 'VALUE_UNMAPPED',
          field: 'TYPE',
          values: [
            { value: 'X', count: 2 },
            { value: 'Y', count: 1 },
          ],
        },
      ],
    })
  })

  test('without the field that the mapping names are refused with the fields there are', () =>
    expect(mapZones([shape({ OTHER: 'a' })], zonesMapping())).toMatchObject({
      ok: false,
      error: [{ code: 'FIELD_ABSENT', field: 'CODE', found: ['OTHER'] }, { field: 'TYPE' }],
    }))
})

describe('servitudes', () => {
  const rules = [
    { when: { T: '16' }, leaveOut: true },
    { when: { T: '05' }, kind: 'flood', effect: 'forbids', nameFr: 'Inondable', nameAr: 'فيضان' },
  ]

  test('follow the first rule that fits; those left out are counted', () => {
    const mapped = mapServitudes([shape({ T: '05' }), shape({ T: '16' }, 1)], null, servitudesMapping({ rules }))
    expect(mapped).toMatchObject({
      ok: true,
      value: { leftOut: 1, servitudes: [{ kind: 'flood', effect: 'forbids', nameFr: 'Inondable', generators: [] }] },
    })
  })

  test('that no rule fits are a problem, not servitudes without effect', () =>
    expect(mapServitudes([shape({ T: '99' })], null, servitudesMapping({ rules }))).toEqual({
      ok: false,
      error: [{ code: 'NO_RULE', shapes: ['1 shape 1'] }],
    }))

  test('keep every shape of their generator, and name a generator that is not there', () => {
    const mapping = servitudesMapping({
      generators: { key: 'ID', fields: { nameFr: 'NAME' } },
      rules: [{ kind: 'monument', effect: 'requires_avis', nameFr: 'Abords', nameAr: 'جوار' }],
    })
    const footprints = [shape({ ID: 'a' }), shape({ ID: 'b' }, 1)]
    const generators = [shape({ ID: 'a', NAME: 'Borj' }), shape({ ID: 'a', NAME: 'Borj' }, 1)]
    expect(mapServitudes(footprints, generators, mapping)).toMatchObject({
      ok: true,
      value: {
        servitudes: [
          { nameFr: 'Borj', generators: [{}, {}] },
          { nameFr: 'Abords', generators: [] },
        ],
        generatorsMissing: [{ value: 'b', count: 1 }],
      },
    })
  })

  test('read a buffer filled with stars as a buffer nobody gave', () => {
    const mapping = servitudesMapping({
      fields: { bufferM: 'B' },
      rules: [{ kind: 'monument', effect: 'requires_avis', nameFr: 'Abords', nameAr: 'جوار' }],
    })
    const mapped = mapServitudes([shape({ B: '****' }), shape({ B: '500.00' }, 1)], null, mapping)
    expect(mapped.ok && mapped.value.servitudes.map(({ bufferM }) => bufferM)).toEqual([null, 500])
  })
})

describe('the table of a règlement', () => {
  const table = (...lines: readonly string[]) =>
    parseRegulation(new TextEncoder().encode(['zone;sector;parameter;value;article;label', ...lines].join('\r\n')))

  test('keeps ratios, what is not published, uses and the printed words', () =>
    expect(
      table(
        'D2;;footprint_ratio_max;0,35;art. 11;CUS 35 %',
        'D2;;floor_ratio_max;;art. 11;',
        'D2;;uses_permitted;individual_housing | offices;art. 12;',
        'D2;;buildable;oui;;',
      ),
    ).toEqual({
      ok: true,
      value: [
        {
          zone: 'D2',
          sector: '',
          buildable: true,
          permitted: ['individual_housing', 'offices'],
          forbidden: null,
          usesArticle: 'art. 12',
          conditionsFr: null,
          conditionsAr: null,
          conditionsArticle: null,
          figures: [
            { parameter: 'footprint_ratio_max', value: 0.35, article: 'art. 11', printed: 'CUS 35 %' },
            { parameter: 'floor_ratio_max', value: null, article: 'art. 11', printed: null },
          ],
        },
      ],
    }))

  test.each([
    ['D2;;COS;1,2;;', /opposite things/],
    ['D2;;footprint_ratio_max;35;;', /share from 0 to 1/],
    ['D2;;height_max_m;huit;;', /not a number/],
    ['D2;;levels_max;2,5;;', /counts levels/],
    ['D2;;uses_permitted;castle;;', /no use is called castle/],
    [';;height_max_m;8;;', /no zone/],
  ])('refuses %s and says why', (line, sentence) =>
    expect(table(line)).toMatchObject({ ok: false, error: [{ line: 2, sentence: expect.stringMatching(sentence) }] }),
  )

  test('refuses a figure given twice, naming both lines', () =>
    expect(table('D2;;height_max_m;8;;', 'D2;;height_max_m;9;;')).toMatchObject({
      ok: false,
      error: [{ line: 3, sentence: expect.stringMatching(/line 2/) }],
    }))
})
