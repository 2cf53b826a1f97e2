import { type RawBuilder, sql } from 'kysely'
import { LEGAL_ZONES, type LegalSrid } from '../../spatial/crs/legalZones.ts'
import type { Asked, Cursor, Wanted } from './asked.ts'
import { type Boxes, drawnBoxes } from './box.ts'
import type { Collection } from './collections.ts'
import { type Crs, geoJsonIn } from './crs.ts'
import type { Kind, Property } from './kinds/kind.ts'
import { type Law, lawTable } from './law.ts'

export type Filter = Pick<Asked, 'boxes' | 'wanted' | 'condition'> & { readonly law: Law }

const CASTS = { string: 'text', integer: 'integer', number: 'float8', boolean: 'boolean', date: 'date' } as const

const meeting = (kind: Kind, boxes: Boxes) =>
  sql.join(
    drawnBoxes(boxes).map((box) => sql`(${kind.meets(boxes.plane, box)})`),
    sql` or `,
  )
const answering = ({ property, value }: Wanted) =>
  sql`${property.asked ?? property.value} = ${value}::${sql.raw(CASTS[property.type])}`

/** A plan and its version are few: naming them narrows the versions looked for, and the index of versions answers. */
function narrowed(law: Law, wanted: readonly Wanted[]): Law {
  const fits = ({ plan, label, state }: Law['shown'][number]) => {
    const said: Readonly<Record<string, unknown>> = { plan, version: label, state }
    return wanted.every(({ property: { name }, value }) => !(name in said) || said[name] === value)
  }
  return { ...law, shown: law.shown.filter(fits) }
}

function filtered(kind: Kind, { law, boxes, wanted, condition }: Filter): RawBuilder<unknown> {
  const conditions = [
    kind.during(narrowed(law, wanted)),
    ...(boxes ? [sql`(${meeting(kind, boxes)})`] : []),
    ...wanted.map(answering),
    ...(condition ? [condition.sql] : []),
  ]
  return sql.join(conditions, sql` and `)
}

/** The versions a kind joins to its rows. */
const lawOf = ({ name }: Kind, { living, shown }: Law) => (name === 'plans' ? living : shown)
const within = (srid: LegalSrid | null) =>
  srid === null ? sql`t.srid in (${sql.join(PARTS.map((part) => sql.lit(part)))})` : sql`t.srid = ${sql.lit(srid)}`

/** What asks for everything there is on the day. */
export const UNFILTERED = { boxes: null, wanted: [], condition: null } as const

const PARTS: readonly LegalSrid[] = LEGAL_ZONES.map(({ srid }) => srid)

/**
 * The rows of one legal zone, in the order of their ids: pages neither repeat nor skip what is there throughout. One
 * statement a zone, or the planner takes the end of a page for a filter and reads the country to the last row.
 */
function partOf({ kind }: Collection, srid: LegalSrid, { filter, after, limit }: Stretch): RawBuilder<unknown> {
  const beyond = after?.srid === srid ? sql`and ${kind.id} > ${after.id}::uuid` : sql``
  return sql`(select ${kind.columns} from ${kind.from}
      where t.srid = ${sql.lit(srid)} and ${filtered(kind, filter)} ${beyond}
      order by ${kind.id} limit ${limit})`
}

export type Stretch = { readonly filter: Filter; readonly after: Cursor | null; readonly limit: number }

/** The rows of a page, `page t`, with what is joined to them; `what` is selected from each, in the page's order. */
export function pageStatement<Row>(
  collection: Collection,
  stretch: Stretch,
  what: RawBuilder<unknown>,
): RawBuilder<Row> {
  const { kind, srid } = collection
  const { filter, after, limit } = stretch
  const parts = PARTS.filter((part) => (srid === null || part === srid) && part >= (after?.srid ?? 0))
  const rows = parts.length > 0 ? parts : PARTS.slice(0, 1) // a cursor beyond the last zone: its limit is none
  const most = parts.length > 0 ? limit : 0
  return sql<Row>`
    with ${lawTable(lawOf(kind, filter.law))},
    page as materialized (
      select * from (${sql.join(
        rows.map((part) => partOf(collection, part, { filter, after, limit: most })),
        sql` union all `,
      )}) t order by t.srid, t.id limit ${most}
    )${kind.beside}
    select t.srid, t.id, ${what} from page t ${kind.joins} order by t.srid, t.id`
}

/** A number keeps its point: a reader that guesses the type of a column by its first page would cut the next one's 12.5 to 12. */
const written = ({ type, value }: Property) => (type === 'number' ? sql`${value}::numeric + 0.0` : value)

/** A feature as GeoJSON text, whole: nothing of it is parsed on its way out. */
export function featureText(kind: Kind, crs: Crs): RawBuilder<unknown> {
  const pairs = kind.properties.flatMap((property) => [sql.lit(property.name), written(property)])
  return sql`'{"type":"Feature","id":"' || t.id || '","geometry":' || ${geoJsonIn(crs, kind.legal)} || ',"properties":' ||
    json_build_object(${sql.join(pairs)})::text || '}' as feature`
}

/** How many features answer a filter. */
export const countStatement = ({ kind, srid }: Collection, filter: Filter): RawBuilder<{ count: number }> =>
  sql<{ count: number }>`
    with ${lawTable(lawOf(kind, filter.law))}
    select count(*) from ${kind.from} where ${within(srid)} and ${filtered(kind, filter)}`

/** One feature, whatever its zone when the collection is the country's. */
export function itemStatement(
  { kind, srid }: Collection,
  { id, crs, law }: { readonly id: string; readonly crs: Crs; readonly law: Law },
): RawBuilder<{ feature: string }> {
  return sql<{ feature: string }>`
    with ${lawTable(lawOf(kind, law))},
    page as materialized (
      select ${kind.columns} from ${kind.from}
      where ${within(srid)} and ${kind.id} = ${id}::uuid and ${filtered(kind, { law, ...UNFILTERED })}
    )${kind.beside}
    select ${featureText(kind, crs)} from page t ${kind.joins}`
}
