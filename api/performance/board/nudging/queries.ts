import { type Kysely, sql } from 'kysely'
import { personNamed } from '../../../access/personNamed.ts'
import type { PersonName } from '../../../contract/people.ts'
import type { NudgedHolder } from '../../../contract/performance/board.ts'
import type { Database } from '../../../db/tables.ts'
import { type Asked, eachUnit, HOLDER, unitsOf } from '../narrowing.ts'

export type NudgeRow = {
  readonly id: string
  readonly dossierId: string
  readonly holder: NudgedHolder
  readonly body: { readonly id: string; readonly nameFr: string; readonly nameAr: string } | null
  readonly at: Date
  readonly by: PersonName | null
  readonly note: string | null
  readonly answered: boolean
}

const BODY = sql`(select json_build_object('id', b.id, 'nameFr', b.name_fr, 'nameAr', b.name_ar) from body b where b.id = n.body_id)`
const BY = personNamed('n.person_id')

/** A body answers by its avis, or is asked no more; anybody else by moving the dossier. */
const ANSWERED = sql`case when n.body_id is null then d.step_since > n.at or ${HOLDER} is distinct from n.holder
  else not exists (select from silent_bodies(array[n.dossier_id]) s where s.body_id = n.body_id) end`

const FIELDS = sql`n.id, n.dossier_id as "dossierId", n.holder, ${BODY} as body, n.at, ${BY} as by, r.note, ${ANSWERED} as answered`
const FROM = sql`(dossier_nudge n join nudge_run r on r.id = n.run_id join dossier d on d.id = n.dossier_id)`

/** The last reminder to each holder or body, of each of these dossiers. */
export async function lastNudges(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, NudgeRow[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<NudgeRow>`
    select * from (
      select distinct on (n.dossier_id, n.holder, n.body_id) ${FIELDS} from ${FROM}
      where n.dossier_id = any (${ids}::uuid[]) order by n.dossier_id, n.holder, n.body_id, n.id desc) f
    order by f.id desc`.execute(db)
  return Map.groupBy(rows, ({ dossierId }) => dossierId)
}

/** Every reminder sent about a dossier, the newest first. */
export async function nudgesOf(db: Kysely<Database>, dossierId: string): Promise<NudgeRow[]> {
  const { rows } = await sql<NudgeRow>`
    select ${FIELDS} from ${FROM} where n.dossier_id = ${dossierId}::uuid order by n.id desc`.execute(db)
  return rows
}

export const NUDGES_A_PAGE = 50

export type SentRow = NudgeRow & {
  readonly dossier: { readonly id: string; readonly number: string; readonly commune: SentCommune }
}
type SentCommune = { readonly code: string; readonly nameFr: string; readonly nameAr: string }

/** What was sent on the territory the actor reads, unit by unit; one more than a page tells that another follows. */
export async function nudgesAfter(
  db: Kysely<Database>,
  asked: Pick<Asked, 'filter' | 'actor'>,
  cursor: string | undefined,
): Promise<SentRow[]> {
  const beyond = cursor ? sql`and d.id < ${cursor}::uuid` : sql``
  const first = eachUnit(
    (unit) =>
      sql`select d.id from dossier_nudge d where ${unit} ${beyond} order by d.id desc limit ${NUDGES_A_PAGE + 1}`,
  )
  const { rows } = await sql<SentRow>`
    with ${unitsOf(asked)}, page as materialized (
      select f.id from (${first}) f order by f.id desc limit ${NUDGES_A_PAGE + 1})
    select ${FIELDS}, json_build_object('id', d.id, 'number', d.number,
      'commune', json_build_object('code', c.code, 'nameFr', c.name_fr, 'nameAr', c.name_ar)) as dossier
    from page join ${FROM} on n.id = page.id join commune c on c.code = d.commune_code
    order by n.id desc`.execute(db)
  return rows
}
