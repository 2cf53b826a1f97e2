import { type Kysely, sql } from 'kysely'
import { jsonArrayFrom, jsonBuildObject } from 'kysely/helpers/postgres'
import { saidOf } from '../access/asActor.ts'
import { personNamed } from '../access/personNamed.ts'
import type { PersonName } from '../contract/people.ts'
import type { Actor } from '../contract/policy/decide.ts'
import { READERS } from '../contract/policy/policy.ts'
import type { BodyKind, DossierState, Part } from '../contract/policy/roles.ts'
import type { Filer } from '../contract/procedures/definition.ts'
import type { Step } from '../contract/procedures/steps.ts'
import type { Ground } from '../contract/shapes.ts'
import type { Database } from '../db/tables.ts'

export type ParticipantRow = {
  readonly id: string
  readonly part: Part
  readonly addedAt: string
  readonly person: PersonName | null
  readonly body: {
    readonly id: string
    readonly kind: BodyKind
    readonly nameFr: string
    readonly nameAr: string
  } | null
}

export type SummaryRow = {
  readonly id: string
  readonly title: string
  readonly state: DossierState
  readonly createdAt: Date
  readonly number: string | null
  readonly step: Step
  readonly due: string | null
  readonly communeCode: string
  readonly communeNameFr: string
  readonly communeNameAr: string
  readonly myParts: Part[]
  readonly leadsDraft: boolean
}

export type DossierRow = SummaryRow & {
  readonly territory: string[]
  readonly version: number
  readonly reportId: string | null
  /** At which counter it was typed, and by whom; null for a dossier its own makers opened. */
  readonly typed: {
    readonly by: PersonName | null
    readonly body: { readonly nameFr: string; readonly nameAr: string } | null
  } | null
  /** Brought in from a paper register. */
  readonly fromPaper: boolean
  /** The number it has there. */
  readonly paperNumber: string | null
  /** Who files its procedure, by its own data; nobody before one is chosen. */
  readonly filers: Filer[]
  readonly participants: ParticipantRow[]
}

/** The parts an actor has in a dossier, themselves or through an office they work for. */
const myParts = sql<Part[]>`coalesce((select array_agg(distinct p.part) from dossier_participant p
  where p.dossier_id = d.id and p.ended_at is null
    and (p.person_id = actor_person() or p.body_id = any (actor_bodies(array['employee', 'administrator'])))), '{}')`

const summaries = (db: Kysely<Database>) =>
  db
    .selectFrom('dossier as d')
    .innerJoin('commune as c', 'c.code', 'd.commune_code')
    .select(['d.id', 'd.title', 'd.state', 'd.created_at as createdAt', 'd.commune_code as communeCode'])
    .select(['d.number', 'd.step'])
    .select(sql<string | null>`case when d.state in ('filed', 'examined') then d.due_day end::text`.as('due'))
    .select(['c.name_fr as communeNameFr', 'c.name_ar as communeNameAr', myParts.as('myParts')])
    .select(sql<boolean>`d.state = 'draft' and actor_part(d.id, array['owner', 'designer'])`.as('leadsDraft'))

const typedAtCounter = sql<DossierRow['typed']>`case when d.counter_mandate_id is not null then json_build_object(
  'by', ${personNamed('d.created_by')},
  'body', (select json_build_object('nameFr', a.name_fr, 'nameAr', a.name_ar) from acting_of(array[d.counter_mandate_id]) a)) end`

