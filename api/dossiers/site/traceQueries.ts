import { sql } from 'kysely'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { TraceKind } from '../../contract/traces.ts'
import { Problem } from '../../http/problem.ts'
import { communesAt } from '../../parcels/queries.ts'
import type { LegalTrace } from './legalTrace.ts'

/** The legal zone of a commune. */
export async function zoneOf(transaction: ActorTransaction, communeCode: string): Promise<LegalSrid> {
  const { srid } = await transaction
    .selectFrom('commune')
    .select(sql<LegalSrid>`legal_srid`.as('srid'))
    .where('code', '=', communeCode)
    .executeTakeFirstOrThrow()
  return srid
}

type Drawn = { readonly communeCode: string; readonly srid: LegalSrid; readonly drawn: LegalTrace }

/** A metre, in degrees: no commune limit is known better. */
const LIMIT_DOUBT_DEG = 0.00001

/**
 * What is drawn stays in the commune that examines it. Of an outline that is only approximate the middle is asked, as of a
 * parcel: its limit is nobody's word.
 * @throws Problem DRAWN_ELSEWHERE with the place, and the commune it is in when there is one
 */
export async function checkWithin(transaction: ActorTransaction, { communeCode, srid, drawn }: Drawn): Promise<void> {
  const { rows } = await sql<{ place: { readonly coordinates: number[] } | null }>`
    with drawn as (select wgs84_from_legal(ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(drawn)}), ${srid}::integer)) as g),
    asked as (select c.outline, case
        when c.outline_kind = 'imported' then g
        when GeometryType(g) = 'LINESTRING' then ST_LineInterpolatePoint(g, 0.5)
        else ST_PointOnSurface(g) end as g
      from drawn, commune c where c.code = ${communeCode} and c.outline is not null)
    select ST_AsGeoJSON(ST_PointOnSurface(ST_Difference(g, ST_Buffer(outline, ${LIMIT_DOUBT_DEG}, 1))), 8, 0)::json as place
    from asked where not ST_Covers(outline, g)`.execute(transaction)
  const [lon, lat] = rows[0]?.place?.coordinates ?? []
  if (lon === undefined || lat === undefined) return
  const at = [lon, lat] as const
  const [commune] = await communesAt(transaction, [at])
  const found = commune ? { code: commune.code, nameFr: commune.nameFr, nameAr: commune.nameAr } : {}
  throw new Problem('DRAWN_ELSEWHERE', { field: 'geometry', at, data: found })
}

export type Drawing = {
  readonly id: string
  readonly version: number
  readonly trace: {
    readonly kind: TraceKind
    readonly srid: LegalSrid
    readonly drawn: LegalTrace
    /** Of the ground it takes, where the dossier had one of the former. */
    readonly reportId?: string | null
  }
  readonly at: Date
}

/** Makes it the dossier's ground; false when that is no more the version that was read, nor asked of the actor. */
export async function drawTrace(transaction: ActorTransaction, { id, version, trace, at }: Drawing): Promise<boolean> {
  const { rows } = await sql<{ drawn: boolean }>`
    select draw_site(${id}::uuid, ${version}::integer, ${JSON.stringify(trace)}::jsonb, ${at}::timestamptz) as drawn`.execute(
    transaction,
  )
  return rows[0]?.drawn ?? false
}
