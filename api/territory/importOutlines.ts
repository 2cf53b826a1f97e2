import { type Kysely, sql } from 'kysely'
import { LEGAL_ZONES } from '../../spatial/crs/legalZones.ts'
import type { Day } from '../../spatial/day.ts'
import { type Candidate, type CommuneMatch, matchCommune, type NoMatch } from '../../spatial/territory/matchCommune.ts'
import type { Database } from '../db/tables.ts'
import type { FiledOutline } from './readOutlines.ts'

type Db = Kysely<Database>

export type Matched = CommuneMatch & { readonly label: string; readonly nameFr: string }

export type Unmatched = {
  readonly label: string
  readonly reason: NoMatch['reason'] | 'outside_provinces' | 'matched_twice'
  readonly nearest: Candidate | null
}

export type Invalid = { readonly label: string; readonly reason: string; readonly at: readonly number[] }

export type Overlap = { readonly one: string; readonly other: string; readonly hectares: number }

/** What an import did, or with `dryRun` would do. Nothing is repaired but a name, and only when that is certain. */
export type ImportReport = {
  readonly matched: readonly Matched[]
  readonly unmatched: readonly Unmatched[]
  readonly invalid: readonly Invalid[]
  readonly overlaps: readonly Overlap[]
  readonly rezoned: readonly string[]
}

export type ImportOptions = {
  readonly source: string
  readonly on: Day
  readonly dryRun: boolean
}

class Undone extends Error {
  readonly report: ImportReport
  constructor(report: ImportReport) {
    super('dry run')
    this.report = report
  }
}

/**
 * Replaces approximate cells by an operator's outlines, all or nothing. Invalid outlines are refused with their place;
 * outlines that match no commune, or that two shapes claim, are left out and named.
 */
export async function importOutlines(
  db: Kysely<Database>,
  filed: readonly FiledOutline[],
  options: ImportOptions,
): Promise<ImportReport> {
  try {
    return await db.transaction().execute(async (trx) => {
      const report = await importWithin(trx, filed, options)
      if (options.dryRun) throw new Undone(report)
      return report
    })
  } catch (error) {
    if (error instanceof Undone) return error.report
    throw error
  }
}

/** The same in the caller's transaction, which a dry run rolls back. */
export async function importWithin(
  db: Db,
  filed: readonly FiledOutline[],
  options: Omit<ImportOptions, 'dryRun'>,
): Promise<ImportReport> {
  await stage(db, filed)
  const invalid = await invalidOutlines(db, filed)
  const { matched, unmatched } = await matchAll(db, filed)
  await sql`update given set code = wanted.code from json_to_recordset(${JSON.stringify(matched)}::json) as wanted(ordinal int, code text)
    where wanted.ordinal = given.ordinal`.execute(db)
  const nameOf = new Map(matched.map(({ ordinal, code, nameFr }) => [ordinal, `${nameFr} (${code})`]))
  const overlaps = await overlapsBetween(db, (ordinal) => nameOf.get(ordinal) ?? labelOf(filed, ordinal))
  const rezoned = await replace(db, options)
  return { matched: matched.map(({ ordinal: _, ...match }) => match), unmatched, invalid, overlaps, rezoned }
}

async function stage(db: Db, filed: readonly FiledOutline[]): Promise<void> {
  await sql`create temp table given (ordinal int primary key, geom geometry(MultiPolygon, 4326), code text) on commit drop`.execute(
    db,
  )
  const rows = filed.map(({ polygons }, ordinal) => ({
    ordinal,
    geometry: JSON.stringify({ type: 'MultiPolygon', coordinates: polygons }),
  }))
  for (let start = 0; start < rows.length; start += 200) {
    await sql`insert into given select ordinal, ST_SetSRID(ST_GeomFromGeoJSON(geometry), 4326)
      from json_to_recordset(${JSON.stringify(rows.slice(start, start + 200))}::json) as row(ordinal int, geometry text)`.execute(
      db,
    )
  }
  await sql`create index on given using gist (geom)`.execute(db)
}

/** Invalid outlines are taken out: to repair them would be to draw a boundary nobody signed. */
async function invalidOutlines(db: Db, filed: readonly FiledOutline[]): Promise<readonly Invalid[]> {
  const { rows } = await sql<{ ordinal: number; reason: string; at: number[] }>`
    with checked as (select ordinal, ST_IsValidDetail(geom) as detail from given),
    refused as (delete from given using checked c where c.ordinal = given.ordinal and not (c.detail).valid returning given.ordinal)
    select ordinal, (detail).reason, json_build_array(ST_X((detail).location), ST_Y((detail).location)) as at
    from checked where ordinal in (select ordinal from refused) order by ordinal`.execute(db)
  return rows.map(({ ordinal, reason, at }) => ({ label: labelOf(filed, ordinal), reason, at }))
}

const labelOf = (filed: readonly FiledOutline[], ordinal: number) => filed[ordinal]?.label ?? String(ordinal + 1)

