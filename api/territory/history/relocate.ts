import { type Kysely, sql } from 'kysely'
import { fail, ok, type Result } from '../../../spatial/result.ts'
import { VISITOR } from '../../contract/policy/decide.ts'
import type { Database } from '../../db/tables.ts'
import type { Clock } from '../../deps.ts'
import { record } from '../../journal/record.ts'
import { tellRelocated } from './tellRelocated.ts'

export type Relocating = {
  readonly number: string
  readonly to: string
  /** Why it was filed in the wrong one; its applicant and both guichets are told it. */
  readonly reason: string
  readonly personId: string
}

export type RelocationFault = {
  readonly code:
    | 'DOSSIER_UNKNOWN'
    | 'DOSSIER_DECIDED'
    | 'COMMUNE_UNKNOWN'
    | 'ALREADY_THERE'
    | 'ON_AN_AGENDA'
    | 'BEING_SIGNED'
    | 'ZONES_DIFFER'
  readonly about: string
}

type Found = {
  readonly id: string
  readonly commune: string
  readonly state: string
  readonly isOnAgenda: boolean
  readonly isBeingSigned: boolean
  readonly isDrawn: boolean
  readonly srid: number
}

/**
 * Passes an open dossier to the commune it belongs to: the units it stands under and whoever may read it follow, its number,
 * its events and its clock stay, and the journal keeps who did it and why.
 * @returns the commune it was in
 */
export async function relocateDossier(
  db: Kysely<Database>,
  clock: Clock,
  { number, to, reason, personId }: Relocating,
): Promise<Result<string, RelocationFault>> {
  const at = clock.now()
  return db.transaction().execute(async (transaction) => {
    const dossier = await dossierNumbered(transaction, number)
    if (!dossier) return fail({ code: 'DOSSIER_UNKNOWN', about: number })
    const fault = await faultOf(transaction, dossier, to)
    if (fault) return fail(fault)
    const { id, commune } = dossier
    await sql`select relocate_dossier(${id}::uuid, ${to}, ${clock.today()}::date, ${at}, ${personId}::uuid, ${reason},
      null)`.execute(transaction)
    const entry = { action: 'dossier.relocate', subject: { kind: 'dossier', id }, dossierId: id }
    const detail = { from: commune, to, reason }
    await record(transaction, { actor: { ...VISITOR, personId }, at }, { ...entry, detail })
    const telling = { dossiers: [id], from: commune, to, reason, at, today: clock.today(), tellsGuichets: true }
    await tellRelocated(transaction, telling)
    return ok(commune)
  })
}

async function dossierNumbered(db: Kysely<Database>, number: string): Promise<Found | null> {
  const { rows } = await sql<Found>`
    select d.id, d.commune_code as commune, d.state, c.legal_srid as srid,
      exists (select from session_item i where i.dossier_id = d.id and i.ended is null) as "isOnAgenda",
      exists (select from act a where a.dossier_id = d.id and a.state = 'signing') as "isBeingSigned",
      exists (select from dossier_site s where s.dossier_id = d.id) as "isDrawn"
    from dossier d join commune c on c.code = d.commune_code
    where d.number is not null and plain_number(d.number) = plain_number(${number}) for update of d`.execute(db)
  return rows[0] ?? null
}

async function faultOf(db: Kysely<Database>, dossier: Found, to: string): Promise<RelocationFault | null> {
  if (dossier.state !== 'filed' && dossier.state !== 'examined')
    return { code: 'DOSSIER_DECIDED', about: dossier.state }
  if (dossier.commune === to) return { code: 'ALREADY_THERE', about: to }
  const target = await db
    .selectFrom('commune as c')
    .select(['c.legal_srid as srid'])
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('commune as p').select('p.code').whereRef('p.parent_code', '=', 'c.code')).as('hasParts'),
    )
    .where('c.code', '=', to)
    .where('c.ended_on', 'is', null)
    .executeTakeFirst()
  if (!target || target.hasParts) return { code: 'COMMUNE_UNKNOWN', about: to }
  if (dossier.isOnAgenda) return { code: 'ON_AN_AGENDA', about: dossier.commune }
  if (dossier.isBeingSigned) return { code: 'BEING_SIGNED', about: dossier.commune }
  return dossier.isDrawn && target.srid !== dossier.srid ? { code: 'ZONES_DIFFER', about: to } : null
}
