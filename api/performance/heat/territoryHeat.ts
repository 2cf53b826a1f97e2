import { type RawBuilder, sql } from 'kysely'
import { LEGAL_ZONES, type LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Box, Heat } from '../../contract/performance/heat.ts'
import { HOLDER_OF, HOLDERS, type Step } from '../../contract/procedures/steps.ts'
import { type Asked, isOf } from './asked.ts'
import { type Counted, drawHexagons, wholeHexagons } from './hexagons.ts'

export type Look = { readonly box: Box; readonly size: number }

/** The names shown of a hexagon, at most. */
const MOST_COMMUNES = 5

type Row = {
  readonly srid: LegalSrid
  readonly cell: string
  readonly commune: string
  readonly step: Step
  readonly late: number
  readonly soon: number
  readonly open: number
}

const DUE = sql.raw('o.due_day')

const counted = (asked: Asked) => sql`(count(*) filter (where ${isOf('late', DUE, asked)}))::integer as late,
  (count(*) filter (where ${isOf('soon', DUE, asked)}))::integer as soon, count(*)::integer as open`

/** One walk of each zone's own part, by its own coordinates. What the plan of the test asks too. */
export const cellsStatement = (asked: Asked, { box, size }: Look): RawBuilder<Row> =>
  sql<Row>`${sql.join(
    LEGAL_ZONES.map(
      ({ srid }) => sql`select ${sql.lit(srid)} as srid, o.cells[${sql.lit(size)}]::text as cell,
        o.commune_code as commune, o.step, ${counted(asked)}
        from performance_open o where o.srid = ${sql.lit(srid)} and o.place && ${wholeHexagons(box, srid, size)}
        group by o.cells[${sql.lit(size)}], o.commune_code, o.step`,
    ),
    sql` union all `,
  )}`

/**
 * What the actor's mandates read, as row-level security has it: every hexagon that reaches into the box and holds one of
 * the dossiers asked about, counted whole; and how many are on no map in the whole territory.
 */
export async function territoryHeat(
  transaction: ActorTransaction,
  asked: Asked,
  look: Look,
): Promise<Pick<Heat, 'features' | 'totals' | 'noSite'>> {
  const { rows } = await cellsStatement(asked, look).execute(transaction)
  const cells = Map.groupBy(rows, ({ srid, cell }) => `${srid} ${cell}`) as Map<string, [Row, ...Row[]]> // none is empty
  const hexagons = [...cells.values()].map((of) => gathered(of, asked, look))
  const hottest = hexagons.toSorted((a, b) => b.properties.dossiers - a.properties.dossiers)
  const drawn = await drawHexagons(transaction, hottest, look.box)
  const all = drawn.map(({ properties }) => properties.counts)
  const total = (of: keyof Heat['totals']) => all.reduce((whole, counts) => whole + (counts[of] ?? 0), 0)
  return {
    features: drawn.filter(({ properties }) => properties.dossiers > 0),
    totals: { late: total('late'), soon: total('soon'), open: total('open') },
    noSite: await withoutSite(transaction, asked),
  }
}

const sum = (rows: readonly Row[], of: 'late' | 'soon' | 'open') => rows.reduce((total, row) => total + row[of], 0)

function gathered(rows: readonly [Row, ...Row[]], { what }: Asked, { size }: Look): Counted {
  const [first] = rows
  const dossiers = sum(rows, what)
  const hot = rows.filter((row) => row[what] > 0)
  const communes = [...Map.groupBy(hot, ({ commune }) => commune)]
    .map(([code, of]) => ({ code, dossiers: sum(of, what) }))
    .toSorted((a, b) => b.dossiers - a.dossiers || (a.code < b.code ? -1 : 1))
    .slice(0, MOST_COMMUNES)
  const inHand = Map.groupBy(hot, ({ step }) => HOLDER_OF[step])
  const holders = HOLDERS.map((holder) => ({ holder, dossiers: sum(inHand.get(holder) ?? [], what) }))
    .filter((each) => each.dossiers > 0)
    .toSorted((a, b) => b.dossiers - a.dossiers)
  const counts = { late: sum(rows, 'late'), soon: sum(rows, 'soon'), open: sum(rows, 'open') }
  return { srid: first.srid, size, cell: first.cell, properties: { dossiers, counts, holders }, communes }
}

async function withoutSite(transaction: ActorTransaction, asked: Asked): Promise<Heat['noSite']> {
  const { rows } = await sql<Heat['noSite']>`
    select ${counted(asked)} from performance_open o where o.srid = 0`.execute(transaction)
  return rows[0] ?? { late: 0, soon: 0, open: 0 }
}
