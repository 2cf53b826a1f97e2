import { type Kysely, sql } from 'kysely'
import { addMonths, type Day } from '../../spatial/day.ts'
import type { Track } from '../contract/procedures/definition.ts'
import { LEAST_DOSSIERS, MONTHS_LOOKED_AT } from '../contract/procedures/realDelay.ts'
import type { Database } from '../db/tables.ts'

type Asked = {
  readonly code: string
  readonly commune: string
  readonly track?: Track | undefined
  readonly today: Day
}
type Figures = { readonly dossiers: number | null; readonly median: number | null; readonly ninth: number | null }

/** How long a procedure really took in a commune, over the last months; figures are withheld under a few dossiers. */
export async function realDelayIn(db: Kysely<Database>, { code, commune, track, today }: Asked) {
  const since = addMonths(today, -MONTHS_LOOKED_AT)
  const { rows } = await sql<Figures>`
    select dossiers, median, ninth from real_delay(${code}, ${track ?? null}::text, ${commune}, ${since}::date,
      ${LEAST_DOSSIERS}::integer)`.execute(db)
  const figures = rows[0] ?? { dossiers: null, median: null, ninth: null }
  return { since, least: LEAST_DOSSIERS, ...figures }
}
