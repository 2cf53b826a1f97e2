import { type RawBuilder, sql } from 'kysely'
import type { Asked, Cursor, Wanted } from './asked.ts'
import { type Boxes, drawnBoxes } from './box.ts'
import type { Collection } from './collections.ts'
import { type Crs, geoJsonIn } from './crs.ts'
import type { Kind, Property } from './kinds/kind.ts'
import { type Law, lawTable } from './law.ts'

export type Filter = Pick<Asked, 'boxes' | 'wanted'> & { readonly law: Law }

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
  const fits = (version: Law['shown'][number]) =>
    wanted.every(({ property: { name }, value }) => {
      if (name === 'plan') return version.plan === value
      return name === 'version' ? version.label === value : name !== 'state' || version.state === value
    })
  return { ...law, shown: law.shown.filter(fits) }
}

function filtered({ kind, srid }: Collection, { law, boxes, wanted }: Filter): RawBuilder<unknown> {
  const conditions = [
    kind.during(narrowed(law, wanted)),
    ...(srid === null ? [] : [sql`t.srid = ${sql.lit(srid)}`]),
    ...(boxes ? [sql`(${meeting(kind, boxes)})`] : []),
    ...wanted.map(answering),
  ]
  return sql.join(conditions, sql` and `)
}

/** The key decides the order, within one legal zone by id alone: pages neither repeat nor skip what is there throughout. */
function after({ kind, srid }: Collection, cursor: Cursor | null): RawBuilder<unknown> {
  if (!cursor) return sql``
  if (srid !== null) return sql`and ${kind.id} > ${cursor.id}::uuid`
  return sql`and (t.srid, ${kind.id}) > (${cursor.srid}::integer, ${cursor.id}::uuid)`
}

export type Stretch = { readonly filter: Filter; readonly after: Cursor | null; readonly limit: number }

/** The rows of a page, `page t`, with what is joined to them; `what` is selected from each, in the page's order. */
export function pageStatement<Row>(
  collection: Collection,
  { filter, after: cursor, limit }: Stretch,
  what: RawBuilder<unknown>,
): RawBuilder<Row> {
  const { kind, srid } = collection
  const order = srid === null ? sql`t.srid, ${kind.id}` : kind.id
  return sql<Row>`
    with ${lawTable(kind.name === 'plans' ? filter.law.living : filter.law.shown)},
    page as materialized (
      select ${kind.columns} from ${kind.from}
      where ${filtered(collection, filter)} ${after(collection, cursor)}
      order by ${order} limit ${limit}
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
export const countStatement = (collection: Collection, filter: Filter): RawBuilder<{ count: string }> =>
  sql<{ count: string }>`
    with ${lawTable(collection.kind.name === 'plans' ? filter.law.living : filter.law.shown)}
    select count(*) from ${collection.kind.from} where ${filtered(collection, filter)}`

/** One feature, wherever its zone. */
export function itemStatement(
  collection: Collection,
  { id, crs, law }: { readonly id: string; readonly crs: Crs; readonly law: Law },
): RawBuilder<{ feature: string }> {
  const { kind, srid } = collection
  return sql<{ feature: string }>`
    with ${lawTable(kind.name === 'plans' ? law.living : law.shown)},
    page as materialized (
      select ${kind.columns} from ${kind.from}
      where ${filtered({ ...collection, srid: null }, { law, boxes: null, wanted: [] })} and ${kind.id} = ${id}::uuid
        ${srid === null ? sql`and t.srid in (26191, 26192, 26194, 26195)` : sql`and t.srid = ${sql.lit(srid)}`}
    )${kind.beside}
    select ${featureText(kind, crs)} from page t ${kind.joins}`
}