/** The dossier, or null when there is none or the actor may not see it: nobody can tell which. */
export async function dossierById(db: Kysely<Database>, id: string): Promise<DossierRow | null> {
  const row = await summaries(db)
    .select(['d.territory', 'd.version', 'd.report_id as reportId', typedAtCounter.as('typed')])
    .select(sql<boolean>`d.backlog_id is not null`.as('fromPaper'))
    .select('d.paper_number as paperNumber')
    .select(
      sql<Filer[]>`coalesce((select v.definition -> 'filers' from procedure_version v
        where v.id = d.procedure_version_id), '[]')`.as('filers'),
    )
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('dossier_participant as p')
          .leftJoin(sql<PersonName>`names_of(array[p.person_id])`.as('n'), (join) => join.onTrue())
          .leftJoin('body as b', 'b.id', 'p.body_id')
          .whereRef('p.dossier_id', '=', 'd.id')
          .where('p.ended_at', 'is', null)
          .select(['p.id', 'p.part', 'p.added_at as addedAt'])
          .select(personOf.as('person'))
          .select(bodyOf.as('body'))
          .orderBy('p.id'),
      ).as('participants'),
    )
    .where('d.id', '=', id)
    .executeTakeFirst()
  return (row as DossierRow | undefined) ?? null // json_agg's dates are texts, as ParticipantRow says
}

const personOf = sql<PersonName | null>`case when n.id is not null then ${jsonBuildObject({
  id: sql`n.id`,
  givenName: sql`n.given_name`,
  familyName: sql`n.family_name`,
  givenNameAr: sql`n.given_name_ar`,
  familyNameAr: sql`n.family_name_ar`,
})} end`

const bodyOf = sql<ParticipantRow['body']>`case when b.id is not null then ${jsonBuildObject({
  id: sql`b.id`,
  kind: sql`b.kind`,
  nameFr: sql`b.name_fr`,
  nameAr: sql`b.name_ar`,
})} end`

type Page = {
  readonly mine?: boolean | undefined
  readonly state?: DossierState | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/**
 * One page, newest first. The two ways of seeing a dossier are asked apart, so that each has its index; row-level
 * security is upon both.
 */
export async function dossiersSeen(db: Kysely<Database>, { mine, state, cursor, limit }: Page): Promise<SummaryRow[]> {
  const older = cursor ? sql`and d.id < ${cursor}::uuid` : sql``
  const inState = state ? sql`and d.state = ${state}` : sql``
  const page = sql`${inState} ${older} order by d.id desc limit ${limit}`
  const { rows } = await sql<{ id: string }>`
    with reach as materialized (select actor_territories(${READERS}::text[]) as units),
    communes as materialized (
      select c.code from commune c join province p on p.code = c.province_code, reach
      where array['MA', p.region_code, c.province_code, c.parent_code, c.code] && reach.units)
    (select d.id from dossier d where d.id in (select actor_dossiers()) ${page})
    union
    (select d.id from dossier d where not ${mine === true} and d.state <> 'draft' and d.commune_code in (select code from communes) ${page})
    order by id desc limit ${limit}`.execute(db)
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  return summaries(db).where('d.id', 'in', ids).orderBy('d.id', 'desc').execute()
}

export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }
export type NearRow = {
  readonly id: string
  readonly title: string
  readonly state: DossierState
  readonly geometry: Ground
}

type Look = { readonly actor: Actor; readonly today: string; readonly box: Box; readonly most: number }

/**
 * Sites in a box of the map that the actor may see, newest first. One statement says who acts and asks: call it outside
 * any transaction. The display copy answers: one plane for the four legal zones.
 */
export async function sitesNear(
  db: Kysely<Database>,
  { actor, today, box: { west, south, east, north }, most }: Look,
): Promise<NearRow[]> {
  const { who, secondFactor } = saidOf(actor)
  const { rows } = await sql<NearRow>`
    select * from sites_near(${who}::uuid, ${today}::date, ${secondFactor}::boolean, ${west}, ${south}, ${east}, ${north},
      ${most}::integer)`.execute(db)
  return rows
}

/** The person whose confirmed account has this address. */
export async function personByEmail(db: Kysely<Database>, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select a.person_id as id from account_to_sign_in(${email}) a where a.email_confirmed_at is not null`.execute(db)
  return rows[0]?.id ?? null
}
