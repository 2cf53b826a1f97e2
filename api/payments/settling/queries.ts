import { type Kysely, sql } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import { personNamed } from '../../access/personNamed.ts'
import type { FeeFact, FeeValue } from '../../contract/fees/facts.ts'
import type { FeeLine, FeeReceipt, Owed, Statement } from '../../contract/fees/statements.ts'
import type { PersonName } from '../../contract/people.ts'
import type { Database } from '../../db/tables.ts'

export type FactRow = {
  readonly nth: number
  readonly side: 'declared' | 'checked'
  readonly fact: FeeFact
  readonly value: FeeValue
  readonly reason: string | null
  readonly by: PersonName | null
  readonly at: Date
}

/** Everything that was said of a dossier for its taxes, in order. */
export async function factsOf(db: Kysely<Database>, dossierId: string): Promise<readonly FactRow[]> {
  const { rows } = await sql<FactRow>`
    select f.nth, f.side, f.fact, f.value, f.reason, f.at, ${personNamed('f.person_id')} as by
    from fee_fact f where f.dossier_id = ${dossierId}::uuid order by f.nth`.execute(db)
  return rows
}

export type StatementRow = Omit<Statement, 'at'> & { readonly at: Date; readonly facts: unknown }

/** Statements of a dossier, newest first. */
export async function statementsOf(db: Kysely<Database>, dossierId: string): Promise<readonly StatementRow[]> {
  const { rows } = await sql<StatementRow & { lines: FeeLine[]; creditors: Owed[] }>`
    select s.version, to_char(s.day, 'YYYY-MM-DD') as day, s.facts, s.lines, s.creditors, s.reason, s.at,
      ${personNamed('s.person_id')} as by
    from fee_statement s where s.dossier_id = ${dossierId}::uuid order by s.version desc`.execute(db)
  return rows
}

export type ReceiptRow = Omit<FeeReceipt, 'at'> & { readonly at: Date }

const receiptColumns = sql`f.id, f.creditor, f.number, to_char(f.day, 'YYYY-MM-DD') as day, f.amount, f.mode, f.reverses,
  f.reason, f.at, exists (select from fee_receipt o where o.reverses = f.id) as reversed, ${personNamed('f.person_id')} as by`

/** Receipts of a dossier and what took some back, in the order they were recorded. */
export async function receiptsOf(db: Kysely<Database>, dossierId: string): Promise<readonly ReceiptRow[]> {
  const { rows } = await sql<ReceiptRow>`
    select ${receiptColumns} from fee_receipt f where f.dossier_id = ${dossierId}::uuid order by f.at, f.id`.execute(db)
  return rows
}

export type RegisteredRow = ReceiptRow & { readonly dossierId: string; readonly dossierNumber: string | null }

/** What a commune, with its arrondissements, received and took back over some days, in their order. */
export async function receiptsBetween(
  db: Kysely<Database>,
  { code, from, to }: { readonly code: string; readonly from: string; readonly to: string },
): Promise<readonly RegisteredRow[]> {
  const { rows } = await sql<RegisteredRow>`
    select ${receiptColumns}, d.id as "dossierId", coalesce(d.number, d.paper_number) as "dossierNumber"
    from fee_receipt f join dossier d on d.id = f.dossier_id
    where f.day between ${from}::date and ${to}::date
      and f.commune_code = any (array(select c.code from commune c where ${code} in (c.code, c.parent_code)))
    order by f.day, f.at, f.id`.execute(db)
  return rows
}

/** Whether a creditor's receipt of that number stands in the commune. */
export async function isReceiptNumberTaken(
  db: Kysely<Database>,
  { code, creditor, number }: { readonly code: string; readonly creditor: string; readonly number: string },
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`receipt ${code} ${creditor} ${number}`}, 0))`.execute(db)
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select from fee_receipt f where f.commune_code = ${code} and f.creditor = ${creditor}
      and f.number = ${number} and f.reverses is null
      and not exists (select from fee_receipt o where o.reverses = f.id)) as taken`.execute(db)
  return rows[0]?.taken ?? false
}

export type Footing = {
  readonly areaM2: number | null
  /** Paid of the tax on lotissement under the authorisation this goes on from; null when no receipt of it stands here. */
  readonly paidBefore: number | null
  /** Null before it is filed. */
  readonly filedOn: Day | null
}

/** The ground's area in the legal plane, and what was paid under the act before. */
export async function footingOf(db: Kysely<Database>, dossierId: string): Promise<Footing> {
  const { rows } = await sql<Footing>`
    select (select case when ST_Dimension(s.geom) = 2 then ST_Area(s.geom) end from dossier_site s
        where s.dossier_id = d.id) as "areaM2",
      (select (select sum((l ->> 'amount')::bigint) from jsonb_array_elements(p.lines) l where l ->> 'code' = 'tol')
        from fee_statement p where p.dossier_id = d.follows
          and exists (select from fee_receipt r where r.dossier_id = p.dossier_id and r.creditor = 'commune'
            and r.reverses is null and not exists (select from fee_receipt o where o.reverses = r.id))
        order by p.version desc limit 1)::bigint as "paidBefore",
      (select to_char(min(e.day), 'YYYY-MM-DD') from dossier_event e
        where e.dossier_id = d.id and e.event = 'file') as "filedOn"
    from dossier d where d.id = ${dossierId}::uuid`.execute(db)
  return rows[0] ?? { areaM2: null, paidBefore: null, filedOn: null }
}