/** Provinces that hold at least a fiftieth of each shape, the main one first: borders drawn by others never agree quite. */
async function provincesOf(db: Db): Promise<ReadonlyMap<number, readonly string[]>> {
  const { rows } = await sql<{ ordinal: number; provinces: string[] | null }>`
    select g.ordinal, array_agg(held.code order by held.area desc) filter (where held.code is not null) as provinces
    from given g left join lateral (
      select p.code, ST_Area(ST_Intersection(p.outline, g.geom)) as area from province p where ST_Intersects(p.outline, g.geom)
    ) as held on held.area > ST_Area(g.geom) / 50
    group by g.ordinal order by g.ordinal`.execute(db)
  return new Map(rows.map(({ ordinal, provinces }) => [ordinal, provinces ?? []]))
}

async function candidatesByProvince(db: Db): Promise<ReadonlyMap<string, readonly Candidate[]>> {
  const { rows } = await sql<Candidate & { province: string }>`
    select code, name_fr as "nameFr", name_ar as "nameAr", province_code as province from commune where ended_on is null order by code`.execute(
    db,
  )
  return Map.groupBy(rows, ({ province }) => province)
}

type OrdinalMatch = Matched & { readonly ordinal: number }

async function matchAll(
  db: Db,
  filed: readonly FiledOutline[],
): Promise<{ matched: readonly OrdinalMatch[]; unmatched: readonly Unmatched[] }> {
  const candidates = await candidatesByProvince(db)
  const matched: OrdinalMatch[] = []
  const unmatched: Unmatched[] = []
  for (const [ordinal, provinces] of await provincesOf(db)) {
    const label = labelOf(filed, ordinal)
    const circles = circlesAround(provinces, candidates)
    const found = matchNearest(filed[ordinal]?.attributes ?? {}, circles)
    const nameOf = (code: string) => circles.flat().find((each) => each.code === code)?.nameFr ?? code
    if (found && 'code' in found) matched.push({ ...found, ordinal, label, nameFr: nameOf(found.code) })
    else if (found) unmatched.push({ label: found.name || label, reason: found.reason, nearest: found.nearest })
    else unmatched.push({ label, reason: 'outside_provinces', nearest: null })
  }
  return withoutTwins(matched, unmatched)
}

/** The main province decides; neighbours, then the whole region, are asked only when there is no such commune there. */
function matchNearest(
  attributes: Readonly<Record<string, string>>,
  circles: readonly (readonly Candidate[])[],
): CommuneMatch | NoMatch | null {
  let first: CommuneMatch | NoMatch | null = null
  for (const candidates of circles) {
    const found = matchCommune(attributes, candidates)
    if ('code' in found) return found
    first ??= found
  }
  return first
}

/** Candidates to ask in turn: the main province, the provinces the shape touches, the region of the main one. */
function circlesAround(
  provinces: readonly string[],
  candidates: ReadonlyMap<string, readonly Candidate[]>,
): readonly (readonly Candidate[])[] {
  const [main] = provinces
  if (main === undefined) return []
  const of = (codes: readonly string[]) => codes.flatMap((code) => candidates.get(code) ?? [])
  const region = [...candidates.keys()].filter((code) => code.startsWith(main.slice(0, 3)))
  return [of([main]), of(provinces), of(region)]
}

/** Two shapes for one commune: neither is taken, since nothing says which is right. */
function withoutTwins(matched: readonly OrdinalMatch[], unmatched: readonly Unmatched[]) {
  const byCode = Map.groupBy(matched, ({ code }) => code)
  const alone = matched.filter(({ code }) => byCode.get(code)?.length === 1)
  const twins = matched
    .filter((match) => !alone.includes(match))
    .map(
      ({ label, code, nameFr }): Unmatched => ({
        label,
        reason: 'matched_twice',
        nearest: { code, nameFr, nameAr: '' },
      }),
    )
  return { matched: alone, unmatched: [...unmatched, ...twins] }
}

/** Ground under two of the outlines given, matched or not, from 1 ha up. */
async function overlapsBetween(db: Db, nameOf: (ordinal: number) => string): Promise<readonly Overlap[]> {
  const { rows } = await sql<{ one: number; other: number; hectares: number }>`
    select a.ordinal as one, b.ordinal as other, common.hectares
    from given a join given b on a.ordinal < b.ordinal and a.geom && b.geom and ST_Relate(a.geom, b.geom, '2********'),
      lateral (select ST_Area(ST_Intersection(a.geom, b.geom)::geography) / 10000 as hectares) as common
    where common.hectares >= 1 order by common.hectares desc`.execute(db)
  return rows.map(({ one, other, hectares }) => ({ one: nameOf(one), other: nameOf(other), hectares }))
}

/** @returns communes that the approximate outline had put in the wrong legal zone */
async function replace(db: Db, { source, on }: Omit<ImportOptions, 'dryRun'>): Promise<readonly string[]> {
  const zones = LEGAL_ZONES.map(({ srid, latitudes }) => ({ srid, ...latitudes }))
  const of = (column: string) =>
    sql`(select array_agg(${sql.ref(column)} order by g.code) from given g where g.code is not null)`
  const { rows } = await sql<{ code: string }>`
    select code from replace_outlines(${of('g.code')}, ${of('g.geom')}::geometry[], ${JSON.stringify(zones)}::jsonb,
      ${source}, ${on}::date) as code`.execute(db)
  return rows.map(({ code }) => code)
}
