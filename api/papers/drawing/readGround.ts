import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { PlanState, ServitudeEffect, ZoneFamily } from '../../../spatial/conformity/types.ts'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { Day } from '../../../spatial/day.ts'
import type { Position } from '../../../spatial/geometry/types.ts'
import type { Database } from '../../db/tables.ts'
import {
  isBinding,
  livingOn,
  shownOn,
  type VersionActs,
  type VersionStanding,
  versionActs,
} from '../../plans/standings.ts'
import { groundBox, mmPerMetre, type SheetFrame } from './frame.ts'

/** How much of the sheet a layer was loaded for: outside it, silence is no answer. */
export type Covered = 'whole' | 'part' | 'none'

export type DrawnZone = {
  readonly code: string
  readonly sector: string | null
  readonly family: ZoneFamily
  readonly path: string
  /** Inside it, and how many square millimetres of paper it has there. */
  readonly label: Position
  readonly areaMm2: number
  /** False of a plan under study or in its inquiry; absent from sheets kept before it was told. */
  readonly binding?: boolean
}
export type DrawnServitude = {
  readonly effect: ServitudeEffect
  readonly nameFr: string
  readonly nameAr: string
  readonly act: string | null
  readonly path: string
}
export type DrawnStreet = { readonly name: string | null; readonly path: string; readonly label: Position }
export type DrawnPlan = {
  readonly code: string
  readonly nameFr: string
  readonly nameAr: string
  readonly version: string
  readonly state: PlanState
  readonly since: Day
  readonly source: string
  readonly dataDate: Day | null
}
export type LayerSource = {
  readonly layer: 'servitudes' | 'cadastre' | 'streets'
  readonly source: string
  readonly dataDate: Day | null
}

/** What lies under a sheet on a day. Paths and places are millimetres from its top left corner. */
export type SheetGround = {
  readonly zones: readonly DrawnZone[]
  readonly servitudes: readonly DrawnServitude[]
  readonly streets: readonly DrawnStreet[]
  /** All of them, as one path. */
  readonly parcels: string
  readonly plans: readonly DrawnPlan[]
  readonly sources: readonly LayerSource[]
  /** Other legal zones the sheet reaches into: nothing of theirs is drawn. */
  readonly otherZones: readonly LegalSrid[]
  readonly covered: Readonly<Record<'plans' | LayerSource['layer'], Covered>>
}

/** Beyond the frame, so that no cut edge shows. */
const MARGIN_MM = 6

type Sheet = {
  readonly srid: RawBuilder<unknown>
  readonly box: RawBuilder<unknown>
  readonly clipBox: RawBuilder<unknown>
  readonly path: (geometry: RawBuilder<unknown>) => RawBuilder<string>
  readonly place: (point: RawBuilder<unknown>) => RawBuilder<Position>
  readonly scale: number
}

function sheetOf(frame: SheetFrame): Sheet {
  const [minX, , , maxY] = groundBox(frame)
  const scale = mmPerMetre(frame)
  const srid = sql.lit(frame.srid)
  const envelope = (marginMm: number) => {
    const [west, south, east, north] = groundBox(frame, marginMm)
    return sql`ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, ${srid})`
  }
  const moved = (geometry: RawBuilder<unknown>) => sql`ST_Affine(${geometry}, ${scale}::float8, 0, 0, ${scale}::float8,
    ${-minX * scale}::float8, ${-maxY * scale}::float8)`
  return {
    srid,
    scale,
    box: envelope(0),
    clipBox: envelope(MARGIN_MM),
    path: (geometry) => sql<string>`ST_AsSVG(${moved(geometry)}, 0, 3)`,
    place: (point) => sql<Position>`json_build_array(ST_X(${moved(point)}), -ST_Y(${moved(point)}))`,
  }
}

/** Of the versions that meet the land of a sheet: which govern it, and which bind elsewhere but are replaced there. */
export type LawOfLand = { readonly governing: readonly string[]; readonly replaced: readonly string[] }

