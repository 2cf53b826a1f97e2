import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { PersonName } from '../../contract/people.ts'
import type { StageCode, Track } from '../../contract/procedures/definition.ts'
import type { Step } from '../../contract/procedures/steps.ts'
import type { Flow } from '../../contract/procedures/transitions.ts'
import type { QueuedDossier, QueueSort } from '../../contract/queue.ts'
import type { Database } from '../../db/tables.ts'
import { type Asked, type Condition, dueOf, narrowed } from './narrowing.ts'
import type { Typed } from './typed.ts'
import { eachUnit, unitsOf } from './units.ts'

export type Page = {
  readonly sort: QueueSort
  readonly cursor?: string | undefined
  readonly limit: number
  /** What was typed, looked up. */
  readonly typed: Typed | null
}

export type QueueRow = {
  readonly id: string
  readonly number: string
  readonly paperNumber: string | null
  readonly title: string
  readonly communeCode: string
  readonly communeNameFr: string
  readonly communeNameAr: string
  readonly procedureCode: string
  readonly procedureNameFr: string
  readonly procedureNameAr: string
  readonly flow: Flow
  readonly track: Track | null
  readonly step: Step
  readonly moves: number
  readonly stepSince: Date
  readonly filedAt: Date
  readonly due: string | null
  readonly stage: StageCode | null
  readonly stageDue: string | null
  readonly findings: QueuedDossier['findings']
  readonly labels: string[]
  readonly assigned: { readonly bodyId: string; readonly person: PersonName }[]
  readonly at: [number, number] | null
  /** What the page is sorted by, as a cursor says it. */
  readonly key: string
}

type Order = {
  readonly key: RawBuilder<unknown>
  readonly text: RawBuilder<string>
  readonly type: RawBuilder<unknown>
  readonly down: boolean
}

/** A cursor's instant keeps the microseconds of the database. */
function orderOf({ sort }: Page, { filter }: Asked): Order {
  if (sort === 'due') {
    const due = dueOf(filter.scope)
    return { key: due, text: sql`(${due})::text`, type: sql`date`, down: false }
  }
  const column = sql.raw(sort === 'since' ? 'd.step_since' : 'd.filed_at')
  const text = sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
  return { key: column, text, type: sql`timestamptz`, down: sort === 'filedDown' }
}

/** A page of the queue, in the order asked for. */
export async function queuePage(db: Kysely<Database>, asked: Asked, page: Page): Promise<QueueRow[]> {
  const { text, down } = orderOf(page, asked)
  const way = sql.raw(down ? 'desc' : 'asc')
  // The page first, then what is shown of it: the rest of the territory is neither joined nor drawn.
  const { rows } = await sql<QueueRow>`
    with ${unitsOf(asked)}, page as materialized (${idsOf(asked, page)})
    select d.id, d.number, d.paper_number as "paperNumber", d.title, d.track, d.step, d.moves, d.step_since as "stepSince", d.filed_at as "filedAt",
      nullif(${dueOf(asked.filter.scope)}, 'infinity'::date)::text as due, ${text} as key,
      c.code as "communeCode", c.name_fr as "communeNameFr", c.name_ar as "communeNameAr",
      v.code as "procedureCode", v.definition ->> 'nameFr' as "procedureNameFr", v.definition ->> 'nameAr' as "procedureNameAr",
      v.definition ->> 'flow' as flow,
      n.stage, n.due_day::text as "stageDue", ${FINDINGS} as findings, ${LABELS} as labels, ${ASSIGNED} as assigned, ${AT} as at
    from page join dossier d on d.id = page.id join commune c on c.code = d.commune_code
      join procedure_version v on v.id = d.procedure_version_id
    left join lateral (
      select s.stage, s.due_day from dossier_deadline s
      where s.dossier_id = d.id and s.met_day is null and s.due_day is not null and not s.assumed
        and d.state in ('filed', 'examined')
      order by s.due_day, s.stage limit 1) n on true
    order by page.key ${way}, page.id ${way}`.execute(db)
  return rows
}

/** The first ones of each unit in their order, then of all; what was typed and few answer is sorted as it is found. */
function idsOf(asked: Asked, page: Page): RawBuilder<unknown> {
  const { key, type, down } = orderOf(page, asked)
  const [after, id] = page.cursor?.split('_') ?? []
  const beyond =
    after && id ? sql`and (${key}, d.id) ${sql.raw(down ? '<' : '>')} (${after}::${type}, ${id}::uuid)` : sql``
  const way = sql.raw(down ? 'desc' : 'asc')
  const first = (within: Condition) => sql`select d.id, ${key} as key from dossier d
    where ${within} and ${narrowed(asked)} ${beyond} order by ${key} ${way}, d.id ${way} limit ${page.limit}`
  const { typed } = page
  if (typed?.few) return first(sql`${typed.where} and d.territory && (select units from reach)`)
  const walked = eachUnit((unit) => first(typed ? sql`${unit} and ${typed.where}` : unit))
  return sql`select f.id, f.key from (${walked}) f order by f.key ${way}, f.id ${way} limit ${page.limit}`
}

/** As counted when one was last judged in this report; of one that nobody judged, each but the compliant waits. */
const FINDINGS = sql`(select json_build_object('noncompliant', coalesce(f.noncompliant, r.noncompliant),
    'unverified', coalesce(f.unverified, r.unverified), 'reserved', coalesce(f.reserved, r.reserved),
    'waiting', coalesce(f.waiting, r.noncompliant + r.unverified + r.reserved))
  from conformity_report r left join finding_standing f on f.dossier_id = d.id and f.report_id = r.id
  where r.id = d.report_id)`

const LABELS = sql`array(select l.label_id from dossier_labelled l where l.dossier_id = d.id order by l.labelled_at, l.label_id)`

const ASSIGNED = sql`coalesce((select json_agg(json_build_object('bodyId', a.body_id, 'person', json_build_object('id', p.id,
    'givenName', p.given_name, 'familyName', p.family_name, 'givenNameAr', p.given_name_ar, 'familyNameAr', p.family_name_ar)))
  from dossier_assignment a cross join lateral names_of(array[a.person_id]) p where a.dossier_id = d.id), '[]'::json)`

/** The legal zone of the commune is the one its sites are kept in: one part of them is read. */
const AT = sql`(select json_build_array(round(ST_X(p)::numeric, 6), round(ST_Y(p)::numeric, 6))
  from dossier_site s cross join lateral (select ST_Transform(ST_PointOnSurface(s.geom_3857), 4326) as p) place
  where s.srid = c.legal_srid and s.dossier_id = d.id)`
