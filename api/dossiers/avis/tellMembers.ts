import { type Kysely, sql } from 'kysely'
import type { ActorTransaction } from '../../access/asActor.ts'
import { AVIS_GIVERS } from '../../contract/policy/policy.ts'
import type { Database } from '../../db/tables.ts'
import { notify } from '../../notifications/notify.ts'

/** A body that has just been asked: `id` names the asking, once a body, a round and a reason. */
export type AskedBody = {
  readonly id: string
  readonly body: { readonly id: string; readonly nameFr: string; readonly nameAr: string }
}

type Asking = {
  readonly dossierId: string
  readonly bodies: readonly AskedBody[]
  readonly at: Date
  /** Whoever asked knows. */
  readonly by: string
}

type Facts = { readonly number: string; readonly title: string; readonly territory: string[]; readonly due: string }

/**
 * Tells whoever may answer for a body, where the dossier is, that its avis is asked and by which day; each asking once.
 * In the transaction of the asking, after the deadlines were counted.
 */
export async function tellMembers(transaction: ActorTransaction, { dossierId, bodies, at, by }: Asking): Promise<void> {
  if (bodies.length === 0) return
  const { territory, ...facts } = await factsOf(transaction, dossierId)
  for (const { id, body } of bodies) {
    const data = { ...facts, bodyFr: body.nameFr, bodyAr: body.nameAr }
    const telling = { kind: 'avis_asked', data, path: `/dossiers/${dossierId}`, onceKey: id } as const
    for (const personId of await giversOf(transaction, body.id, territory))
      if (personId !== by) await notify(transaction, at, { personId, ...telling })
  }
}

/** The last day of the members' stage; empty where no text sets one. */
async function factsOf(db: Kysely<Database>, dossierId: string): Promise<Facts> {
  const row = await db
    .selectFrom('dossier as d')
    .leftJoin('dossier_deadline as x', (join) =>
      join
        .onRef('x.dossier_id', '=', 'd.id')
        .on('x.stage', '=', 'avis')
        .on('x.assumed', '=', false)
        .on('x.met_day', 'is', null),
    )
    .select(['d.number', 'd.title', 'd.territory', 'x.due_day'])
    .where('d.id', '=', dossierId)
    .executeTakeFirstOrThrow()
  return { number: row.number ?? '', title: row.title, territory: row.territory, due: row.due_day ?? '' }
}

async function giversOf(db: Kysely<Database>, bodyId: string, territory: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`select holders_there(${AVIS_GIVERS}::text[], ${bodyId}::uuid,
    ${territory}::text[], actor_day()) as "personId"`.execute(db)
  return rows.map(({ personId }) => personId)
}
