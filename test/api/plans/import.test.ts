import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { declareCoverage } from '../../../api/plans/declareCoverage.ts'
import { describeVersion } from '../../../api/plans/describe.ts'
import { type ImportRequest, importFile } from '../../../api/plans/importFile.ts'
import { importRegulation } from '../../../api/plans/importRegulation.ts'
import { parseRegulation } from '../../../api/plans/parseRegulation.ts'
import { listVersions } from '../../../api/plans/queries.ts'
import { readLayer } from '../../../api/plans/readLayer.ts'
import { recordEvent } from '../../../api/plans/recordEvent.ts'
import { type Day, parseDay } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { sharedData } from '../../build/sharedData.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const day = (text: string): Day => {
  const found = parseDay(text)
  if (!found) throw new Error(`${text} is not a day`)
  return found
}

const NOW = new Date('2026-11-24T09:00:00Z')
const OPTIONS = { dryRun: false, skipInvalid: false, replace: false, loseEdits: false, now: NOW }

const ask = (mapping: object, file: ImportRequest['file'], options: Partial<ImportRequest> = {}) =>
  importFile(database.db, { ...OPTIONS, mapping: JSON.stringify(mapping), file, ...options })

const one = async <T>(query: ReturnType<typeof sql<T>>): Promise<T | undefined> =>
  (await query.execute(database.db)).rows[0]

const geojson = (...features: readonly { properties: object; ring: readonly (readonly number[])[] }[]) => ({
  name: 'essai.geojson',
  bytes: new TextEncoder().encode(
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(({ properties, ring }) => ({
        type: 'Feature',
        properties,
        geometry: { type: 'Polygon', coordinates: [ring] },
      })),
    }),
  ),
})

const box = (x: number, y: number, width: number, height: number) => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
  [x, y],
]

const ZONES = {
  kind: 'zones',
  srid: 26191,
  plan: { code: 'PA-ESSAI', kind: 'pa', nameFr: 'Plan essai', nameAr: 'تصميم تجريبي' },
  version: { label: '1', toleranceM: 0.5, source: 'essai' },
  fields: { code: 'code' },
  codes: { B3: { family: 'housing' }, D2: { family: 'housing' } },
}

