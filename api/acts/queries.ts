import { type Kysely, sql } from 'kysely'
import type { ActKind, ActLayout, ActState, ActTransition } from '../contract/actsDrafted.ts'
import type { Rule } from '../contract/procedures/definition.ts'
import type { ActStanding } from '../contract/standing.ts'
import type { Database } from '../db/tables.ts'
import { type ActFacts, actFacts, type SigningFacts, signingFacts } from './facts.ts'

/** An act with its last draft. */
export type ActRow = {
  readonly id: string
  readonly dossierId: string
  readonly kind: ActKind
  readonly transition: ActTransition
  readonly unit: string
  readonly state: ActState
  readonly version: number
  readonly token: string
  readonly number: number | null
  readonly year: number | null
  readonly signing: SigningFacts | null
  readonly file: { readonly sha256: string; readonly bytes: number } | null
  readonly level: string | null
  readonly signedAt: Date | null
  readonly signedBy: string | null
  readonly void: { readonly at: Date; readonly reason: string } | null
  readonly withdrawn: { readonly at: Date; readonly reason: string } | null
  readonly template: string
  readonly templateVersion: number
  readonly layout: ActLayout
  readonly facts: ActFacts
  readonly draftedAt: Date
}

const acts = (db: Kysely<Database>) =>
  db
    .selectFrom('act as a')
    .innerJoin('act_draft as f', (join) => join.onRef('f.act_id', '=', 'a.id').onRef('f.version', '=', 'a.version'))
    .select([
      'a.id',
      'a.dossier_id as dossierId',
      'a.kind',
      'a.transition',
      'a.unit',
      'a.state',
      'a.version',
      'a.token',
    ])
    .select([
      'a.number',
      'a.year',
      'a.signing',
      'a.level',
      'a.signed_at as signedAt',
      'a.signed_by as signedBy',
      'a.file_sha256',
      'a.file_bytes',
    ])
    .select(['a.void_reason', 'a.voided_at', 'a.withdrawn_at', 'a.withdrawal_reason'])
    .select(['f.template', 'f.template_version as templateVersion', 'f.layout'])
    .select(['f.facts', 'f.drafted_at as draftedAt'])

type Kept = Awaited<ReturnType<ReturnType<typeof acts>['execute']>>[number]

const said = (at: Date | null, reason: string | null) => (at === null || reason === null ? null : { at, reason })

const read = ({ file_sha256, file_bytes, facts, signing, ...row }: Kept): ActRow => ({
  ...row,
  facts: actFacts.parse(facts),
  signing: signing === null ? null : signingFacts.parse(signing),
  file: file_sha256 === null || file_bytes === null ? null : { sha256: file_sha256, bytes: file_bytes },
  void: said(row.voided_at, row.void_reason),
  withdrawn: said(row.withdrawn_at, row.withdrawal_reason),
})

/** One act; null when there is none or the actor may not see it. */
export async function actById(db: Kysely<Database>, id: string): Promise<ActRow | null> {
  const row = await acts(db).where('a.id', '=', id).executeTakeFirst()
  return row ? read(row) : null
}

/** The acts of a dossier that the actor may see, the oldest first. */
export async function actsOf(db: Kysely<Database>, dossierId: string): Promise<ActRow[]> {
  const rows = await acts(db).where('a.dossier_id', '=', dossierId).orderBy('a.id').execute()
  return rows.map(read)
}

export type RegisterRow = {
  readonly number: number
  readonly state: ActState
  readonly kind: ActKind
  readonly dossierId: string | null
  readonly dossierNumber: string | null
  readonly procedure: { readonly nameFr: string; readonly nameAr: string } | null
  readonly title: string | null
  readonly beganAt: Date
  readonly signedAt: Date | null
  readonly signing: SigningFacts
  /** Null while it is being signed. */
  readonly became: (Pick<ActStanding, 'standing' | 'since'> & { readonly reason: string | null }) | null
}

export type RegisterPage = {
  readonly unit: string
  readonly year: number
  readonly after: number
  readonly limit: number
}

/** The numbers of a unit and a year after one of them, in order. */
export async function registerOf(db: Kysely<Database>, page: RegisterPage, today: string): Promise<RegisterRow[]> {
  const { unit, year, after, limit } = page
  const { rows } = await sql<RegisterRow>`
    select a.number, a.state, a.kind, d.id as "dossierId", d.number as "dossierNumber", d.title,
      case when v.id is not null then json_build_object('nameFr', v.definition ->> 'nameFr', 'nameAr', v.definition ->> 'nameAr') end
        as procedure,
      a.began_at as "beganAt", a.signed_at as "signedAt", a.signing,
      standing_of_act(a.id, ${today}::date) as became
    from act a left join dossier d on d.id = a.dossier_id left join procedure_version v on v.id = d.procedure_version_id
    where a.unit = ${unit} and a.year = ${year} and a.number > ${after}
    order by a.number limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...row, signing: signingFacts.parse(row.signing) }))
}

/** The last number of a unit and a year that the actor may see: 0 before the first. */
export async function lastNumber(db: Kysely<Database>, unit: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(number), 0) as last from act where unit = ${unit} and year = ${year}`.execute(db)
  return rows[0]?.last ?? 0
}

export type CopyRow = {
  readonly actId: string
  readonly nameFr: string
  readonly nameAr: string
  readonly due: string
  readonly sentAt: Date | null
  readonly rule: Rule
}

/** To whom the acts of a dossier went, in the order the law names them. */
export const copiesOf = (db: Kysely<Database>, dossierId: string): Promise<CopyRow[]> =>
  db
    .selectFrom('act_copy as c')
    .innerJoin('act as a', 'a.id', 'c.act_id')
    .select(['c.act_id as actId', 'c.name_fr as nameFr', 'c.name_ar as nameAr', 'c.due_day as due', 'c.rule'])
    .select('c.sent_at as sentAt')
    .where('a.dossier_id', '=', dossierId)
    .orderBy('c.act_id')
    .orderBy('c.nth')
    .execute()
