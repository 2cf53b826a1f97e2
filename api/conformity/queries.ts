import { type Kysely, sql } from 'kysely'
import type { Judged } from '../../spatial/conformity/difference.ts'
import type { Check, Facts, Verdict } from '../../spatial/conformity/types.ts'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import type { Day } from '../../spatial/day.ts'
import type { LegalMultiPolygon } from '../../spatial/geometry/types.ts'
import { geoJsonLegal } from '../db/postgis.ts'
import type { Database } from '../db/tables.ts'
import { isUuid } from '../db/uuid.ts'

/** A report as it was sealed. */
export type StoredReport = {
  readonly id: string
  readonly createdAt: Date
  readonly on: Day
  readonly srid: LegalSrid
  readonly outline: LegalMultiPolygon
  readonly facts: Facts
  readonly checks: readonly Check[]
  readonly verdict: Verdict
  readonly ruleVersions: Readonly<Record<string, number>>
  readonly seal: string
}

/** A report as far as it is told apart from another. */
export const judged = ({ verdict, checks, facts }: StoredReport): Judged => ({ verdict, checks, met: facts })

export type NewReport = StoredReport & {
  readonly parcel: Uint8Array
  readonly footprint: Uint8Array | null
  readonly askedOnce: string | null
}

const stored = (db: Kysely<Database>) =>
  db
    .selectFrom('conformity_report as r')
    .select(['r.id', 'r.created_at as createdAt', 'r.verdict', 'r.seal', 'r.rule_versions as ruleVersions'])
    .select((eb) => [
      sql<Day>`r.on_day`.as('on'),
      sql<LegalSrid>`r.srid`.as('srid'),
      geoJsonLegal<LegalMultiPolygon>(eb.ref('r.geom')).as('outline'),
      sql<Facts>`r.facts`.as('facts'),
      sql<Check[]>`r.checks`.as('checks'),
    ])

/** The report of that id, or null. */
export async function reportById(db: Kysely<Database>, id: string): Promise<StoredReport | null> {
  if (!isUuid(id)) return null
  return (await stored(db).where('r.id', '=', id).executeTakeFirst()) ?? null
}

/** The report that the same question with the same key already made, or null. */
export const reportAskedOnce = async (db: Kysely<Database>, askedOnce: string): Promise<StoredReport | null> =>
  (await stored(db).where('r.asked_once', '=', askedOnce).executeTakeFirst()) ?? null

/** The very bytes that were sealed, as PostGIS keeps them. */
export async function sealedBytes(
  db: Kysely<Database>,
  id: string,
): Promise<{ readonly parcel: Buffer; readonly footprint: Buffer | null }> {
  return db
    .selectFrom('conformity_report as r')
    .where('r.id', '=', id)
    .select([
      sql<Buffer>`ST_AsEWKB(r.geom, 'NDR')`.as('parcel'),
      sql<Buffer | null>`ST_AsEWKB(r.footprint, 'NDR')`.as('footprint'),
    ])
    .executeTakeFirstOrThrow()
}

/** Keeps a report for good. False when another request with the same key was faster. */
export async function keepReport(db: Kysely<Database>, report: NewReport): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('conformity_report')
    .values({
      id: report.id,
      created_at: report.createdAt,
      on_day: report.on,
      srid: report.srid,
      geom: sql`ST_GeomFromEWKB(${report.parcel}::bytea)`,
      footprint: sql`ST_GeomFromEWKB(${report.footprint}::bytea)`,
      facts: JSON.stringify(report.facts),
      checks: JSON.stringify(report.checks),
      verdict: report.verdict,
      rule_versions: JSON.stringify(report.ruleVersions),
      seal: report.seal,
      asked_once: report.askedOnce,
    })
    .onConflict((conflict) => conflict.column('asked_once').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
