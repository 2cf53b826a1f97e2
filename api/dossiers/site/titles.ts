import { sql } from 'kysely'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Warning } from '../../contract/warnings.ts'

type Other = Warning['dossiers'][number]

/** Named at most; beyond, it is said that there are others. */
const MOST = 20

/**
 * Whether other open dossiers are about the same land title, declared or found in the cadastre. Those that the asker may
 * see are named; of the rest nothing is said but that they exist.
 */
export async function titleWarnings(transaction: ActorTransaction, dossierId: string): Promise<Warning[]> {
  const { rows } = await sql<{ total: number }>`
    select others_on_title(${dossierId}::uuid) as total`.execute(transaction)
  const total = rows[0]?.total ?? 0
  if (total === 0) return []
  const dossiers = await seenOnTitle(transaction, dossierId)
  return [{ code: 'TITLE_IN_USE', dossiers, others: total > dossiers.length }]
}

/** Row-level security leaves those the asker may see. The keys are asked first: a join would hide them from the index. */
async function seenOnTitle(transaction: ActorTransaction, dossierId: string): Promise<Other[]> {
  const { rows: own } = await sql<{ keys: string[] }>`
    select array_remove(array[title_key, site_title_key], null) as keys from dossier where id = ${dossierId}::uuid`.execute(
    transaction,
  )
  const keys = own[0]?.keys ?? []
  const { rows } = await sql<Other>`
    select id, number, title from dossier
    where id <> ${dossierId}::uuid and state in ('draft', 'filed', 'examined')
      and (title_key = any (${keys}::text[]) or site_title_key = any (${keys}::text[]))
    order by id desc limit ${MOST}`.execute(transaction)
  return rows
}
