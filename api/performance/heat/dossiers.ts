import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ActorTransaction } from '../../access/asActor.ts'
import {
  HEXAGON_ID,
  type HeatDossier,
  type HeatHexagon,
  type heatDossiers,
  type heatDossiersQuery,
  LADDER,
} from '../../contract/performance/heat.ts'
import { HOLDER_OF, type Step } from '../../contract/procedures/steps.ts'
import { type Asked, isOf } from './asked.ts'

export type Page = Pick<z.output<typeof heatDossiersQuery>, 'hexagon' | 'cursor' | 'limit'>

type Row = Omit<HeatDossier, 'commune' | 'holder'> & {
  readonly step: Step
  readonly code: string
  readonly nameFr: string
  readonly nameAr: string
}

/** The dossiers of a hexagon that the actor's mandates read, the last day first. */
export async function hexagonDossiers(
  transaction: ActorTransaction,
  asked: Asked,
  page: Page,
): Promise<z.infer<typeof heatDossiers>> {
  const hexagon = hexagonOf(page.hexagon)
  const rows = await rowsOf(transaction, asked, { ...page, ...hexagon })
  const shown = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  return {
    geometry: await drawn(transaction, hexagon),
    dossiers: shown.map(present),
    next: last ? `${last.due}_${last.id}` : null,
  }
}

function present({ code, nameFr, nameAr, ...dossier }: Row): HeatDossier {
  return { ...dossier, commune: { code, nameFr, nameAr }, holder: HOLDER_OF[dossier.step] }
}

/** A hexagon of the ladder as its id names it. */
type Hexagon = {
  readonly srid: number
  readonly size: number
  readonly shape: RawBuilder<unknown>
  readonly cell: RawBuilder<unknown>
}

function hexagonOf(id: string): Hexagon {
  const [, srid = 0, edge = 0, column = 0, row = 0] = HEXAGON_ID.exec(id)?.map(Number) ?? []
  const cell = sql`(((${column}::bigint + 32768) << 16) | (${row}::bigint + 32768))`
  const shape = sql`heat_hexagon(${edge}::integer, ${cell}, ${sql.lit(srid)})`
  return { srid, size: LADDER.findIndex(({ edgeM }) => edgeM === edge) + 1, shape, cell }
}

async function drawn(transaction: ActorTransaction, { shape }: Hexagon): Promise<HeatHexagon['geometry']> {
  const { rows } = await sql<{ geometry: HeatHexagon['geometry'] }>`
    select ST_AsGeoJSON(wgs84_from_legal(${shape}), 6, 0)::json as geometry`.execute(transaction)
  const [hexagon] = rows
  if (!hexagon) throw new Error('a statement without a table answers one row')
  return hexagon.geometry
}

async function rowsOf(
  transaction: ActorTransaction,
  asked: Asked,
  { srid, size, shape, cell, cursor, limit }: Hexagon & Page,
): Promise<Row[]> {
  const [after = '', id = ''] = cursor?.split('_') ?? []
  const beyond = cursor ? sql`and (o.due_day, o.dossier_id) > (${after}::date, ${id}::uuid)` : sql``
  const { rows } = await sql<Row>`
    select d.id, d.number, d.title, o.step, o.due_day::text as due, c.code, c.name_fr as "nameFr", c.name_ar as "nameAr",
      json_build_array(round(ST_X(p.place)::numeric, 6), round(ST_Y(p.place)::numeric, 6)) as at
    from performance_open o join dossier d on d.id = o.dossier_id join commune c on c.code = o.commune_code
      cross join lateral (select wgs84_from_legal(o.place) as place) p
    where o.srid = ${sql.lit(srid)} and o.place && ${shape} and o.cells[${sql.lit(size)}] = ${cell}
      and ${isOf(asked.what, sql.raw('o.due_day'), asked)} ${beyond}
    order by o.due_day, o.dossier_id limit ${limit + 1}`.execute(transaction)
  return rows
}