describe('zones drawn by hand, in legal metres', () => {
  /** A frame of four zones around a hole of 20 × 10 m; the last two overlap by 40 × 2 m. */
  const FRAME = geojson(
    { properties: { code: 'B3' }, ring: box(350_000, 350_000, 100, 40) },
    { properties: { code: 'D2' }, ring: box(350_000, 350_050, 100, 40) },
    { properties: { code: 'B3' }, ring: box(350_000, 350_040, 40, 10) },
    { properties: { code: 'D2' }, ring: box(350_060, 350_038, 40, 12) },
  )

  test('are written with their overlap and their gap in square metres', async () => {
    const answer = await ask(ZONES, FRAME)
    expect(answer.ok && answer.value).toEqual(
      expect.arrayContaining([
        '4 zones, 0.9 ha',
        '1 overlaps between zones, 80.00 m² in all; the largest:',
        '1 gaps between zones, 200.00 m² in all; the largest:',
        '2 codes without a règlement: B3, D2',
        'done',
      ]),
    )
    const perimeter = await one(sql<{ m2: number }>`
      select ST_Area(perimeter) as m2 from plan_version where label = '1' and source = 'essai'`)
    expect(perimeter?.m2).toBeCloseTo(9_000, 6)
  })

  test('of a version that is there are refused', async () =>
    expect(await ask(ZONES, FRAME)).toMatchObject({
      ok: false,
      error: expect.arrayContaining([expect.stringMatching(/PA-ESSAI has a version "1"/), 'nothing was written']),
    }))

  test('that cross themselves refuse the file with the place, or are left out when asked', async () => {
    const bowTie = [
      [350_000, 360_000],
      [350_040, 360_010],
      [350_040, 360_000],
      [350_000, 360_010],
      [350_000, 360_000],
    ]
    const file = geojson(
      { properties: { code: 'B3' }, ring: box(350_100, 360_000, 40, 10) },
      { properties: { code: 'D2', name: 'papillon' }, ring: bowTie },
    )
    const mapping = { ...ZONES, version: { ...ZONES.version, label: '2' } }
    const refused = await ask(mapping, file)
    expect(refused.ok ? [] : refused.error.join('\n')).toMatch(/papillon: RING_SELF_CROSSING at -7\.0\d+, 33\.8\d+/)
    const left = await ask(mapping, file, { skipInvalid: true })
    expect(left.ok && left.value).toEqual(expect.arrayContaining(['1 zones, 0.0 ha']))
  })

  test('of unknown codes are refused with the list of codes', async () => {
    const file = geojson({ properties: { code: 'X9' }, ring: box(350_000, 370_000, 40, 10) })
    const answer = await ask({ ...ZONES, version: { ...ZONES.version, label: '3' } }, file)
    expect(answer.ok ? [] : answer.error).toContain('code: the mapping does not know "X9" (1)')
  })

  test('receive a règlement, which is refused a second time unless it replaces', async () => {
    const table =
      'zone;sector;parameter;value;article;label\nB3;;height_max_m;14,5;art. 8;14,50 m\nZZ;;height_max_m;8;;'
    const rows = parseRegulation(new TextEncoder().encode(table))
    if (!rows.ok) throw new Error('the table is good')
    const name = { plan: 'PA-ESSAI', version: '1' }
    expect(await importRegulation(database.db, name, { rows: rows.value, replace: false })).toEqual({
      ok: true,
      value: { zones: 2, figures: 2, notPublished: 0, unused: ['ZZ'], stillWithout: ['D2'] },
    })
    expect(await importRegulation(database.db, name, { rows: rows.value, replace: false })).toMatchObject({
      ok: false,
      error: { code: 'REGULATION_EXISTS', zones: ['B3', 'ZZ'] },
    })
    expect(await importRegulation(database.db, name, { rows: rows.value, replace: true })).toMatchObject({ ok: true })
    const figure = await one(sql`select value, article, printed_label from regulation_figure where zone_code = 'B3'`)
    expect(figure).toEqual({ value: 14.5, article: 'art. 8', printed_label: '14,50 m' })
  })

  test('come into force by an event, recorded once', async () => {
    const name = { plan: 'PA-ESSAI', version: '1' }
    const event = { kind: 'approved' as const, onDay: day('2024-05-02'), act: 'Décret' }
    expect(await recordEvent(database.db, name, { event, now: NOW, today: day('2026-11-24') })).toMatchObject({
      ok: true,
    })
    expect(await recordEvent(database.db, name, { event, now: NOW, today: day('2026-11-24') })).toEqual({
      ok: false,
      error: { code: 'EVENT_EXISTS' },
    })
    const versions = await listVersions(database.db)
    const row = versions.find(({ version }) => version === '1')
    expect(row && describeVersion(row, day('2026-11-24'))).toBe(
      'PA-ESSAI | 1 | in_force since 2024-05-02 | 4 zones in 26191, 1 codes without a règlement | essai',
    )
    expect(row && describeVersion(row, day('2034-05-03'))).toMatch(/dup_expired since 2034-05-03/)
  })

  test('whose event is recorded have the dossiers of their ground checked again, today and when a term runs out', async () => {
    const rechecks = await database.db
      .selectFrom('recheck as r')
      .innerJoin('plan_version as v', (on) => on.on(sql<boolean>`r.cause_ids = array[v.id]`))
      .where('v.label', '=', '1')
      .select(['r.cause', 'r.from_day as from'])
      .select(
        sql<number>`(select count(*) from graphile_worker._private_jobs j where j.payload ->> 'recheckId' = r.id::text)`.as(
          'jobs',
        ),
      )
      .orderBy('r.from_day')
      .execute()
    // Approved on 2 May 2024, recorded on 24 November 2026; recorded a second time it asked for nothing more.
    expect(rechecks).toEqual([
      { cause: 'plan_version', from: '2026-11-24', jobs: 1 },
      { cause: 'plan_version', from: '2034-05-03', jobs: 1 },
    ])
  })

  test('of servitudes do not wipe out what was written at the desk, unless it is said', async () => {
    const mapping = {
      ...{ kind: 'servitudes', srid: 26191, source: 'Registre', toleranceM: 1, fields: { nameFr: 'NOM' } },
      rules: [{ kind: 'monument', effect: 'forbids', nameAr: 'برج' }],
    }
    const file = geojson(
      { properties: { NOM: 'Borj' }, ring: box(340_000, 350_000, 50, 50) },
      { properties: { NOM: 'Bab' }, ring: box(341_000, 350_000, 50, 50) },
    )
    expect((await ask(mapping, file)).ok).toBe(true)
    expect((await ask(mapping, file, { replace: true })).ok).toBe(true)
    const person = await new People(database.db).person()
    await sql`select keep_servitude(id, jsonb_build_object('id', gen_random_uuid(), 'kind', 'changed', 'at', '2026-11-20T10:00:00Z',
      'by', ${person}::uuid, 'reason', 'Périmètre élargi')) from servitude where name_fr = 'Borj'`.execute(database.db)
    const before = await one(sql`select array_agg(id order by id) as ids from servitude where source = 'Registre'`)
    expect(await ask(mapping, file, { replace: true })).toMatchObject({
      ok: false,
      error: expect.arrayContaining([
        '1 servitudes of "Registre" were written at the desk since, and would be lost:',
        '  Borj: revision 1, 2026-11-20, Périmètre élargi',
      ]),
    })
    expect(await one(sql`select array_agg(id order by id) as ids from servitude where source = 'Registre'`)).toEqual(
      before,
    )
    const lost = await ask(mapping, file, { replace: true, loseEdits: true })
    expect(lost.ok && lost.value).toContain('2 servitudes of this source taken away')
  })

  test('leave the coverage of a layer to whoever can say it', async () => {
    const ground = readLayer(geojson({ properties: {}, ring: box(350_000, 350_000, 1000, 400) }), 26191)
    if (!ground.ok) throw new Error(ground.error)
    const coverage = { layer: 'servitudes' as const, source: 'essai', dataDate: null, ground: ground.value }
    expect(await declareCoverage(database.db, coverage, NOW)).toBe(1)
    expect(await one(sql`select layer, round(ST_Area(geom)) as m2 from layer_coverage where source = 'essai'`)).toEqual(
      {
        layer: 'servitudes',
        m2: 400_000,
      },
    )
  })
})

