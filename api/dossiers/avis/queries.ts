import type { Kysely } from 'kysely'
import { personNamed } from '../../access/personNamed.ts'
import type { Opinion } from '../../contract/avis/opinions.ts'
import type { PersonName } from '../../contract/people.ts'
import type { BodyKind } from '../../contract/policy/roles.ts'
import type { AvisRule, Network } from '../../contract/procedures/definition.ts'
import type { Database } from '../../db/tables.ts'
import { type ItemRow, itemsOf } from './itemQueries.ts'

export type AvisRow = {
  readonly version: number
  readonly opinion: Opinion
  readonly items: readonly ItemRow[]
  /** Until when it is put off. */
  readonly until: string | null
  readonly at: Date
  readonly by: PersonName | null
  readonly signature: { readonly by: PersonName | null; readonly at: Date; readonly level: string } | null
}

export type Said = { readonly by: PersonName | null; readonly at: Date; readonly reason: string }

export type ConsultedRow = {
  /** Null while it is only what the rules name: nothing is written before the dossier is handed over. */
  readonly id: string | null
  readonly round: number
  readonly body: {
    readonly id: string
    readonly kind: BodyKind
    readonly nameFr: string
    readonly nameAr: string
    readonly networks: readonly Network[]
  }
  readonly rules: readonly AvisRule[]
  readonly binding: boolean
  readonly added: Said | null
  readonly askedAt: Date | null
  readonly removed: Said | null
  /** The finding of the report it was consulted for. */
  readonly finding: { readonly rule: string; readonly subject: string | null } | null
  readonly given: readonly AvisRow[]
}

/** Every body a dossier was put before, whatever the round, with what each answered, in order. */
export async function consultedBodies(db: Kysely<Database>, dossierId: string): Promise<ConsultedRow[]> {
  const rows = await db
    .selectFrom('consulted_body as c')
    .innerJoin('body as b', 'b.id', 'c.body_id')
    .select(['c.id', 'c.round', 'c.rules', 'c.binding', 'c.asked_at', 'c.added_at', 'c.reason', 'c.finding'])
    .select(['c.removed_at', 'c.removal_reason', 'b.id as bodyId', 'b.kind', 'b.name_fr', 'b.name_ar', 'b.networks'])
    .select([personNamed('c.added_by').as('addedBy'), personNamed('c.removed_by').as('removedBy')])
    .where('c.dossier_id', '=', dossierId)
    .orderBy('c.round')
    .orderBy('c.id')
    .execute()
  const given = await avisOf(db, dossierId)
  return rows.map(({ id, round, rules, binding, bodyId, kind, networks, ...row }) => ({
    ...{ id, round, rules, binding },
    body: { id: bodyId, kind, nameFr: row.name_fr, nameAr: row.name_ar, networks },
    added: said(row.addedBy, row.added_at, row.reason),
    askedAt: row.asked_at,
    removed: said(row.removedBy, row.removed_at, row.removal_reason),
    finding: row.finding,
    given: given.get(id) ?? [],
  }))
}

const said = (by: PersonName | null, at: Date | null, reason: string | null): Said | null =>
  at === null || reason === null ? null : { by, at, reason }

async function avisOf(db: Kysely<Database>, dossierId: string): Promise<Map<string, AvisRow[]>> {
  const rows = await db
    .selectFrom('avis as a')
    .innerJoin('consulted_body as c', 'c.id', 'a.consulted_body_id')
    .select(['a.consulted_body_id as of', 'a.version', 'a.opinion', 'a.until_day as until', 'a.at'])
    .leftJoin('avis_signature as s', (join) =>
      join.onRef('s.consulted_body_id', '=', 'a.consulted_body_id').onRef('s.version', '=', 'a.version'),
    )
    .select(['s.signed_at as signedAt', 's.level'])
    .select([personNamed('a.person_id').as('by'), personNamed('s.person_id').as('signedBy')])
    .where('c.dossier_id', '=', dossierId)
    .orderBy('a.version')
    .execute()
  if (rows.length === 0) return new Map()
  const items = await itemsOf(db, dossierId)
  const given = rows.map(({ signedAt, signedBy, level, ...row }) => ({
    ...row,
    items: items.get(`${row.of} ${row.version}`) ?? [],
    signature: signedAt && { by: signedBy, at: signedAt, level: level ?? '' },
  }))
  return Map.groupBy(given, ({ of }) => of)
}
