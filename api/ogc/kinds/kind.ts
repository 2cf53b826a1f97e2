import { type RawBuilder, sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { Law } from '../law.ts'

export type PropertyType = 'string' | 'integer' | 'number' | 'boolean' | 'date'

/** One property of a feature: in GeoJSON, in the files and, when `asked` is there, in filters. */
export type Property = {
  readonly name: string
  readonly title: string
  readonly type: PropertyType
  readonly values?: readonly string[]
  /** Its value, from the row `t` of a page and what the kind joins to it. */
  readonly value: RawBuilder<unknown>
  /** Its value from the bare row `t`, before anything is joined; absent, it can't be filtered by. */
  readonly asked?: RawBuilder<unknown>
}

/** What a page is cut from, in which order, and what is joined to each of its rows. */
export type Kind = {
  readonly name: 'plans' | 'zones' | 'servitudes' | 'dossiers'
  readonly title: string
  readonly description: string
  /** Read in the name of whoever is signed in; the others are everybody's. */
  readonly ofPerson: boolean
  /** The row `t`: a table, with what is selected of it. */
  readonly from: RawBuilder<unknown>
  readonly columns: RawBuilder<unknown>
  readonly id: RawBuilder<unknown>
  readonly legal: RawBuilder<unknown>
  readonly mercator: RawBuilder<unknown>
  /** Rows whose geometry meets a box of `plane`, by an index. */
  readonly meets: (plane: LegalSrid | 3857, box: RawBuilder<unknown>) => RawBuilder<unknown>
  /** What holds during the days asked. */
  readonly during: (law: Law) => RawBuilder<unknown>
  /** More statements after `page`, beginning with a comma, and the joins of `page t`. */
  readonly beside: RawBuilder<unknown>
  readonly joins: RawBuilder<unknown>
  readonly properties: readonly Property[]
}

/** Of a kind whose row `t` is what the spatial indexes hold. */
export const ROW_GEOMETRY: Pick<Kind, 'legal' | 'mercator' | 'meets'> = {
  legal: sql`t.geom`,
  mercator: sql`t.geom_3857`,
  meets: (plane, box) => {
    const geometry = plane === 3857 ? sql`t.geom_3857` : sql`t.geom`
    return sql`${geometry} && ${box} and ST_Intersects(${geometry}, ${box})`
  },
}