/** The older first, so that what replaced it lies over it; what is only studied last. */
const byRank = (a: VersionStanding, b: VersionStanding) =>
  Number(isBinding(b)) - Number(isBinding(a)) || (a.since < b.since ? -1 : 1)

/** What each plan shows on the day; over land whose law was read, the versions that govern it and none that they replace. */
function drawnOn(versions: readonly VersionActs[], on: Day, law?: LawOfLand): readonly VersionStanding[] {
  const shown = shownOn(versions, on)
  if (!law) return shown.toSorted(byRank)
  const others = shown.filter(({ id }) => !law.replaced.includes(id) && !law.governing.includes(id))
  const governing = livingOn(versions, on).filter(({ id }) => law.governing.includes(id))
  return [...others, ...governing].toSorted(byRank)
}

/**
 * What the law and the cadastre say of the ground of a sheet on a day, cut to it in the legal plane.
 * @throws the database's error when a geometry is invalid: an overlay is never guessed
 */
export async function readGround(
  db: Kysely<Database>,
  frame: SheetFrame,
  { on, law }: { readonly on: Day; readonly law?: LawOfLand },
): Promise<SheetGround> {
  const sheet = sheetOf(frame)
  const standing = drawnOn(await versionActs(db), on, law)
  const binding = standing.filter(isBinding).map(({ id }) => id)
  const shown = standing.map(({ id }) => id)
  const [zones, servitudes, streets, parcels, plans, sources, otherZones, covered] = await Promise.all([
    readZones(db, sheet, { shown, binding }),
    readServitudes(db, sheet, on),
    readStreets(db, sheet, shown),
    readParcels(db, sheet),
    readPlans(db, sheet, shown),
    readSources(db, sheet),
    readOtherZones(db, sheet),
    readCovered(db, sheet, shown),
  ])
  const stated = plans.flatMap(({ id, ...plan }) => {
    const state = standing.find((one) => one.id === id)
    return state ? [{ ...plan, state: state.state, since: state.since }] : []
  })
  return { zones, servitudes, streets, parcels, plans: stated, sources, otherZones, covered }
}

type Versions = { readonly shown: readonly string[]; readonly binding: readonly string[] }

async function readZones(
  db: Kysely<Database>,
  { srid, box, clipBox, path, place, scale }: Sheet,
  { shown, binding }: Versions,
) {
  const { rows } = await sql<DrawnZone>`
    select z.code, z.sector, z.family, ${path(sql`z.cut`)} as path, ${place(sql`ST_PointOnSurface(z.cut)`)} as label,
      ST_Area(z.cut) * ${scale * scale}::float8 as "areaMm2", z.version = any(${binding}::uuid[]) as binding
    from (
      select code, sector, family, id, plan_version_id as version, ST_CollectionExtract(ST_Intersection(geom, ${clipBox}), 3) as cut
      from zone where srid = ${srid} and geom && ${clipBox} and plan_version_id = any(${shown}::uuid[])
    ) z where ST_Intersects(z.cut, ${box}) order by array_position(${shown}::uuid[], z.version), z.id`.execute(db)
  return rows
}

async function readServitudes(db: Kysely<Database>, { srid, box, clipBox, path }: Sheet, on: Day) {
  // The pieces are what the index knows; a giant polygon is put together again from those under the sheet.
  const { rows } = await sql<DrawnServitude>`
    select v.effect, v.name_fr as "nameFr", v.name_ar as "nameAr", v.act, ${path(sql`p.cut`)} as path
    from (
      select servitude_id, ST_CollectionExtract(ST_Union(ST_Intersection(geom, ${clipBox})), 3) as cut
      from servitude_piece where srid = ${srid} and geom && ${clipBox} group by servitude_id
    ) p join servitude v on v.srid = ${srid} and v.id = p.servitude_id
    where ST_Intersects(p.cut, ${box}) and (v.in_force_from is null or v.in_force_from <= ${on}::date)
      and (v.in_force_to is null or v.in_force_to >= ${on}::date)
      and coalesce(v.state_from <= ${on}::date, true) and coalesce(v.state_to >= ${on}::date, true)
    order by v.id`.execute(db)
  return rows
}