const zip = (name: string) => {
  const path = sharedData(`zoning/moved-to-26191/${name}.zip`)
  return path === null ? null : { name: `${name}.zip`, bytes: readFileSync(path) }
}

/** Counts and areas below were read with ogrinfo (SQLite dialect, GEOS); a centimetre of grid moves them by square metres. */
describe('a real plan and its servitudes', () => {
  const PLAN = {
    ...ZONES,
    srid: undefined,
    plan: { ...ZONES.plan, code: 'PLUI' },
    fields: { code: 'LIBELLE', family: 'TYPEZONE', labelFr: 'LIBELONG' },
    families: { U: 'housing', AUs: 'reserve', AUc: 'reserve', N: 'green', A: 'agriculture' },
    codes: {},
  }
  const AC1 = {
    kind: 'servitudes',
    srid: 26191,
    source: 'AC1',
    toleranceM: 1,
    fields: { nameFr: 'nomAss', bufferM: 'paramcalc' },
    generators: { key: 'IdGen', fields: { nameFr: 'nomGen', act: 'type' } },
    rules: [{ kind: 'monument', effect: 'requires_avis', nameAr: 'محيط حماية', body: 'Culture' }],
  }

  test('1,049 zones are tried, then written: 32 codes, 46,759.9 ha, no overlap, no gap', async (context) => {
    const file = zip('ZONE_URBA')
    if (!file) return context.skip('the reference data is not on this machine')
    const tried = await ask(PLAN, file, { dryRun: true })
    expect(tried.ok && tried.value.at(-1)).toBe('dry run: nothing was written')
    expect(await one(sql`select 1 from plan where code = 'PLUI'`)).toBeUndefined()
    const answer = await ask(PLAN, file)
    expect(answer.ok && answer.value).toEqual(
      expect.arrayContaining([
        'ZONE_URBA.zip: 1049 valid shapes in 26191 (prj)',
        '1049 zones, 46759.9 ha',
        'no overlaps between zones',
        'no gaps between zones',
        expect.stringMatching(/^32 codes without a règlement/),
      ]),
    )
    const written = await one(sql<{ n: number; m2: number }>`
      select count(*) as n, sum(ST_Area(z.geom)) as m2 from zone z join plan_version v on v.id = z.plan_version_id
      join plan p on p.id = v.plan_id where p.code = 'PLUI'`)
    expect(written?.n).toBe(1049)
    expect(Math.abs((written?.m2 ?? 0) - 467_599_129.1)).toBeLessThan(50)
  }, 120_000)

  test('206 protection areas come with 104 generators, all but the one that names none', async (context) => {
    const [file, generators] = [zip('AC1_ASSIETTE'), zip('AC1_GENERATEUR')]
    if (!file || !generators) return context.skip('the reference data is not on this machine')
    const answer = await ask(AC1, file, { generators })
    expect(answer.ok && answer.value).toEqual(
      expect.arrayContaining(['206 servitudes, 205 with their generator', expect.stringMatching(/0009076" \(1\)/)]),
    )
    const written = await one(sql<{ n: number; m2: number; buffered: number; pieces: number }>`
      select count(*) as n, sum(ST_Area(geom)) as m2, count(*) filter (where buffer_m = 500) as buffered,
        (select count(*) from servitude_piece p join servitude x on x.id = p.servitude_id where x.source = 'AC1') as pieces
      from servitude where source = 'AC1'`)
    expect(written).toMatchObject({ n: 206, buffered: 102 })
    expect(Math.abs((written?.m2 ?? 0) - 98_933_882.5)).toBeLessThan(50)
    expect(written?.pieces).toBeGreaterThanOrEqual(206)
    expect(await ask(AC1, file, { generators })).toMatchObject({
      ok: false,
      error: expect.arrayContaining([expect.stringMatching(/206 servitudes of "AC1" are there/)]),
    })
  }, 60_000)

  test('1,367 prescriptions: those with spikes are refused with their places, the others sort by their type', async (context) => {
    const file = zip('PRESCRIPTION_SURF')
    if (!file) return context.skip('the reference data is not on this machine')
    const mapping = {
      kind: 'servitudes',
      source: 'Prescriptions',
      toleranceM: 1,
      fields: { nameFr: 'LIBELLE' },
      rules: [
        { when: { TYPEPSC: '02' }, kind: 'flood', effect: 'forbids', nameAr: 'منطقة قابلة للفيضان' },
        { when: { TYPEPSC: '07' }, kind: 'forest', effect: 'requires_avis', nameAr: 'تراث طبيعي' },
        { when: { TYPEPSC: '05' }, kind: 'alignment', effect: 'alignment', nameAr: 'موقع محجوز' },
        { when: { TYPEPSC: '16' }, leaveOut: true },
      ],
    }
    const refused = await ask(mapping, file)
    expect(refused.ok ? [] : refused.error).toContain('11 shapes refused, none repaired:')
    const unsorted = await ask(mapping, file, { skipInvalid: true })
    expect(unsorted.ok ? [] : unsorted.error).toContainEqual(expect.stringMatching(/^\d+ shapes that no rule fits/))
    const rules = [...mapping.rules, { when: { TYPEPSC: '18' }, leaveOut: true }]
    const sorted = await ask({ ...mapping, rules }, file, { skipInvalid: true })
    expect(sorted.ok).toBe(true)
    const written = await one(sql<{ n: number }>`select count(*) as n from servitude where source = 'Prescriptions'`)
    expect(written?.n).toBeGreaterThan(1_200)
  }, 60_000)
})