/** A street drawn as its axis stands for half its width on each side, as in a check of conformity. */
async function readStreets(db: Kysely<Database>, { srid, box, clipBox, path, place }: Sheet, shown: readonly string[]) {
  const { rows } = await sql<DrawnStreet>`
    select s.name, ${path(sql`s.cut`)} as path, ${place(sql`ST_PointOnSurface(s.cut)`)} as label
    from (
      select id, name, ST_CollectionExtract(ST_Intersection(case when ST_Dimension(geom) = 2 then geom
        else ST_Buffer(geom, greatest(coalesce(width_m, 0), 0.2) / 2, 'endcap=flat') end, ${clipBox}), 3) as cut
      from street where srid = ${srid} and geom && ${clipBox}
        and (plan_version_id is null or plan_version_id = any(${shown}::uuid[]))
    ) s where ST_Intersects(s.cut, ${box}) order by s.id`.execute(db)
  return rows
}

async function readParcels(db: Kysely<Database>, { srid, box, clipBox, path }: Sheet): Promise<string> {
  const { rows } = await sql<{ path: string }>`
    select coalesce(string_agg(${path(sql`ST_Intersection(ST_Boundary(geom), ${clipBox})`)}, ' ' order by id), '') as path
    from parcel where srid = ${srid} and geom && ${box} and ST_Intersects(geom, ${box})`.execute(db)
  return rows[0]?.path ?? ''
}

async function readPlans(db: Kysely<Database>, { srid, box }: Sheet, shown: readonly string[]) {
  const { rows } = await sql<Omit<DrawnPlan, 'state' | 'since'> & { id: string }>`
    select v.id, p.code, p.name_fr as "nameFr", p.name_ar as "nameAr", v.label as version, v.source,
      v.data_date::text as "dataDate"
    from plan_version v join plan p on p.id = v.plan_id
    where v.srid = ${srid} and v.id = any(${shown}::uuid[]) and ST_Intersects(v.perimeter, ${box})
    order by p.code`.execute(db)
  return rows
}

async function readSources(db: Kysely<Database>, { srid, box }: Sheet) {
  const { rows } = await sql<LayerSource>`
    select layer, source, max(data_date)::text as "dataDate" from layer_coverage
    where srid = ${srid} and layer <> 'plans' and geom && ${box} and ST_Intersects(geom, ${box})
    group by layer, source order by layer, source`.execute(db)
  return rows
}

/** By the communes under the sheet: each is of one legal zone. */
async function readOtherZones(db: Kysely<Database>, { srid, box }: Sheet): Promise<LegalSrid[]> {
  const { rows } = await sql<{ srid: LegalSrid }>`
    select distinct c.legal_srid as srid from (select wgs84_from_legal(${box}) as geom) sheet
    join commune c on c.outline && sheet.geom and ST_Intersects(c.outline, sheet.geom)
    where c.legal_srid <> ${srid} order by 1`.execute(db)
  return rows.map((row) => row.srid)
}

/** Shares that differ from all or nothing by less than this are rounding. */
const ROUNDING = 1e-6

async function readCovered(db: Kysely<Database>, { srid, box }: Sheet, shown: readonly string[]) {
  const { rows } = await sql<{ layer: keyof SheetGround['covered']; share: number }>`
    select layer, ST_Area(ST_Union(ST_Intersection(geom, ${box}))) / ST_Area(${box}) as share from (
      select 'plans' as layer, perimeter as geom from plan_version
      where srid = ${srid} and id = any(${shown}::uuid[]) and perimeter && ${box}
      union all select layer, geom from layer_coverage where srid = ${srid} and geom && ${box}
    ) known group by layer`.execute(db)
  const covered = (layer: keyof SheetGround['covered']): Covered => {
    const share = rows.find((row) => row.layer === layer)?.share ?? 0
    if (share < ROUNDING) return 'none'
    return share > 1 - ROUNDING ? 'whole' : 'part'
  }
  return {
    ...{ plans: covered('plans'), servitudes: covered('servitudes') },
    ...{ cadastre: covered('cadastre'), streets: covered('streets') },
  }
}
